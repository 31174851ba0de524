/** Progress of a stream, as one JSON line on standard error: `{"metrics": {...}}`. */
export interface Metrics {
  readonly seconds: number;
  /** Number of written answers, and of those with an error. */
  readonly answered: number;
  readonly failed: number;
  /** Number of answers that existed before. */
  readonly resumed: number;
  /** Answers per second since the last metrics line. */
  readonly perSecond: number;
  /** Lines in work, or waiting for an earlier one. */
  readonly underWay: number;
  readonly sessionsReplaced: number;
  readonly residentBytes: number;
  /** True for the last metrics of the run. */
  readonly isLast: boolean;
}

interface Counts {
  answered: number;
  failed: number;
  underWay: number;
}

export interface Meter {
  readonly counts: Counts;
  /** Writes the last metrics line. */
  readonly end: () => void;
}

/** Counts, and writes the counts every `every` seconds and at the end. */
export function startMeter(
  every: number,
  resumed: number,
  sessionsReplaced: () => number,
  tell: (line: string) => void,
): Meter {
  const startedAt = performance.now();
  const counts: Counts = { answered: 0, failed: 0, underWay: 0 };
  let before = { at: startedAt, answered: 0 };
  const say = (isLast: boolean) => {
    const at = performance.now();
    const passed = Math.max(at - before.at, 1) / 1000;
    const metrics: Metrics = {
      seconds: rounded((at - startedAt) / 1000),
      ...{ answered: counts.answered, failed: counts.failed, resumed },
      perSecond: rounded((counts.answered - before.answered) / passed),
      underWay: counts.underWay,
      sessionsReplaced: sessionsReplaced(),
      residentBytes: process.memoryUsage.rss(),
      isLast,
    };
    before = { at, answered: counts.answered };
    tell(JSON.stringify({ metrics }));
  };
  const timer = setInterval(say, every * 1000, false);
  timer.unref();
  return {
    counts,
    end() {
      clearInterval(timer);
      say(true);
    },
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
