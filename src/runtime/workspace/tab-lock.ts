/** A reloaded page asks before its predecessor is gone entirely. */
const PATIENCE_MS = 1000;

/**
 * Makes this tab the only one that keeps what it shows under an id, until it is closed, crashes or is reloaded: the
 * browser then gives the lock back by itself. Without locks (pages served without encryption) every request is granted,
 * and the revisions of the documents keep two tabs from writing over each other. The name of the lock is that of the
 * versions before the workspace, whose tabs hold it on their desks.
 *
 * @param isOurs the id that this tab had before: waits for a moment
 */
export function lockTab(id: string, isOurs: boolean): Promise<boolean> {
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
    navigator.locks.request(nameOf(id), options, held).catch(() => resolve(false));
  });
}

/**
 * Runs while no page keeps what it shows under an id, and keeps others from doing so meanwhile; where one does, not at all.
 * Without locks it runs in any case.
 *
 * @param isOurs as of `lockTab`
 */
export async function whileGone(
  id: string,
  isOurs: boolean,
  run: () => Promise<void>,
): Promise<void> {
  if (!('locks' in navigator)) return run();
  const options: LockOptions = isOurs
    ? { signal: AbortSignal.timeout(PATIENCE_MS) }
    : { ifAvailable: true };
  try {
    await navigator.locks.request(nameOf(id), options, (lock) => lock && run());
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'TimeoutError')) throw error;
  }
}

const nameOf = (id: string): string => `biogloss:desk:${id}`;
