import { existsSync } from 'node:fs';
import type { Failure } from '../core/errors.ts';
import { EMBEDDED_PACKS } from '../core/pack/embedded.ts';
import type { Result } from '../core/result.ts';
import type { OpenedReader } from '../engine/annotator/open-reader.ts';
import { openReader } from '../node/open-reader.ts';
import { embedded } from './embedded.ts';
import type { Output } from './output.ts';

/** Opens the requested pack, or the most accurate one that comes with the program. */
export function openNodePack(
  options: { readonly pack: string | undefined; readonly threads: number | undefined },
  output: Pick<Output, 'progress'>,
): Promise<Result<OpenedReader, Failure>> {
  const folders = EMBEDDED_PACKS.map(({ folder }) => embedded(folder));
  const pack = options.pack ?? folders.find(existsSync) ?? folders[0] ?? '';
  output.progress(`Opening ${pack}`);
  return openReader({ pack, threads: options.threads }, () => {});
}
