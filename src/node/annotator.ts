import { createAnnotatorApi } from '../engine/annotator/annotator-api.ts';
import { createInProcessAnnotator } from '../engine/annotator/in-process.ts';
import type { Annotator } from '../engine/contract/annotator.ts';
import { PROTOCOL_VERSION } from '../engine/contract/protocol.ts';
import { type NodeReaderOptions, openReader } from './open-reader.ts';
import { readFrom } from './read-folder.ts';

/** An annotator under Node, in this thread. Lexicons are folders, too. Nothing is read before its first call. */
export function createNodeAnnotator(options: NodeReaderOptions): Annotator {
  const api = createAnnotatorApi((_, onProgress) => openReader(options, onProgress), {
    readFrom,
    // Nothing that keeps the process alive once it is done.
    yieldControl: () => new Promise((resolve) => setImmediate(resolve)),
  });
  return createInProcessAnnotator(api, {
    protocol: PROTOCOL_VERSION,
    packUrl: options.pack,
    threads: options.threads ?? 0,
    softwareGpu: false,
  });
}
