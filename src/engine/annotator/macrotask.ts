/**
 * Gives a function that ends the current task, so that messages which wait (a `cancel`) are handled before going on. A
 * message channel, because timers are clamped to 4 ms after a few turns and to a second in the background. The channel
 * stays open: a worker is ended with it, but a Node process would never end.
 */
export function macrotasks(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    });
}
