import { proxy } from 'comlink';
import type { EngineName, Failure } from '../../src/core/errors.ts';
import { fail, ok, type Result } from '../../src/core/result.ts';
import {
  type OnProgress,
  type OpenConfig,
  type OpenedPack,
  PROTOCOL_VERSION,
} from '../protocol.ts';
import type { WorkerLike } from '../worker-like.ts';
import { type Connection, connect } from './connection.ts';
import { isEngineFault } from './engine-fault.ts';
import type { SpawnWorker } from './spawn.ts';

export interface EngineChange {
  readonly from: EngineName;
  readonly to: EngineName;
  readonly reason: Failure;
}

export interface WorkerOptions {
  /** The pack's folder; relative addresses are taken from the page. */
  readonly packUrl: string;
  /** Asked each time a worker starts: another pack, models of the user's own beside it, other threads. */
  readonly choice?: () => Partial<Pick<OpenConfig, 'packUrl' | 'own' | 'threads'>>;
  /** `auto` (the default): WebGPU, and WASM where that does not work or has only a software adapter. */
  readonly engine?: 'auto' | EngineName;
  /**
   * WASM threads wished for. By default at most four, and one core less than there are: the engine's threads
   * wait by spinning, and where all cores are taken two threads are slower than one.
   */
  readonly threads?: number;
  /** Told once, when WASM takes over from WebGPU. A text under way is read again from its start. */
  readonly onEngineChange?: (change: EngineChange) => void;
  /** Starts the worker of an engine: the page's own (`spawnWorker`), or a script from elsewhere. */
  readonly spawn: SpawnWorker;
}

export type AnnotatorState =
  | { readonly status: 'idle' }
  | { readonly status: 'opening'; readonly engine: EngineName }
  | { readonly status: 'open'; readonly opened: OpenedPack }
  | { readonly status: 'failed'; readonly failure: Failure };

/** A worker with its pack open. */
export interface LiveWorker {
  readonly connection: Connection;
  readonly opened: OpenedPack;
}

