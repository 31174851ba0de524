/**
 * Runs one piece of work at a time, over all tabs: others wait, and should take milliseconds. Without locks (pages served
 * without encryption) the database's own transactions keep writes apart.
 */
export function underLock<T>(name: string, run: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return run();
  return navigator.locks.request(name, run);
}
