/** Work on the page's own thread is done in slices, so that scrolling and typing never wait for it. */
export type YieldControl = () => Promise<void> | undefined;

/** Milliseconds of work between two turns: half a frame. */
const SLICE_MS = 8;

/** Asked often; gives the page its turn, and so a promise, only when a slice is over. */
export function slices(): YieldControl {
  let until = performance.now() + SLICE_MS;
  return () => {
    if (performance.now() < until) return undefined;
    return nextTask().then(() => {
      until = performance.now() + SLICE_MS;
    });
  };
}

/** A message instead of a timer: timers are clamped to 4 ms, and to a second in the background. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
