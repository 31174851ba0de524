import type { EngineName, Failure } from '../../core/errors.ts';
import { fail, type Result } from '../../core/result.ts';
import type { AnnotatorState, OpenOptions } from '../../engine/contract/annotator.ts';
import { type OpenConfig, PROTOCOL_VERSION } from '../../engine/contract/protocol.ts';
import { chooseEngine, type EngineChange } from './choose-engine.ts';
import type { SpawnWorker } from './start-worker.ts';
import { type LiveWorker, startSession, type WorkerSession } from './worker-session.ts';

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

export interface WorkerKeeper {
  readonly state: AnnotatorState;
  /** The worker with its pack open, started if need be. `again` forgets earlier crashes. */
  open(options: OpenOptions, again: boolean): Promise<Result<LiveWorker, Failure>>;
  /** Ends a worker that is of no use any more; the next call starts another. */
  drop(worker: LiveWorker, failure: Failure): void;
  /** Replaces a worker whose engine has failed. True: another engine takes over, so that the job can be tried again. */
  replace(worker: LiveWorker, failure: Failure): boolean;
  /** The model has done a job: crashes before it do not count any more. */
  settled(): void;
  /** Ends the worker that is there now, and cancels the calls that were made until now; later ones start another. */
  close(): Promise<void>;
}

/** In a row, without a job that succeeded between them. */
const MAX_RESTARTS = 2;
const MAX_THREADS = 4;
const IDLE: AnnotatorState = { status: 'idle' };

/** Keeps one worker: starts it, opens its pack, changes engine once, starts it again after crashes. */
export function superviseWorker(options: WorkerOptions): WorkerKeeper {
  let crashes = 0;
  const engines = chooseEngine(options.engine ?? 'auto', (change) => {
    crashes = 0;
    options.onEngineChange?.(change);
  });
  let session: WorkerSession | undefined;
  let closing: Promise<unknown> | undefined;

  const start = (): WorkerSession =>
    startSession({
      engines,
      spawn: options.spawn,
      config: () => configOf(options),
      onDeath(engine, failure) {
        crashes += 1;
        engines.died(engine, failure);
      },
      after: closing,
    });

  return {
    get state() {
      return session?.state ?? IDLE;
    },
    async open(openOptions, again) {
      if (openOptions.signal?.aborted) return fail({ code: 'cancelled' });
      if (again) crashes = 0;
      if (!session || session.isOver) {
        const last = session?.state;
        if (last?.status === 'failed' && crashes > MAX_RESTARTS) return fail(last.failure);
        session = start();
      }
      return session.join(openOptions);
    },
    drop: (worker, failure) => worker.connection.end(failure),
    replace(worker, failure) {
      const { engine } = worker.opened;
      // A worker that has died by itself has been counted; one death is no reason to change the engine.
      if (failure.code === 'worker-crashed') return engines.hasReplaced(engine);
      worker.connection.end(failure);
      return engines.takesOver(engine, failure);
    },
    settled() {
      crashes = 0;
      engines.settled();
    },
    async close() {
      closing = Promise.all([closing, session?.close()]);
      session = undefined;
      await closing;
    },
  };
}

function configOf({ packUrl, threads, engine, choice }: WorkerOptions): OpenConfig {
  return {
    protocol: PROTOCOL_VERSION,
    packUrl: new URL(packUrl.endsWith('/') ? packUrl : `${packUrl}/`, globalThis.location?.href)
      .href,
    threads: threads ?? Math.min(MAX_THREADS, Math.max(1, navigator.hardwareConcurrency - 1)),
    // Only for who asks for WebGPU by name: to compare, or to test without a graphics card.
    softwareGpu: engine === 'webgpu',
    ...choice?.(),
  };
}
