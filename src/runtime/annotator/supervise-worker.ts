import type { EngineName, Failure } from '../../core/errors.ts';
import { fail, type Result } from '../../core/result.ts';
import type { AnnotatorState, OpenOptions } from '../../engine/contract/annotator.ts';
import { type OpenConfig, PROTOCOL_VERSION } from '../../engine/contract/protocol.ts';
import { chooseEngine, type EngineChange } from './choose-engine.ts';
import type { SpawnWorker } from './start-worker.ts';
import { type LiveWorker, startSession, type WorkerSession } from './worker-session.ts';

export interface WorkerOptions {
  /** URL of the pack's folder, relative to the page. */
  readonly packUrl: string;
  /**
   * Called each time a worker starts. Overrides the pack, the user's own models or the number of threads, and names the
   * dictionary that is loaded beside them.
   */
  readonly choice?: () => Partial<Pick<OpenConfig, 'packUrl' | 'own' | 'threads' | 'gazetteerUrl'>>;
  /** `auto` (the default) tries WebGPU, and uses WASM when WebGPU fails or has only a software adapter. */
  readonly engine?: 'auto' | EngineName;
  /**
   * Number of WASM threads to use. The default is one less than the number of cores, at most four: waiting threads
   * spin, and on a machine whose cores are all busy two threads are slower than one.
   */
  readonly threads?: number;
  /** Called once, when WASM replaces WebGPU. A running job reads its text again from the start. */
  readonly onEngineChange?: (change: EngineChange) => void;
  /** Starts the worker of an engine: `spawnWorker`, or `spawnFrom` for a script from elsewhere. */
  readonly spawn: SpawnWorker;
}

export interface WorkerKeeper {
  readonly state: AnnotatorState;
  /** The worker with its pack open, started when there is none. `again` resets the count of crashes. */
  open(options: OpenOptions, again: boolean): Promise<Result<LiveWorker, Failure>>;
  /** Ends an unusable worker. The next call starts another one. */
  drop(worker: LiveWorker, failure: Failure): void;
  /** Replaces a worker whose engine failed. True when another engine takes over, so that the job can be repeated. */
  replace(worker: LiveWorker, failure: Failure): boolean;
  /** Records that the model completed a job: earlier crashes no longer count. */
  settled(): void;
  /** Ends the current worker and cancels all calls made before. Later calls start another worker. */
  close(): Promise<void>;
}

/** Restarts in a row without a completed job between them. */
const MAX_RESTARTS = 2;
const MAX_THREADS = 4;
const IDLE: AnnotatorState = { status: 'idle' };

/** Supervises one worker: starts it, opens its pack, changes the engine once, and restarts it after crashes. */
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
      // A worker that died by itself is already counted; one death is no reason to change the engine.
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
    // A software adapter is allowed only when WebGPU was requested by name: to compare, or to test without a graphics
    // card.
    softwareGpu: engine === 'webgpu',
    ...choice?.(),
  };
}
