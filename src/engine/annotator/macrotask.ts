/**
 * Ends the current task, so that messages which wait (a `cancel`) are handled before going on. A message
 * channel, because timers are clamped to 4 ms after a few turns and to a second in the background.
 */
export function macrotasks(): { next(): Promise<void>; close(): void } {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        port2.postMessage(undefined);
      }),
    close() {
      port1.close();
      port2.close();
    },
  };
}
