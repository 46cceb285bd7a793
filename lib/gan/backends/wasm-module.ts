import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Worker } from 'node:worker_threads';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/**
 * Starts a WebAssembly build of the package through the build's own factory. The start-up of the package itself
 * has no threads under Node: its flag is off, its workers come from `blob:` addresses that worker_threads
 * refuses, and it takes half the cores at most. The factory takes an answer to each, so nothing of the package
 * is changed:
 * - `locateFile` names what a thread runs: a `data:` module that evaluates the package's text for workers;
 * - `instantiateWasm` sees the imports before they are bound, the count of cores among them;
 * - the pool of eight workers that is made at once is cut to the wanted ones before any has loaded.
 */
export type WasmModule = ConstructorParameters<typeof BackendWasm>[0];

export interface StartOptions {
  threads: number;
  /** What a thread runs; by default the package's own text. */
  threadScript?: URL;
  startTimeoutMs?: number;
}

/** The Emscripten module: given to the factory as its settings, which adds the rest to it. */
interface Emscripten {
  locateFile(path: string): string | URL;
  mainScriptUrlOrBlob: string;
  instantiateWasm(imports: Imports, receive: Receive): object;
  PThread?: { unusedWorkers: PooledWorker[]; runningWorkers: PooledWorker[]; terminateAllThreads(): void };
  cwrap(name: string, returns: 'number' | null, takes: 'number'[]): (...values: number[]) => number;
}
type PooledWorker = Worker & { onerror?: (error: Error) => void };
type Imports = WebAssembly.Imports & { env: WebAssembly.ModuleImports };
type Receive = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;
type Factory = (settings: Partial<Emscripten>) => Promise<Emscripten>;

const require = createRequire(import.meta.url);

/** Rejects when a thread cannot start or nothing is heard of it in time; no thread is left behind then. */
export async function startModule({
  threads,
  threadScript,
  startTimeoutMs = 20_000,
}: StartOptions): Promise<WasmModule> {
  const build = `@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm${threads > 1 ? '-threaded-simd' : ''}`;
  const script = require.resolve(`${build}.js`);
  const binary = require.resolve(threads > 1 ? `${build}.wasm` : `${build}-simd.wasm`);
  const factory = require(script) as Factory;
  let timeout: NodeJS.Timeout | undefined;
  const settings: Partial<Emscripten> = {};
  const started = new Promise<Emscripten>((resolve, reject) => {
    timeout = setTimeout(
      () => reject(new Error(`no answer after ${startTimeoutMs / 1000} s`)),
      startTimeoutMs,
    );
    const instantiate = async (imports: Imports, receive: Receive) => {
      imports.env['emscripten_num_logical_cores'] = () => 2 * threads;
      const { instance, module } = await WebAssembly.instantiate(await readFile(binary), imports);
      receive(instance, module);
      // Emscripten's own answer to a broken worker, set by now, is to throw where nobody can catch it.
      for (const worker of settings.PThread?.unusedWorkers ?? []) worker.onerror = reject;
    };
    Object.assign(settings, {
      locateFile: () => threadScript ?? threadModule(require.resolve(`${build}.worker.js`)),
      mainScriptUrlOrBlob: script,
      instantiateWasm(imports: Imports, receive: Receive) {
        instantiate(imports, receive).catch(reject);
        return {};
      },
    });
    leavingNoTrace(() => factory(settings)).then(resolve, reject);
    const pool = settings.PThread?.unusedWorkers ?? [];
    for (const worker of pool) worker.once('error', reject);
    for (const spare of pool.splice(threads - 1)) void spare.terminate();
    for (const worker of pool) {
      worker.once('exit', (code) => reject(new Error(`a thread ended with code ${code}`)));
    }
  });
  try {
    return withBridge(await started);
  } catch (error) {
    settings.PThread?.terminateAllThreads();
    throw error;
  } finally {
    clearTimeout(timeout);
  }
}

/** Threads that run do not keep the process alive, and one that breaks ends it: the others would wait for it. */
export function releaseThreads(module: WasmModule): void {
  for (const worker of (module as Partial<Emscripten>).PThread?.runningWorkers ?? []) {
    worker.unref();
    worker.onerror = (error) => {
      throw error;
    };
  }
}

/** The text of the package is for a blob: line feeds within its strings must be escaped once more. */
function threadModule(workerFile: string): URL {
  const code = `
    import { createRequire } from 'node:module';
    const file = ${JSON.stringify(workerFile)};
    const require = createRequire(file);
    const text = require(file).wasmWorkerContents.replaceAll('\\n', '\\\\n');
    new Function('require', '__filename', text)(require, file);`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

/** The functions that the package's own start-up adds to the module. */
function withBridge(emscripten: Emscripten): WasmModule {
  const bridge = (name: string, takes: number, returns: 'number' | null = null) =>
    emscripten.cwrap(name, returns, Array<'number'>(takes).fill('number'));
  return Object.assign(emscripten as unknown as WasmModule, {
    tfjs: {
      init: bridge('init', 0),
      initWithThreadsCount: bridge('init_with_threads_count', 1),
      getThreadsCount: bridge('get_threads_count', 0, 'number'),
      registerTensor: bridge('register_tensor', 3),
      disposeData: bridge('dispose_data', 1),
      dispose: bridge('dispose', 0),
    },
  });
}

/**
 * The factory listens to errors of the whole process (to throw them again, and when it is disposed it removes the
 * listeners of others too), and it sets a global `Worker`. It needs neither once it has returned.
 */
function leavingNoTrace<T>(call: () => T): T {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const listeners = events.map((event) => process.rawListeners(event));
  const worker = Object.getOwnPropertyDescriptor(globalThis, 'Worker');
  for (const event of events) process.removeAllListeners(event);
  try {
    return call();
  } finally {
    for (const [index, event] of events.entries()) {
      process.removeAllListeners(event);
      for (const listener of listeners[index]!) process.on(event, listener as () => void);
    }
    if (worker) Object.defineProperty(globalThis, 'Worker', worker);
    else Reflect.deleteProperty(globalThis, 'Worker');
  }
}
