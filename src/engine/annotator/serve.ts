import { expose, releaseProxy } from 'comlink';
import type { EngineName } from '../../core/errors.ts';
import type { StartThread } from '../bert/thread.ts';
import type { AnnotatorApi } from '../contract/protocol.ts';
import type { Ort } from '../onnx/ort.ts';
import { createAnnotatorApi } from './annotator-api.ts';
import { openReader } from './open-reader.ts';

/**
 * Exposes the annotator through comlink. The runtime starts its threads from the file that contains it. When that file
 * is the worker's bundle, the threads arrive here too; exposing an API in them would make them wait for their start
 * message for ever.
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
 * Keeps the order between callbacks and answer: the answer waits until the page has received every callback, because
 * the two use different ports. It then closes the callback's port, which otherwise stays open.
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

/** A callback as comlink passes it: calling it returns a promise, and it can be released. */
type Callback<T> = ((value: T) => unknown) & Partial<Record<typeof releaseProxy, () => void>>;

async function withCallback<T, R>(
  callback: Callback<T>,
  call: (tell: (value: T) => void) => Promise<R>,
): Promise<R> {
  const told: Promise<unknown>[] = [];
  try {
    const result = await call((value) => {
      const arrived = Promise.resolve(callback(value));
      // `Promise.all` below handles a rejection; until then it must not count as unhandled.
      arrived.catch(() => undefined);
      told.push(arrived);
    });
    await Promise.all(told);
    return result;
  } finally {
    callback[releaseProxy]?.();
  }
}
