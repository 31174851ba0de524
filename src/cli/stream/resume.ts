import { createReadStream } from 'node:fs';
import { fail, ok, type Result } from '../../core/result.ts';
import { isInShard, type Shard } from './options.ts';

/** The existing answers of an output file. */
export interface Answered {
  readonly count: number;
  /** Number of the last answered line; 0 for none. */
  readonly lastLine: number;
  /** Bytes of complete answers; the rest was cut off. */
  readonly bytes: number;
}

const NEWLINE = 0x0a;
/** An answer begins with its line number, so the rest need not be parsed. */
const BEGINNING = /^\{"line":(\d{1,15}),/;
const LONGEST_BEGINNING = 32;

/**
 * Reads an output file, which may have been cut off at any byte.
 *
 * @returns its complete answers; or why it is no output of this shard, as a sentence without its subject
 */
export async function answeredIn(path: string, shard: Shard): Promise<Result<Answered, string>> {
  let count = 0;
  let lastLine = 0;
  let bytes = 0;
  let at = 0;
  let beginning: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    while (from < chunk.length) {
      const end = chunk.indexOf(NEWLINE, from);
      const to = end < 0 ? chunk.length : end;
      if (beginning.length < LONGEST_BEGINNING) {
        const more = chunk.subarray(from, Math.min(to, from + LONGEST_BEGINNING));
        beginning = Buffer.concat([beginning, more]);
      }
      if (end < 0) break;
      const line = Number(BEGINNING.exec(beginning.toString('latin1'))?.[1] ?? 0);
      if (line === 0) return fail(`has a line ${count + 1} that is no answer of --stream`);
      if (line <= lastLine) return fail(`has line ${line} of the input behind line ${lastLine}`);
      if (!isInShard(line, shard)) return fail(`answers line ${line}, which is of another shard`);
      count += 1;
      lastLine = line;
      bytes = at + end + 1;
      beginning = Buffer.alloc(0);
      from = end + 1;
    }
    at += chunk.length;
  }
  return ok({ count, lastLine, bytes });
}
