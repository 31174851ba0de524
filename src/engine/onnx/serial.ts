import { EngineError } from './engine-error.ts';

/** Runs tasks one after the other, in the order they came, until it is closed. */
export interface Serial {
  <T>(task: () => Promise<T>): Promise<T>;
  /**
   * Runs `last` behind the tasks that wait, once however often it is closed. Tasks that come later are not run: they reject
   * as cancelled.
   */
  close(last: () => Promise<void>): Promise<void>;
}

/**
 * An inference session must not be entered twice at the same time, and two jobs may be under way; nor may it be given
 * back while one of them is in it.
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
