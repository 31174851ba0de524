import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { thrownMessage } from '../core/thrown-message.ts';

/** Where results, and what is said about them, go. */
export interface Output {
  /** One JSON object a line; waits while the reader of a pipe is slower. */
  result(value: unknown): Promise<void>;
  /** Text as it is, likewise. */
  write(text: string): Promise<void>;
  /** A line on standard error. */
  complain(message: string): void;
  /** Tells how far the work is: on a terminal in one line that is written again, elsewhere in a line each; nothing where progress is not wanted. */
  progress(message: string): void;
  /** Resolves when all is written. */
  flush(): Promise<void>;
}

interface ErrorStream extends Writable {
  readonly isTTY?: boolean;
}

/** Why something could not be written, in words. */
export function writingError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'is no folder';
  if (code === 'ENOSPC') return 'cannot be written: no space is left';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'not allowed to write it';
  return `cannot be written: ${thrownMessage(error)}`;
}

/**
 * @param onClosed nothing more can be written: the reader of standard output has gone away (`| head`), or the error says
 *   what else it was (a full disk)
 */
export function createOutput(
  stdout: Writable,
  stderr: ErrorStream,
  wantsProgress: boolean,
  onClosed: (error?: Error) => void,
): Output {
  let hasLine = false;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') onClosed();
    else {
      stderr.write(`standard output: ${writingError(error)}\n`);
      onClosed(error);
    }
  });
  const clear = () => {
    if (hasLine) stderr.write('\r\x1b[K');
    hasLine = false;
  };
  const write = async (text: string) => {
    if (stderr.isTTY) clear();
    if (!stdout.write(text)) await once(stdout, 'drain');
  };
  return {
    result: (value) => write(`${JSON.stringify(value)}\n`),
    write,
    complain(message) {
      clear();
      stderr.write(`${message}\n`);
    },
    progress(message) {
      if (stderr.isTTY) {
        stderr.write(`\r\x1b[K${message}`);
        hasLine = true;
      } else if (wantsProgress) {
        stderr.write(`${message}\n`);
      }
    },
    async flush() {
      clear();
      await new Promise<void>((resolve) => stdout.write('', () => resolve()));
    },
  };
}
