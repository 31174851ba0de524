import { expose, releaseProxy } from 'comlink';
import type { EngineName } from '../../src/core/errors.ts';
import type { AnnotatorApi } from '../protocol.ts';
import { createAnnotatorApi } from './annotator-api.ts';
import type { Ort } from './ort.ts';

/**
 * Puts the annotator on the wire. The runtime starts its threads from the file it lives in; when a bundler
 * has put it into the worker's file, they come through here too and must be left alone, or they wait for
 * their start message for ever.
 */
export function serve(engine: EngineName, loadRuntime: () => Promise<Ort>): void {
  if (self.name?.startsWith('em-pthread')) return;
  const api = createAnnotatorApi(engine, loadRuntime);
  expose({
    ...api,
    open: (config, onProgress) => releasing(onProgress, () => api.open(config, onProgress)),
    annotate: (job, input, onReading) =>
      releasing(onReading, () => api.annotate(job, input, onReading)),
    answer: (job, input, onProgress) =>
      releasing(onProgress, () => api.answer(job, input, onProgress)),
  } satisfies AnnotatorApi);
}

/** Gives the page's callback back after the job; otherwise its port stays open until the worker ends. */
async function releasing<T>(callback: unknown, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    (callback as Partial<Record<typeof releaseProxy, () => void>>)[releaseProxy]?.();
  }
}
