import { proxy } from 'comlink';
import type { EngineName, Failure } from '../../core/errors.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { AnnotatorState, OpenOptions } from '../../engine/contract/annotator.ts';
import type { OnProgress, OpenConfig, OpenedPack } from '../../engine/contract/protocol.ts';
import type { EngineChoice } from './choose-engine.ts';
import { type Connection, connect } from './connection.ts';
import { CLOSE_MS, type SpawnWorker, trySpawn } from './start-worker.ts';

/** A worker with its pack open. */
export interface LiveWorker {
  readonly connection: Connection;
  readonly opened: OpenedPack;
}

/**
 * One start of a worker with its pack, from the first call until the worker's end. When one engine does not open, the
 * session tries the next. A call keeps the session that it began with, and only a session writes its own state, so that
 * the end of one session never affects another.
 */
export interface WorkerSession {
  readonly state: AnnotatorState;
  /** True once the session has no worker any more. Later calls use another session. */
  readonly isOver: boolean;
  /** Waits for the open worker. When all waiting callers cancel before it is open, the session ends. */
  join(options: OpenOptions): Promise<Result<LiveWorker, Failure>>;
  /** Cancels the running calls and closes the worker. A session that is still opening ends at once. */
  close(): Promise<void>;
}

export interface WorkerSessionOptions {
  readonly engines: EngineChoice;
  readonly spawn: SpawnWorker;
  /** Called for each worker that is started. */
  readonly config: () => OpenConfig;
  /** Called when a worker dies by itself, before its calls settle. */
  readonly onDeath: (engine: EngineName, failure: Failure) => void;
  /** Settles when the previous session has ended: two models at once might not fit into memory. */
  readonly after?: Promise<unknown> | undefined;
}

const CANCELLED: Failure = { code: 'cancelled' };

export function startSession(options: WorkerSessionOptions): WorkerSession {
  const { engines, spawn, config, onDeath, after } = options;
  const waiting = new Set<OpenOptions>();
  let state: AnnotatorState = { status: 'opening', engine: engines.engine };
  let connection: Connection | undefined;
  let isOver = false;

  function finish(failure: Failure): void {
    if (isOver) return;
    isOver = true;
    state = failure.code === 'cancelled' ? { status: 'idle' } : { status: 'failed', failure };
  }

  async function open(): Promise<Result<LiveWorker, Failure>> {
    if (after) await after;
    for (;;) {
      if (isOver) return fail(CANCELLED);
      const { engine } = engines;
      state = { status: 'opening', engine };
      const result = await openWith(engine);
      if (result.ok) return result;
      if (isOver || !engines.takesOver(engine, result.error)) {
        finish(result.error);
        return result;
      }
    }
  }

  async function openWith(engine: EngineName): Promise<Result<LiveWorker, Failure>> {
    const worker = trySpawn(spawn, engine);
    if (!worker.ok) return worker;
    const own = connect(worker.value, (failure, isDeath) => {
      // The state changes first: `onDeath` may open again at once, and must not get this session.
      if (state.status === 'open') finish(isDeath ? failure : CANCELLED);
      if (isDeath) onDeath(engine, failure);
    });
    connection = own;
    const onProgress = proxy<OnProgress>((progress) => {
      for (const waiter of waiting) waiter.onProgress?.(progress);
    });
    const result = await own.call((api) => api.open(config(), onProgress));
    // The worker may have died after it reported success.
    const failure = own.refusal ?? (result.ok ? undefined : result.error);
    if (!result.ok || failure) {
      own.end(failure ?? CANCELLED);
      return fail(failure ?? CANCELLED);
    }
    state = { status: 'open', opened: result.value };
    return ok({ connection: own, opened: result.value });
  }

  const opened = open();

  return {
    get state() {
      return state;
    },
    get isOver() {
      return isOver;
    },
    join(waiter) {
      waiting.add(waiter);
      return untilAborted(opened, waiter.signal, () => {
        waiting.delete(waiter);
        // No caller waits any more, and opening cannot be interrupted from inside the worker.
        if (!waiter.signal?.aborted || waiting.size > 0 || state.status !== 'opening') return;
        finish(CANCELLED);
        connection?.end(CANCELLED);
      });
    },
    async close() {
      const isOpen = state.status === 'open';
      finish(CANCELLED);
      if (isOpen) await connection?.close(CLOSE_MS);
      else connection?.end(CANCELLED);
    },
  };
}

/** The promise's result, or `cancelled` as soon as the signal aborts. `after` runs in both cases. */
async function untilAborted<T>(
  promise: Promise<Result<T, Failure>>,
  signal: AbortSignal | undefined,
  after: () => void,
): Promise<Result<T, Failure>> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<Result<T, Failure>>((resolve) => {
    onAbort = () => resolve(fail(CANCELLED));
    signal?.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (onAbort) signal?.removeEventListener('abort', onAbort);
    after();
  }
}
