/** Numbers in [0, 1), by Mulberry32: the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Choices that depend on a seed alone. */
export interface Choices {
  /** A whole number in [0, `below`). */
  readonly number: (below: number) => number;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  /** Whether something happens once in so many times. */
  readonly once: (inTimes: number) => boolean;
}

export function choices(seed: number): Choices {
  const next = randomNumbers(seed);
  // Seeds that follow each other begin alike.
  next();
  const number = (below: number) => Math.floor(next() * below);
  return {
    number,
    pick: (list) => list[number(list.length)] ?? list[0],
    once: (inTimes) => number(inTimes) === 0,
  };
}
