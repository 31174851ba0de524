/** A reloaded page asks before its predecessor is gone entirely. */
const PATIENCE_MS = 1000;

/**
 * Makes this tab the only one that works on a desk, until it is closed, crashes or is reloaded: the browser then
 * gives the claim back by itself. Without locks (pages served without encryption) every claim is granted, and
 * the revisions of the desk store keep two tabs from writing over each other.
 *
 * @param isOurs the desk this tab had before: waits for a moment
 */
export function claimDesk(id: string, isOurs: boolean): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const options: LockOptions = isOurs
      ? { signal: AbortSignal.timeout(PATIENCE_MS) }
      : { ifAvailable: true };
    const held = (lock: Lock | null) => {
      resolve(lock !== null);
      // Held for as long as the page lives.
      return lock ? new Promise<never>(() => {}) : Promise.resolve();
    };
    navigator.locks.request(`biogloss:desk:${id}`, options, held).catch(() => resolve(false));
  });
}
