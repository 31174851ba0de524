import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../core/result.ts';
import type { AnnotateCommand } from '../command.ts';
import type { InputLine } from '../lines.ts';
import { PROGRAM } from '../program.ts';
import type { Answer } from './answer.ts';
import type { Opened, Session } from './session-pool.ts';

/** The data with which a thread starts. */
export interface ThreadTask {
  readonly command: AnnotateCommand;
}

/** Messages of a thread: first the result of opening, then an answer for each line. */
export type ThreadMessage =
  | { readonly opened: Result<Opened, string> }
  | { readonly complaint: string }
  | { readonly answer: Answer };

/** Starts a session in a new thread. */
export function threadSession(
  command: AnnotateCommand,
  complain: (message: string) => void,
): Session {
  const workerData: ThreadTask = { command };
  const worker = new Worker(PROGRAM, { workerData });
  let settle: ((result: Result<Opened, string>) => void) | undefined;
  let current: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;
  let ended: Error | undefined;
  const opened = new Promise<Result<Opened, string>>((resolve) => {
    settle = resolve;
  });
  const finish = (error: Error) => {
    ended ??= error;
    settle?.(fail(ended.message));
    current?.reject(ended);
    current = undefined;
  };
  worker.on('message', (message: ThreadMessage) => {
    if ('complaint' in message) complain(message.complaint);
    else if ('opened' in message) settle?.(message.opened);
    else {
      const asked = current;
      current = undefined;
      asked?.resolve(message.answer);
    }
  });
  worker.on('error', finish);
  worker.on('exit', (code) => finish(new Error(`the thread ended with ${code}`)));
  return {
    opened,
    answer: (line: InputLine) =>
      new Promise((resolve, reject) => {
        if (ended) reject(ended);
        else {
          current = { resolve, reject };
          worker.postMessage(line);
        }
      }),
    end: () => void worker.terminate(),
  };
}
