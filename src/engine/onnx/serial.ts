import { EngineError } from './engine-error.ts';

/** Runs tasks one after the other, in the order they came, until it is closed. */
export interface Serial {
  <T>(task: () => Promise<T>): Promise<T>;
  /**
   * Runs `last` after the waiting tasks, once even when called again. Later tasks do not run; they reject as cancelled.
   */
  close(last: () => Promise<void>): Promise<void>;
}

/**
 * Two jobs may run at the same time, but an inference session must not run two passes at once, nor be released during
 * one.
 */
export function serial(): Serial {
  let before: Promise<unknown> = Promise.resolve();
  let closed: Promise<void> | undefined;
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const next = before.then(task);
    before = next.catch(() => undefined);
    return next;
  };
  const run = <T>(task: () => Promise<T>): Promise<T> =>
    closed ? Promise.reject(new EngineError({ code: 'cancelled' })) : inTurn(task);
  return Object.assign(run, {
    close(last: () => Promise<void>) {
      closed ??= inTurn(last);
      return closed;
    },
  });
}
