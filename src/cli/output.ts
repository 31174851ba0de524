import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { thrownMessage } from '../core/thrown-message.ts';

/** The output of the program: results, and messages about them. */
export interface Output {
  /** Writes one JSON object a line; waits while the reader of a pipe is slower. */
  result(value: unknown): Promise<void>;
  /** Writes text as it is; waits in the same way. */
  write(text: string): Promise<void>;
  /** Writes a line to standard error. */
  complain(message: string): void;
  /**
   * Shows progress: on a terminal in one line that is overwritten, otherwise a line each. Does nothing when progress is
   * not requested.
   */
  progress(message: string): void;
  /** Resolves when everything is written. */
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
 * @param onClosed called when nothing more can be written: the reader of standard output is gone (`| head`), or there
 * was another error (a full disk), which is passed
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