export interface OpenOptions {
  readonly onProgress?: OnProgress | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface WorkerKeeper {
  readonly state: AnnotatorState;
  /** The worker with its pack open, started if need be. `again` forgets earlier crashes. */
  open(options: OpenOptions, again: boolean): Promise<Result<LiveWorker, Failure>>;
  /** Ends a worker that is of no use any more; the next call starts another. */
  drop(worker: LiveWorker, failure: Failure): void;
  /** The same after a failure of its engine: true when another engine takes over, so that a job can be tried again. */
  replace(worker: LiveWorker, failure: Failure): boolean;
  /** A job has succeeded: crashes before it do not count any more. */
  settled(): void;
  close(): Promise<void>;
}

/** In a row, without a job that succeeded between them. */
const MOST_RESTARTS = 2;
const MOST_THREADS = 4;
const CLOSE_MS = 500;

/** Keeps one worker: starts it, opens its pack, changes engine once, starts it again after crashes. */
export function keepWorker(options: WorkerOptions): WorkerKeeper {
  const { engine: choice = 'auto', spawn, onEngineChange } = options;
  const waiting = new Set<{ readonly onProgress: OnProgress | undefined }>();
  let engine: EngineName = choice === 'wasm' ? 'wasm' : 'webgpu';
  let state: AnnotatorState = { status: 'idle' };
  let current: Connection | undefined;
  let opening: Promise<Result<LiveWorker, Failure>> | undefined;
  let live: LiveWorker | undefined;
  let crashes = 0;

  async function start(): Promise<Result<LiveWorker, Failure>> {
    state = { status: 'opening', engine };
    const worker = trySpawn(engine);
    if (!worker.ok) {
      state = { status: 'failed', failure: worker.error };
      return worker;
    }
    const connection = connect(worker.value, (failure) => {
      crashes += 1;
      if (live?.connection !== connection) return;
      live = undefined;
      state = { status: 'failed', failure };
    });
    current = connection;
    const onProgress = proxy<OnProgress>((progress) => {
      for (const waiter of waiting) waiter.onProgress?.(progress);
    });
    const result = await connection.call((api) => api.open(configOf(options), onProgress));
    if (result.ok) {
      state = { status: 'open', opened: result.value };
      live = { connection, opened: result.value };
      return ok(live);
    }
    connection.end(result.error);
    if (fallBack(result.error)) return start();
    const isCancelled = result.error.code === 'cancelled';
    state = isCancelled ? { status: 'idle' } : { status: 'failed', failure: result.error };
    return result;
  }

  function trySpawn(name: EngineName): Result<WorkerLike, Failure> {
    try {
      return ok(spawn(name));
    } catch (error) {
      // A script of another origin throws at once; a missing one fails later.
      return fail({ code: 'worker-crashed', reason: String(error) });
    }
  }

  function fallBack(reason: Failure): boolean {
    if (choice !== 'auto' || engine === 'wasm' || !isEngineFault(reason.code)) return false;
    engine = 'wasm';
    crashes = 0;
    onEngineChange?.({ from: 'webgpu', to: 'wasm', reason });
    return true;
  }

  function drop(worker: LiveWorker, failure: Failure): void {
    worker.connection.end(failure);
    if (live !== worker) return;
    live = undefined;
    state = { status: 'idle' };
  }

  return {
    get state() {
      return state;
    },
    async open({ onProgress, signal }, again) {
      if (signal?.aborted) return fail({ code: 'cancelled' });
      if (live) return ok(live);
      if (again) crashes = 0;
      if (crashes > MOST_RESTARTS && state.status === 'failed') return fail(state.failure);
      opening ??= start().finally(() => {
        opening = undefined;
      });
      const waiter = { onProgress };
      waiting.add(waiter);
      return untilAborted(opening, signal, () => {
        waiting.delete(waiter);
        // Nobody wants it any more. Opening cannot be interrupted from within.
        if (signal?.aborted && waiting.size === 0) current?.end({ code: 'cancelled' });
      });
    },
    drop,
    replace(worker, failure) {
      drop(worker, failure);
      // Of two jobs that met the same failure, the first has changed the engine.
      return worker.opened.engine !== engine || fallBack(failure);
    },
    settled() {
      crashes = 0;
    },
    async close() {
      const worker = live;
      live = undefined;
      state = { status: 'idle' };
      const end = () => current?.end({ code: 'cancelled' });
      // Gives memory back in order; a worker that is too busy to answer is ended all the same.
      const timer = setTimeout(end, CLOSE_MS);
      await worker?.connection.call((api) => api.close().then(() => ok(undefined)));
      clearTimeout(timer);
      end();
      // Who opens it again right after must not be given the opening that was just ended.
      await opening;
    },
  };
}

function configOf({ packUrl, threads, engine, choice }: WorkerOptions): OpenConfig {
  return {
    protocol: PROTOCOL_VERSION,
    packUrl: new URL(packUrl.endsWith('/') ? packUrl : `${packUrl}/`, globalThis.location?.href)
      .href,
    threads: threads ?? Math.min(MOST_THREADS, Math.max(1, navigator.hardwareConcurrency - 1)),
    // Only for who asks for WebGPU by name: to compare, or to test without a graphics card.
    softwareGpu: engine === 'webgpu',
    ...choice?.(),
  };
}

/** The promise's result, or `cancelled` as soon as the signal says so. `after` runs in both cases. */
async function untilAborted<T>(
  promise: Promise<Result<T, Failure>>,
  signal: AbortSignal | undefined,
  after: () => void,
): Promise<Result<T, Failure>> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<Result<T, Failure>>((resolve) => {
    onAbort = () => resolve(fail({ code: 'cancelled' }));
    signal?.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (onAbort) signal?.removeEventListener('abort', onAbort);
    after();
  }
}
