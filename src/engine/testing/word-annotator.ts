import type { EngineName } from '../../core/errors.ts';
import { ok } from '../../core/result.ts';
import { wordReader } from '../../core/testing/word-reader.ts';
import { createAnnotatorApi } from '../annotator/annotator-api.ts';
import type { AnnotatorApi } from '../contract/protocol.ts';

/** The real API of the worker, on an engine that finds words without weights. */
export function wordAnnotatorApi(engine: EngineName): AnnotatorApi {
  return createAnnotatorApi(async (_config, onProgress) => {
    onProgress({ phase: 'fetch', done: 1, total: 1 });
    const reader = wordReader();
    const times = { fetchMs: 0, createMs: 0, checkMs: 0 };
    const opened = { engine, device: 'words', threads: 1, manifest: reader.manifest, times };
    return ok({ reader, opened, close: async () => {} });
  });
}
