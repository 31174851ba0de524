/** Work on the page's own thread runs in slices, so that scrolling and typing do not wait for it. */
export type YieldControl = () => Promise<void> | undefined;

/** Milliseconds of work in a slice: half a frame. */
const SLICE_MS = 8;

export interface Slices extends YieldControl {
  /** Milliseconds of work so far, without the time that the page had between slices. */
  readonly workedMs: () => number;
}

/** Call this often: it returns a promise, which lets the page run, only when a slice is over. */
export function slices(): Slices {
  let began = performance.now();
  let worked = 0;
  const yieldControl = (): Promise<void> | undefined => {
    const now = performance.now();
    if (now < began + SLICE_MS) return undefined;
    worked += now - began;
    return nextTask().then(() => {
      began = performance.now();
    });
  };
  return Object.assign(yieldControl, { workedMs: () => worked + performance.now() - began });
}

/** Uses a message, because timers are clamped to 4 ms, and to a second in the background. */
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
