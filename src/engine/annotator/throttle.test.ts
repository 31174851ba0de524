import { describe, expect, it } from 'vitest';
import type { Progress } from '../contract/protocol.ts';
import { throttleProgress } from './throttle.ts';

function sentAt(times: readonly (readonly [number, Progress])[]): Progress[] {
  const sent: Progress[] = [];
  let clock = 0;
  const report = throttleProgress(
    (progress) => sent.push(progress),
    () => clock,
  );
  for (const [time, progress] of times) {
    clock = time;
    report(progress);
  }
  report.flush();
  return sent;
}

const read = (done: number): Progress => ({ phase: 'read', done, total: 100 });

describe('throttleProgress', () => {
  it('sends at most ten a second, and the first and the last of them', () => {
    const sent = sentAt(Array.from({ length: 100 }, (_, n) => [n * 10, read(n)] as const));
    expect(sent.length).toBeLessThanOrEqual(11);
    expect(sent.at(0)).toEqual(read(0));
    expect(sent.at(-1)).toEqual(read(99));
  });

  it('sends the end of a phase at once', () => {
    expect(
      sentAt([
        [0, read(1)],
        [1, read(100)],
      ]),
    ).toEqual([read(1), read(100)]);
  });

  it('does not lose the last of a phase when the next one begins', () => {
    const start: Progress = { phase: 'start', done: 0, total: 2 };
    expect(
      sentAt([
        [0, read(1)],
        [1, read(2)],
        [2, start],
      ]),
    ).toEqual([read(1), read(2), start]);
  });
});
