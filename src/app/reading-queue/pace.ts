/** Documents by which the pace is measured. */
const RECENT = 20;

/** Times as long as usual, beyond which a document was not read all the time: the computer slept. */
const ASLEEP = 10;

/** How fast documents are read, by those that were read last. Pauses and sleep do not count. */
export interface Pace {
  /** Milliseconds. */
  readonly add: (elapsed: number) => void;
  /** Milliseconds a document; absent before the first. */
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
