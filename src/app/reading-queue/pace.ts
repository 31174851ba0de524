/** Number of documents from which the pace is computed. */
const RECENT = 20;

/** A document that took this many times as long as usual does not count: the computer was asleep. */
const ASLEEP = 10;

/** The reading speed, from the documents read last. Pauses and sleep do not count. */
export interface Pace {
  /** Adds the time of one document, in milliseconds. */
  readonly add: (elapsed: number) => void;
  /** Milliseconds per document; undefined before the first. */
  readonly each: () => number | undefined;
}

export function createPace(): Pace {
  let recent: number[] = [];
  return {
    add(elapsed) {
      const usual = median(recent);
      if (usual !== undefined && recent.length >= 3 && elapsed > usual * ASLEEP) return;
      recent = [...recent, elapsed].slice(-RECENT);
    },
    each: () =>
      recent.length === 0 ? undefined : recent.reduce((sum, one) => sum + one, 0) / recent.length,
  };
}

const median = (values: readonly number[]): number | undefined =>
  [...values].sort((a, b) => a - b)[values.length >> 1];
