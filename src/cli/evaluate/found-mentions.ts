import type { Mention } from '../../core/annotation.ts';
import type { Failure } from '../../core/errors.ts';
import { annotate } from '../../core/read/annotate.ts';
import type { Reader } from '../../core/read/reader.ts';
import { ok, type Result } from '../../core/result.ts';
import { UNCANCELLED } from '../read-all.ts';

/** The mentions that the model finds under the guideline `heads`, or the pack's default. */
export async function foundMentions(
  text: string,
  reader: Reader,
  heads: string | undefined,
): Promise<Result<readonly Mention[], Failure>> {
  const request = { text, ...(heads !== undefined && { guideline: heads }) };
  const result = await annotate(request, reader, UNCANCELLED);
  return result.ok ? ok(result.value.mentions) : result;
}
