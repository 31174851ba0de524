import { createAnnotatorApi } from '../engine/annotator/annotator-api.ts';
import { createInProcessAnnotator } from '../engine/annotator/in-process.ts';
import type { Annotator } from '../engine/contract/annotator.ts';
import { PROTOCOL_VERSION } from '../engine/contract/protocol.ts';
import { type NodeReaderOptions, openReader } from './open-reader.ts';
import { readFrom } from './read-folder.ts';

/**
 * An annotator under Node in the calling thread. Packs and lexicons are folders. Nothing is read before its first call.
 */
export function createNodeAnnotator(options: NodeReaderOptions): Annotator {
  const api = createAnnotatorApi((_, onProgress) => openReader(options, onProgress), {
    readFrom,
    // `setImmediate` does not keep the process alive once it has run.
    yieldControl: () => new Promise((resolve) => setImmediate(resolve)),
  });
  return createInProcessAnnotator(api, {
    protocol: PROTOCOL_VERSION,
    packUrl: options.pack,
    threads: options.threads ?? 0,
    softwareGpu: false,
  });
}
