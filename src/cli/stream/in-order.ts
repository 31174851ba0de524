/**
 * Works on several inputs at once and outputs the results in the order of the inputs.
 *
 * At most `window` inputs are in work or wait for an earlier one, so that memory is bounded however long the input is,
 * and a slow `put` slows the input down (back-pressure). A result is output as soon as all before it are, even while
 * the input pauses. Rejects with the first error of the inputs, of `work` or of `put`; everything output by then is a
 * prefix of the results.
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
      // An error is handled when the result is output, in its turn.
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

/** Wakes all waiting callers. */
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
