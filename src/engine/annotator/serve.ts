import { expose, releaseProxy } from 'comlink';
import type { EngineName } from '../../core/errors.ts';
import type { StartThread } from '../bert/thread.ts';
import type { AnnotatorApi } from '../contract/protocol.ts';
import type { Ort } from '../onnx/ort.ts';
import { createAnnotatorApi } from './annotator-api.ts';
import { openReader } from './open-reader.ts';

/**
 * Puts the annotator on the wire. The runtime starts its threads from the file it lives in; when a bundler
 * has put it into the worker's file, they come through here too and must be left alone, or they wait for
 * their start message for ever.
 */
export function serve(
  engine: EngineName,
  loadRuntime: () => Promise<Ort>,
  startThread?: StartThread,
): void {
  if (self.name?.startsWith('em-pthread')) return;
  expose(
    releasing(
      createAnnotatorApi((config, onProgress) =>
        openReader(engine, { loadRuntime, startThread }, config, onProgress),
      ),
    ),
  );
}

/**
 * Sees a call's callback through: the answer waits until the page has had all it was told (another port, so
 * nothing else keeps their order), then the callback's port is closed, which stays open otherwise.
 */
export function releasing(api: AnnotatorApi): AnnotatorApi {
  return {
    ...api,
    open: (config, onProgress) => withCallback(onProgress, (tell) => api.open(config, tell)),
    annotate: (job, input, onReading) =>
      withCallback(onReading, (tell) => api.annotate(job, input, tell)),
    answer: (job, input, onProgress) =>
      withCallback(onProgress, (tell) => api.answer(job, input, tell)),
    link: (job, input, onProgress) =>
      withCallback(onProgress, (tell) => api.link(job, input, tell)),
  };
}

/** On this side of the wire a callback gives a promise, and has a way to be released. */
type Callback<T> = ((value: T) => unknown) & Partial<Record<typeof releaseProxy, () => void>>;

async function withCallback<T, R>(
  callback: Callback<T>,
  call: (tell: (value: T) => void) => Promise<R>,
): Promise<R> {
  const told: Promise<unknown>[] = [];
  try {
    const result = await call((value) => {
      const arrived = Promise.resolve(callback(value));
      // Seen below; until then it must not count as unhandled.
      arrived.catch(() => undefined);
      told.push(arrived);
    });
    await Promise.all(told);
    return result;
  } finally {
    callback[releaseProxy]?.();
  }
}
