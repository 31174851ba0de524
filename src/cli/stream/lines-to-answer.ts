import { type InputLine, linesOf } from '../lines.ts';
import { isInShard, type Shard } from './options.ts';
import { MOST_BYTES } from './record.ts';
import type { Answered } from './resume.ts';

/** Thrown when the input does not belong to the existing answers. */
export class OtherInput extends Error {}

/**
 * The records of a shard that have no answer yet. A blank line is no record.
 *
 * Throws `OtherInput` when the number of records up to the last answered line differs from the number of answers.
 */
export async function* linesToAnswer(
  chunks: AsyncIterable<Uint8Array>,
  shard: Shard,
  answered: Pick<Answered, 'count' | 'lastLine'>,
): AsyncGenerator<InputLine> {
  let passed = 0;
  let last = 0;
  for await (const line of linesOf(chunks, MOST_BYTES)) {
    last = line.number;
    if (last > answered.lastLine && passed !== answered.count) break;
    if (!isInShard(last, shard) || isBlank(line)) continue;
    if (last <= answered.lastLine) passed += 1;
    else yield line;
  }
  if (passed === answered.count && last >= answered.lastLine) return;
  throw new OtherInput(
    `the output has ${answered.count} answers up to line ${answered.lastLine}, the input ${passed} records there: it is another input`,
  );
}

/** ASCII white space, and the bytes of a byte order mark. */
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0xef, 0xbb, 0xbf]);

const isBlank = ({ bytes, isTooLong }: InputLine): boolean =>
  !isTooLong && bytes.every((byte) => BLANKS.has(byte));
