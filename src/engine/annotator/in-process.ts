import type { Failure } from '../../core/errors.ts';
import { fail, type Result } from '../../core/result.ts';
import type { Annotator, AnnotatorState, OpenOptions } from '../contract/annotator.ts';
import type { AnnotatorApi, OnProgress, OpenConfig, OpenedPack } from '../contract/protocol.ts';
import { orCancelled } from '../or-cancelled.ts';

/**
 * One engine with its pack, from the call that started it until `close`. A call keeps the session that it began with.
 */
interface Session {
  state: AnnotatorState;
  readonly opened: Promise<Result<OpenedPack, Failure>>;
  readonly ending: AbortController;
}

const CANCELLED = fail<Failure>({ code: 'cancelled' });
const unheard = () => {};

/** An annotator for Node: the engine runs in the calling thread, on the CPU. */
export function createInProcessAnnotator(api: AnnotatorApi, config: OpenConfig): Annotator {
  const waiting = new Set<OnProgress>();
  let current: Session | undefined;
  let jobs = 0;

  function begin(): Session {
    const tell: OnProgress = (progress) => {
      for (const each of waiting) each(progress);
    };
    const session: Session = {
      state: { status: 'opening', engine: 'wasm' },
      opened: api.open(config, tell).then((result) => {
        session.state = result.ok
          ? { status: 'open', opened: result.value }
          : { status: 'failed', failure: result.error };
        return result;
      }),
      ending: new AbortController(),
    };
    return session;
  }

  async function join(
    session: Session,
    { onProgress, signal }: OpenOptions,
  ): Promise<Result<OpenedPack, Failure>> {
    if (onProgress) waiting.add(onProgress);
    const result = await orCancelled(session.opened, signal, session.ending.signal);
    if (onProgress) waiting.delete(onProgress);
    return session.ending.signal.aborted ? CANCELLED : result;
  }

  const session = (): Session => {
    if (!current || current.state.status === 'failed') current = begin();
    return current;
  };

  async function run<T>(
    signal: AbortSignal | undefined,
    start: (job: number) => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    if (signal?.aborted) return CANCELLED;
    const opened = await join(session(), { signal });
    if (!opened.ok) return opened;
    const job = ++jobs;
    const onAbort = () => api.cancel(job);
    signal?.addEventListener('abort', onAbort, { once: true });
    const result = await start(job);
    signal?.removeEventListener('abort', onAbort);
    return signal?.aborted ? CANCELLED : result;
  }

  return {
    get state() {
      return current?.state ?? { status: 'idle' };
    },
    async open(options = {}) {
      return options.signal?.aborted ? CANCELLED : join(session(), options);
    },
    annotate: (input, { signal, onReading = unheard } = {}) =>
      run(signal, (job) => api.annotate(job, input, onReading)),
    answer: (input, { signal, onProgress = unheard } = {}) =>
      run(signal, (job) => api.answer(job, input, onProgress)),
    link: (input, { signal, onProgress = unheard } = {}) =>
      run(signal, (job) => api.link(job, input, onProgress)),
    findConcepts: api.findConcepts,
    readVocabulary: api.readVocabulary,
    async close() {
      current?.ending.abort();
      current = undefined;
      await api.close();
    },
  };
}
