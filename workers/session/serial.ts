/**
 * Runs tasks one after the other, in the order they came. An inference session must not be entered
 * twice at the same time, and two jobs may be under way.
 */
export function serial(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
}
