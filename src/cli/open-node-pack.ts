import { availableParallelism } from 'node:os';
import type { Failure } from '../core/errors.ts';
import type { Result } from '../core/result.ts';
import { type OpenPack, openPack } from '../engine/pack/open-pack.ts';
import { embedded } from './embedded.ts';
import type { Output } from './output.ts';
import { readFrom } from './read-folder.ts';

const EMBEDDED_PACK = embedded('models/biogloss-mini');
const MOST_THREADS = 4;

/** Opens a pack with the WASM engine, which runs under Node as it does in a browser. */
export function openNodePack(
  options: { readonly pack: string | undefined; readonly threads: number | undefined },
  output: Pick<Output, 'progress'>,
): Promise<Result<OpenPack, Failure>> {
  const folder = options.pack ?? EMBEDDED_PACK;
  output.progress(`Opening ${folder}`);
  return openPack({
    engine: 'wasm',
    // The default entry is the build for Node: the only one whose threads start there.
    loadRuntime: () => import('onnxruntime-web'),
    threads: options.threads ?? Math.min(availableParallelism(), MOST_THREADS),
    read: readFrom(folder),
    url: folder,
    onProgress: () => {},
    now: () => performance.now(),
  });
}
