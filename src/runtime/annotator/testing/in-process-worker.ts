import { expose } from 'comlink';
import { releasing } from '../../../engine/annotator/serve.ts';
import type { AnnotatorApi } from '../../../engine/contract/protocol.ts';
import type { WorkerLike } from '../worker-like.ts';

/** Replaces a Worker in tests: it uses a message port and structured cloning, but runs in the same thread. */
export interface InProcessWorker extends WorkerLike {
  readonly isTerminated: boolean;
  /** Simulates an exception in the worker's script outside of any call. */
  crash(message: string): void;
}

export function inProcessWorker(api: AnnotatorApi): InProcessWorker {
  const { port1, port2 } = new MessageChannel();
  const events = new EventTarget();
  let isTerminated = false;
  expose(releasing(api), port2);
  port1.start();
  const targetOf = (type: string): EventTarget => (type === 'message' ? port1 : events);
  return {
    get isTerminated() {
      return isTerminated;
    },
    postMessage: port1.postMessage.bind(port1),
    addEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
      targetOf(type).addEventListener(type, listener),
    removeEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
      targetOf(type).removeEventListener(type, listener),
    terminate() {
      isTerminated = true;
      port1.close();
      port2.close();
    },
    crash: (message) => events.dispatchEvent(Object.assign(new Event('error'), { message })),
  };
}
