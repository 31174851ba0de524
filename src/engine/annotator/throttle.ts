import type { OnProgress, Progress } from '../contract/protocol.ts';

/** At most ten a second: each message costs the page a task. */
const INTERVAL_MS = 100;

export interface ThrottledProgress {
  (progress: Progress): void;
  /** Sends what is held back, so that the last state always arrives. */
  flush(): void;
}

/** Passes progress on now and then; the last one of a phase always. */
export function throttleProgress(send: OnProgress, now: () => number): ThrottledProgress {
  let sentAt = Number.NEGATIVE_INFINITY;
  let held: Progress | undefined;
  const flush = () => {
    if (held) send(held);
    held = undefined;
  };
  const report = (progress: Progress) => {
    if (held && held.phase !== progress.phase) flush();
    held = progress;
    if (progress.done < progress.total && now() - sentAt < INTERVAL_MS) return;
    sentAt = now();
    flush();
  };
  return Object.assign(report, { flush });
}
