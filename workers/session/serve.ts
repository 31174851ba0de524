import { expose, releaseProxy } from 'comlink';
import type { EngineName } from '../../src/core/errors.ts';
import type { AnnotatorApi } from '../protocol.ts';
import { createAnnotatorApi } from './annotator-api.ts';
import { openReader } from './open-reader.ts';
import type { Ort } from './ort.ts';

/**
 * Puts the annotator on the wire. The runtime starts its threads from the file it lives in; when a bundler
 * has put it into the worker's file, they come through here too and must be left alone, or they wait for
 * their start message for ever.
 */
export function serve(engine: EngineName, loadRuntime: () => Promise<Ort>): void {
  if (self.name?.startsWith('em-pthread')) return;
  expose(
    releasing(
      createAnnotatorApi((config, onProgress) =>
        openReader(engine, loadRuntime, config, onProgress),
      ),
    ),
  );
}

/** Gives the page's callbacks back after each call; otherwise their ports stay open until the worker ends. */
export function releasing(api: AnnotatorApi): AnnotatorApi {
  return {
    ...api,
    open: (config, onProgress) => andRelease(onProgress, () => api.open(config, onProgress)),
    annotate: (job, input, onReading) =>
      andRelease(onReading, () => api.annotate(job, input, onReading)),
    answer: (job, input, onProgress) =>
      andRelease(onProgress, () => api.answer(job, input, onProgress)),
  };
}

async function andRelease<T>(callback: unknown, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    (callback as Partial<Record<typeof releaseProxy, () => void>>)[releaseProxy]?.();
  }
}
