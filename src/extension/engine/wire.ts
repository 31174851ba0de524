import type { Failure } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';
import type { Annotator } from '../../engine/contract/annotator.ts';

/** Requests of a page to the extension's engine: plain JSON, as Chrome's messages are. */
export type EngineMethod = 'open' | 'annotate' | 'answer' | 'link';

export type EngineRequest =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly method: EngineMethod;
      readonly input?: unknown;
    }
  | { readonly type: 'cancel'; readonly id: number };

export type EngineReply =
  /** The engine listens now; its document exists before that. */
  | { readonly type: 'hello' }
  /** Progress, or the mentions found since the last message. */
  | { readonly type: 'told'; readonly id: number; readonly value: unknown }
  | {
      readonly type: 'done';
      readonly id: number;
      readonly result: Result<unknown, Failure>;
      readonly state: Annotator['state'];
    };

/** One end of a connection between two parts of the extension. */
export interface Wire<In, Out> {
  /** Throws when the connection has ended. */
  readonly post: (message: Out) => void;
  readonly onMessage: (listener: (message: In) => void) => void;
  readonly onEnd: (listener: () => void) => void;
  readonly close: () => void;
}

export const wireOf = <In, Out>(port: chrome.runtime.Port): Wire<In, Out> => ({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => port.onMessage.addListener((message: In) => listener(message)),
  onEnd: (listener) =>
    port.onDisconnect.addListener(() => {
      // The error must be read so that it counts as handled: a page in the back/forward cache, a closed tab.
      void chrome.runtime.lastError;
      listener();
    }),
  close: () => port.disconnect(),
});
