import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@/db';
import { lockDataDir } from '@/db/lock';
import { KnownError } from '@/lib/protocol/errors';
import { sendError } from './api/http';
import { createRouter } from './api/router';
import { createSparklines } from './api/sparklines';
import type { Config } from './config';
import { freePort } from './free-port';
import { type Logger, createLogger } from './logger';
import { openPages } from './pages';
import { packageVersion } from './paths';
import { purge, purgeImports } from './purge';
import { resolveBySystem } from './notify/address';
import { systemClock } from './notify/clock';
import { type CourierParts, createCourier } from './notify/courier';
import { createPipeline } from './pipeline';
import { createBroadcast } from './pipeline/broadcast';
import { createAccess } from './security/access';
import { createSignIn } from './security/sign-in';
import { createSequences, openSockets } from './sockets/connection';
import { Supervisor } from './supervisor/supervisor';
import type { TrainerProcessOptions } from './supervisor/trainer-process';

export interface ServeOptions {
  dev?: boolean;
  /** False: REST and sockets only, for the command line and tests. */
  pages?: boolean;
  /** Close on SIGINT and SIGTERM. */
  signals?: boolean;
  logger?: Logger;
  trainer?: TrainerProcessOptions;
  /** What a test sets in the place of names, clock or chance. */
  courier?: Partial<Pick<CourierParts, 'tools' | 'clock' | 'random'>>;
}

export interface RunningServer {
  url: string;
  supervisor: Supervisor;
  close(): Promise<void>;
}

const DEMO_PRESET = 'mnist-quick';
const CHANNEL_PATIENCE_MS = 5000;
const PURGE_EVERY_MS = 60_000;

/** Wires the rooms together and listens. Decides nothing. */
export async function serve(config: Config, options: ServeOptions = {}): Promise<RunningServer> {
  const logger = options.logger ?? createLogger();
  mkdirSync(config.dataDir, { recursive: true });
  const lock = lockDataDir(config.dataDir);
  const store = openStore(config.dataDir);
  const purged = { store, logger, dataDir: config.dataDir };
  purgeImports(purged);
  purge(purged);
  const purging = setInterval(() => purge(purged), PURGE_EVERY_MS);

  const access = createAccess(config);
  const signIn = createSignIn(access);
  const admit = (request: IncomingMessage) => {
    access.checkOrigin(request);
    access.checkSignedIn(request);
  };

  const http = createServer((request, response) => void answer(request, response));
  const sequences = createSequences();
  const io = openSockets(http, admit, sequences);
  const broadcast = createBroadcast(io, sequences);
  const signOutAll = () => {
    access.sessions?.endAll();
    io.disconnectSockets(true);
  };
  const courier = createCourier({
    store,
    broadcast,
    logger,
    tools: { resolve: resolveBySystem, patienceMs: CHANNEL_PATIENCE_MS },
    clock: systemClock,
    random: Math.random,
    url: () => pageUrl(config.host, url),
    ...options.courier,
  });
  const pipeline = createPipeline({ store, broadcast, logger, courier });
  const supervisor = new Supervisor({
    store,
    pipeline,
    logger,
    dataDir: config.dataDir,
    runsAtOnce: config.runsAtOnce,
    ...(options.trainer && { trainer: options.trainer }),
  });
  const api = createRouter(
    {
      store,
      supervisor,
      broadcast,
      courier,
      sparklines: createSparklines(store.series),
      version: packageVersion(),
      dataDir: config.dataDir,
      access: { host: config.host, signOutAll: access.sessions && signOutAll },
    },
    logger,
  );
  const pages = options.pages === false ? null : openPages(http, options.dev ?? false);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      access.checkOrigin(request);
      if (await signIn(request, response)) return;
      access.checkSignedIn(request);
      if (/^\/api(\/|\?|$)/.test(request.url ?? '')) await api(request, response);
      else if (pages) await (await pages)(request, response);
      else throw new KnownError('NOT_FOUND', 'this server has no pages; start `ganscope serve`');
    } catch (error) {
      await sendError(response, error, logger);
    }
  }

  const port = await freePort(config.host, config.port);
  await new Promise<void>((listening, fail) => {
    http.once('error', fail).listen(port, config.host, listening);
  });
  const bound = (http.address() as AddressInfo).port;
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${bound}`;
  const addressFile = join(config.dataDir, 'server.json');
  writeFileSync(addressFile, JSON.stringify({ url, pid: process.pid, version: packageVersion() }));
  if (pages) {
    if (bound !== config.port && config.port !== 0)
      console.log(`Port ${config.port} is in use, so this is on ${bound}.`);
    console.log(`ganscope is at ${url}`);
  }

  // The pages first: a trainer that starts beside them takes the core that the first page waits for.
  await pages;
  if (config.demo && store.runs.list().length === 0) await supervisor.create({ preset: DEMO_PRESET });
  supervisor.begin();
  courier.look(); // what an earlier server left

  let closing: Promise<void> | null = null;
  const close = () =>
    (closing ??= (async () => {
      clearInterval(purging);
      await supervisor.close();
      await pipeline.settled();
      await courier.close();
      await io.close(); // closes the http server too
      http.closeAllConnections();
      store.close();
      rmSync(addressFile, { force: true });
      lock.release();
    })());
  if (options.signals) closeOnSignals(close);
  return { url, supervisor, close };
}

/** Who is told by mail or message may be elsewhere: then "every address" says nothing, and this machine's name does. */
const pageUrl = (host: string, url: string) =>
  ['0.0.0.0', '::'].includes(host) ? `http://${hostname()}:${new URL(url).port}` : url;

function closeOnSignals(close: () => Promise<void>): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(130); // asked twice: now
      asked = true;
      console.error('closing: what trains stops with a checkpoint (again: at once)');
      void close().then(() => process.exit(0));
    });
  }
}
