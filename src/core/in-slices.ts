/** How far a long work is, from 0 to 1. */
export type Share = number;

/** Work that gives way after each of its slices and says how far it is, done to its end without giving way. */
export function inOneGo<T>(work: Generator<Share, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same, with a pause after each slice. */
export async function inSlices<T>(
  work: Generator<Share, T>,
  pause: (done: Share) => Promise<void>,
): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await pause(value);
  }
}
