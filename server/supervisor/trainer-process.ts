import { type ChildProcess, fork } from 'node:child_process';
import type { Catalogue } from '@/lib/protocol/catalogue';
import { KnownError } from '@/lib/protocol/errors';
import { type TrainerCommand, type TrainerEvent, trainerEvent } from '@/lib/protocol/trainer-messages';
import { PROTOCOL_VERSION } from '@/lib/protocol/version';
import { childProcess } from '../paths';

export interface TrainerExit {
  exitCode: number | null;
  signal: string | null;
  stderr: string[];
  /** Set when the parent ended it for a reason of its own. */
  reason: string | null;
}

export interface TrainerProcessOptions {
  /** The bundle or source file to fork; by default the one beside this server. */
  entry?: string;
  readyTimeoutMs?: number;
  /** No heartbeat for this long: the process hangs and is ended. */
  heartbeatTimeoutMs?: number;
  killAfterMs?: number;
}

const STDERR_LINES = 20;

/** The parent's handle of one trainer process: handshake, typed messages, an end that always comes. */
export class TrainerProcess {
  readonly ready: Promise<Catalogue>;
  readonly exited: Promise<TrainerExit>;
  onEvent: (event: TrainerEvent) => void = () => undefined;
  private readonly child: ChildProcess;
  private readonly stderr: string[] = [];
  private readonly options: Required<Omit<TrainerProcessOptions, 'entry'>>;
  private watchdog: NodeJS.Timeout | null = null;
  private reason: string | null = null;
  private hasExited = false;

  constructor({ entry, ...options }: TrainerProcessOptions = {}) {
    this.options = { readyTimeoutMs: 60_000, heartbeatTimeoutMs: 120_000, killAfterMs: 5_000, ...options };
    const child = childProcess('trainer', entry);
    this.child = fork(child.entry, [], {
      serialization: 'advanced', // NaN and typed arrays arrive as they are
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: child.execArgv,
    });
    this.keepStderr();
    this.exited = new Promise((settle) => {
      this.child.once('error', (error) => {
        this.reason ??= error.message;
        if (this.child.pid === undefined) this.settleExit(settle, null, null);
      });
      // 'close' comes after stderr has ended, so the last words are complete.
      this.child.once('close', (code, signal) => this.settleExit(settle, code, signal));
    });
    this.ready = this.handshake();
    this.ready.catch(() => undefined); // told through `exited` too; nobody may be waiting yet
    this.child.on('message', (message) => this.receive(message));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  send(command: TrainerCommand): void {
    if (this.child.connected) this.child.send(command);
  }

  /** SIGTERM, then SIGKILL for a process that does not listen. */
  async end(reason: string | null = null): Promise<TrainerExit> {
    this.reason ??= reason;
    if (!this.hasExited) {
      this.child.kill('SIGTERM');
      const kill = setTimeout(() => this.child.kill('SIGKILL'), this.options.killAfterMs);
      void this.exited.then(() => clearTimeout(kill));
    }
    return this.exited;
  }

  private settleExit(
    settle: (exit: TrainerExit) => void,
    exitCode: number | null,
    signal: string | null,
  ): void {
    this.hasExited = true;
    if (this.watchdog) clearTimeout(this.watchdog);
    settle({ exitCode, signal, stderr: [...this.stderr], reason: this.reason });
  }

  private handshake(): Promise<Catalogue> {
    return new Promise((resolve, reject) => {
      const timeout = setTimeout(() => {
        void this.end(`the trainer was not ready after ${this.options.readyTimeoutMs / 1000} s`);
      }, this.options.readyTimeoutMs);
      void this.exited.then(({ exitCode, signal, reason, stderr }) => {
        clearTimeout(timeout);
        const why = reason ?? `the trainer ended with ${signal ?? `code ${exitCode}`} before it was ready`;
        reject(new KnownError('TRAINER_EXITED', [why, ...stderr.slice(-3)].join('\n')));
      });
      const listen = (message: unknown) => {
        const event = trainerEvent.safeParse(message);
        if (!event.success || event.data.type !== 'ready') return;
        this.child.off('message', listen);
        clearTimeout(timeout);
        if (event.data.protocolVersion !== PROTOCOL_VERSION) {
          void this.end(
            `the trainer speaks protocol ${event.data.protocolVersion}, this server ${PROTOCOL_VERSION}; run npm run build`,
          );
          return;
        }
        resolve(event.data.catalogue);
      };
      this.child.on('message', listen);
    });
  }

  private receive(message: unknown): void {
    this.feedWatchdog();
    const event = trainerEvent.safeParse(message);
    if (!event.success) {
      void this.end(
        `the trainer sent a message that is not in the protocol: ${event.error.message.slice(0, 300)}`,
      );
      return;
    }
    if (event.data.type !== 'ready') this.onEvent(event.data);
  }

  private feedWatchdog(): void {
    if (this.watchdog) clearTimeout(this.watchdog);
    if (this.hasExited) return;
    const { heartbeatTimeoutMs } = this.options;
    this.watchdog = setTimeout(() => {
      void this.end(`the trainer said nothing for ${heartbeatTimeoutMs / 1000} s`);
    }, heartbeatTimeoutMs);
    this.watchdog.unref();
  }

  private keepStderr(): void {
    let rest = '';
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = (lines.pop() ?? '').slice(-2000);
      for (const line of lines) if (line.trim()) this.stderr.push(line.slice(0, 2000));
      this.stderr.splice(0, this.stderr.length - STDERR_LINES);
    });
  }
}
