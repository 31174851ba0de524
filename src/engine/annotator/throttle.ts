import type { OnProgress, Progress } from '../contract/protocol.ts';

/** At most ten messages a second: each one costs the page a task. */
const INTERVAL_MS = 100;

export interface ThrottledProgress {
  (progress: Progress): void;
  /** Sends the message that is held back, so that the last state always arrives. */
  flush(): void;
}

/** Forwards progress at intervals, and always the last message of a phase. */
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
