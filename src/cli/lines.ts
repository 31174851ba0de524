const NEWLINE = 0x0a;
const RETURN = 0x0d;

export interface InputLine {
  /** Counted from 1. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** The lines of a stream of bytes, without their ends, one in memory at a time. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<InputLine> {
  let number = 0;
  let pending: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      pending.push(chunk.subarray(from, at));
      number += 1;
      yield { number, bytes: withoutReturn(Buffer.concat(pending)) };
      pending = [];
      from = at + 1;
    }
    if (from < chunk.length) pending.push(chunk.subarray(from));
  }
  if (pending.length > 0) {
    yield { number: number + 1, bytes: withoutReturn(Buffer.concat(pending)) };
  }
}

const withoutReturn = (bytes: Uint8Array): Uint8Array =>
  bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes;
