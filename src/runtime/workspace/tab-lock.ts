/** A reloaded page may ask before its predecessor has ended. */
const PATIENCE_MS = 1000;

/**
 * Gives this tab the lock on an id until it is closed, crashes or is reloaded: the browser then releases the lock.
 * Without locks (outside a secure context) every request is granted, and the revisions of documents keep tabs from
 * overwriting each other. The lock has the name that versions before the workspace use for their desks.
 *
 * @param isOurs the id is the one that this tab had before its reload: waits for a moment
 */
export function lockTab(id: string, isOurs: boolean): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const options: LockOptions = isOurs
      ? { signal: AbortSignal.timeout(PATIENCE_MS) }
      : { ifAvailable: true };
    const held = (lock: Lock | null) => {
      resolve(lock !== null);
      // Held while the page lives.
      return lock ? new Promise<never>(() => {}) : Promise.resolve();
    };
    navigator.locks.request(nameOf(id), options, held).catch(() => resolve(false));
  });
}

/**
 * Runs the function only when no page holds the lock on an id, and holds the lock meanwhile. Without locks it always
 * runs.
 *
 * @param isOurs as for `lockTab`
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
