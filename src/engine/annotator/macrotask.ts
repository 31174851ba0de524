/**
 * Returns a function that ends the current task, so that waiting messages (a `cancel`) are handled first. It uses a
 * message channel, because browsers clamp timers to 4 ms after a few turns and to a second in the background. The
 * channel stays open: terminating the worker closes it, but a Node process would not exit.
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
