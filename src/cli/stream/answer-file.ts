import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stat, truncate } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/result.ts';
import { writingError } from '../output.ts';
import type { Shard } from './options.ts';
import { type Answered, answeredIn } from './resume.ts';

export interface AnswerFile {
  readonly answered: Answered;
  /** Waits while the disk is slower; rejects when the file cannot be written. */
  readonly put: (line: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const NONE: Answered = { count: 0, lastLine: 0, bytes: 0 };

/**
 * Opens the file for answers. An existing one is continued after removing an incomplete last line; it is never
 * overwritten.
 *
 * @returns the file, or a sentence why it cannot be used
 */
export async function openAnswerFile(
  path: string,
  { isResumed, shard }: { readonly isResumed: boolean; readonly shard: Shard },
  complain: (message: string) => void,
): Promise<Result<AnswerFile, string>> {
  try {
    const size = await sizeOf(path);
    if (size > 0 && !isResumed) {
      return fail(`${path} is there already: --resume goes on with it, or choose another --out`);
    }
    const answered = size > 0 ? await answeredIn(path, shard) : ok(NONE);
    if (!answered.ok) return fail(`${path} ${answered.error}`);
    const { bytes } = answered.value;
    if (bytes < size) {
      await truncate(path, bytes);
      complain(`${path}: ${size - bytes} bytes of an answer that was cut off were removed`);
    }
    return ok({ answered: answered.value, ...(await writerTo(path)) });
  } catch (error) {
    return fail(`${path}: ${writingError(error)}`);
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

async function writerTo(path: string): Promise<Pick<AnswerFile, 'put' | 'close'>> {
  const stream = createWriteStream(path, { flags: 'a' });
  await once(stream, 'open');
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  return {
    async put(line) {
      if (failure) throw failure;
      if (!stream.write(line)) await once(stream, 'drain');
    },
    async close() {
      if (failure) throw failure;
      stream.end();
      await once(stream, 'close');
      if (failure) throw failure;
    },
  };
}
