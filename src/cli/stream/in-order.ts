/**
 * Works on several inputs at once and puts the results in the order of the inputs.
 *
 * An input is asked for only when fewer than `window` are under way or wait for an earlier one, so that memory stays the
 * same however long the input is, and a slow `put` holds up the input (back-pressure). A result is put as soon as all
 * before it are, also while the input pauses. Rejects with the first error of the inputs, of `work` or of `put`; what was
 * put by then is a beginning of the results.
 */
export function inOrder<T, R>(
  inputs: AsyncIterable<T>,
  work: (input: T) => Promise<R>,
  put: (result: R) => Promise<void>,
  window: number,
): Promise<void> {
  const waiting: Promise<R>[] = [];
  const changed = signal();
  let isEnded = false;

  async function take(): Promise<void> {
    for await (const input of inputs) {
      const result = work(input);
      // An error is met where the result is put, in its turn.
      result.catch(() => {});
      waiting.push(result);
      changed.tell();
      while (waiting.length >= window) await changed.wait();
    }
    isEnded = true;
    changed.tell();
  }
  async function give(): Promise<void> {
    for (;;) {
      const [first] = waiting;
      if (first) {
        await put(await first);
        void waiting.shift();
        changed.tell();
      } else if (isEnded) return;
      else await changed.wait();
    }
  }
  return new Promise((resolve, reject) => {
    take().catch(reject);
    give().then(resolve, reject);
  });
}

/** Wakes all who wait. */
function signal() {
  let waiters: (() => void)[] = [];
  return {
    wait: () => new Promise<void>((resolve) => waiters.push(resolve)),
    tell() {
      const woken = waiters;
      waiters = [];
      for (const wake of woken) wake();
    },
  };
}
