import { proxy, type Remote } from 'comlink';
import type { Failure, FailureCode } from '../../core/errors.ts';
import { fail, type Result } from '../../core/result.ts';
import type { Annotator } from '../../engine/contract/annotator.ts';
import type { AnnotatorApi } from '../../engine/contract/protocol.ts';
import type { Call } from './connection.ts';
import { createLookup } from './lookup.ts';
import { superviseWorker, type WorkerOptions } from './supervise-worker.ts';
import type { LiveWorker } from './worker-session.ts';

export interface AnnotatorOptions extends WorkerOptions {
  /** Milliseconds that a cancelled job may take to stop before its worker is ended. Set by tests. */
  readonly graceMs?: number;
}

/** A pass of the encoder cannot be interrupted; one on a slow phone takes a second. */
const GRACE_MS = 2000;
/** Failures after which the worker's runtime is unusable. */
const ENDS_WORKER: ReadonlySet<FailureCode> = new Set([
  'gpu-lost',
  'out-of-memory',
  'worker-crashed',
]);

type StartJob<T> = (api: Remote<AnnotatorApi>, job: number) => Promise<Result<T, Failure>>;

/** An annotator that reads in its own worker. */
export function createAnnotator(options: AnnotatorOptions): Annotator {
  const supervisor = superviseWorker(options);
  const graceMs = options.graceMs ?? GRACE_MS;
  /** Workers that were ended because a cancelled job kept them busy. */
  const held = new WeakSet<LiveWorker>();
  const lookup = createLookup(options.spawn);
  let jobs = 0;

  async function run<T>(
    signal: AbortSignal | undefined,
    start: StartJob<T>,
  ): Promise<Result<T, Failure>> {
    const worker = await supervisor.open({ signal }, false);
    if (!worker.ok) return worker;
    const result = await runOn(worker.value, signal, start);
    if (result.ok) return result;
    // Other jobs of that worker are not at fault, so they run again.
    if (held.has(worker.value) && !signal?.aborted) return run(signal, start);
    if (!ENDS_WORKER.has(result.error.code)) return result;
    return supervisor.replace(worker.value, result.error) ? run(signal, start) : result;
  }

  /** Runs a job of the model. Its success shows that the engine works; a lookup does not show that. */
  async function read<T>(
    signal: AbortSignal | undefined,
    start: StartJob<T>,
  ): Promise<Result<T, Failure>> {
    const result = await run(signal, start);
    if (result.ok) supervisor.settled();
    return result;
  }

  /**
   * Runs a call that needs no model. When no model opens, a worker without a model answers, and its files are not
   * fetched again.
   */
  async function lookUp<T>(start: Call<T>): Promise<Result<T, Failure>> {
    const hasFailed = () => supervisor.state.status === 'failed';
    if (!hasFailed()) {
      const result = await run(undefined, start);
      // Frees the second copy of the lexicon.
      if (result.ok) void lookup.close();
      if (result.ok || !hasFailed()) return result;
    }
    return lookup.call(start);
  }

  async function runOn<T>(
    worker: LiveWorker,
    signal: AbortSignal | undefined,
    start: StartJob<T>,
  ): Promise<Result<T, Failure>> {
    if (signal?.aborted) return fail({ code: 'cancelled' });
    const { connection } = worker;
    const job = ++jobs;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onAbort = () => {
      connection.tell((api) => api.cancel(job));
      const reason = 'ended because a cancelled job did not stop';
      timer = setTimeout(() => {
        held.add(worker);
        supervisor.drop(worker, { code: 'worker-crashed', reason });
      }, graceMs);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    const result = await connection.call((api) => start(api, job));
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    return signal?.aborted ? fail({ code: 'cancelled' }) : result;
  }

  return {
    get state() {
      return supervisor.state;
    },
    async open(openOptions = {}) {
      const worker = await supervisor.open(openOptions, true);
      return worker.ok ? { ok: true, value: worker.value.opened } : worker;
    },
    annotate: (input, { signal, onReading } = {}) =>
      read(signal, (api, job) => api.annotate(job, input, proxy(unlessAborted(signal, onReading)))),
    answer: (input, { signal, onProgress } = {}) =>
      read(signal, (api, job) => api.answer(job, input, proxy(unlessAborted(signal, onProgress)))),
    link: (input, { signal, onProgress } = {}) =>
      run(signal, (api, job) => api.link(job, input, proxy(unlessAborted(signal, onProgress)))),
    findConcepts: (input) => lookUp((api) => api.findConcepts(input)),
    readVocabulary: (file) => lookUp((api) => api.readVocabulary(file)),
    async close() {
      await Promise.all([supervisor.close(), lookup.close()]);
    },
  };
}

/** Drops the messages of a cancelled job. */
const unlessAborted =
  <T>(signal: AbortSignal | undefined, tell: ((value: T) => void) | undefined) =>
  (value: T): void => {
    if (!signal?.aborted) tell?.(value);
  };
