import type { Failure } from '../core/errors.ts';
import { EMBEDDED_PACK } from '../core/pack/embedded.ts';
import type { Result } from '../core/result.ts';
import type { OpenedReader } from '../engine/annotator/open-reader.ts';
import { openReader } from '../node/open-reader.ts';
import { embedded } from './embedded.ts';
import type { Output } from './output.ts';

/** Opens the pack that is asked for, or the one that comes with the program. */
export function openNodePack(
  options: { readonly pack: string | undefined; readonly threads: number | undefined },
  output: Pick<Output, 'progress'>,
): Promise<Result<OpenedReader, Failure>> {
  const pack = options.pack ?? embedded(EMBEDDED_PACK);
  output.progress(`Opening ${pack}`);
  return openReader({ pack, threads: options.threads }, () => {});
}
