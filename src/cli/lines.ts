const NEWLINE = 0x0a;
const RETURN = 0x0d;

export interface InputLine {
  /** Counted from 1. */
  readonly number: number;
  readonly bytes: Uint8Array;
  /** True when the line exceeds the limit; `bytes` is then empty. */
  readonly isTooLong?: true;
}

/**
 * The lines of a byte stream, without line ends, one in memory at a time.
 *
 * @param most bytes of a line; a longer one is skipped and marked
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<InputLine> {
  let number = 0;
  let pending: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    length += part.length;
    if (length > most) pending = [];
    else pending.push(part);
  };
  const take = (): InputLine => {
    number += 1;
    const isTooLong = length > most;
    const bytes = withoutReturn(Buffer.concat(pending));
    pending = [];
    length = 0;
    return isTooLong ? { number, bytes, isTooLong } : { number, bytes };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

const withoutReturn = (bytes: Uint8Array): Uint8Array =>
  bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes;
