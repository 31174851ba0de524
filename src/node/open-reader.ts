import { availableParallelism } from 'node:os';
import type { Failure } from '../core/errors.ts';
import { ok, type Result } from '../core/result.ts';
import type { OpenedReader } from '../engine/annotator/open-reader.ts';
import type { OnProgress } from '../engine/contract/protocol.ts';
import { openPack } from '../engine/pack/open-pack.ts';
import { readFrom } from './read-folder.ts';

const MAX_THREADS = 4;

export interface NodeReaderOptions {
  /** Folder of the pack. */
  readonly pack: string;
  /** Number of WASM threads; by default one for each core, at most four. */
  readonly threads: number | undefined;
}

/** Opens a pack with the WASM engine, which runs under Node as it does in a browser. */
export async function openReader(
  {
    pack: folder,
    threads: wished = Math.min(availableParallelism(), MAX_THREADS),
  }: NodeReaderOptions,
  onProgress: OnProgress,
): Promise<Result<OpenedReader, Failure>> {
  const opened = await openPack({
    engine: 'wasm',
    // The default entry is the build for Node, the only one whose threads start there.
    loadRuntime: () => import('onnxruntime-web'),
    threads: wished,
    read: readFrom(folder),
    url: folder,
    onProgress,
    now: () => performance.now(),
  });
  if (!opened.ok) return opened;
  const { reader, manifest, threads, times, close } = opened.value;
  const device = threads === 1 ? '1 thread' : `${threads} threads`;
  return ok({ reader, opened: { engine: 'wasm', device, threads, manifest, times }, close });
}
