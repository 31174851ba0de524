/** The contract between a page and its service worker; both may be of different versions of the app for a while. */
import type { EngineName } from '../../src/core/errors.ts';

/** A file of the app as it was built. */
export interface BuiltFile {
  /** Relative to the app's folder. */
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /**
   * `shell`: kept at once. The others are kept when they are needed: by either engine, or by one of them; `on-use`:
   * from their first use on.
   */
  readonly part: 'shell' | 'both' | 'on-use' | EngineName;
  /** Id of the model pack that the file belongs to: it is needed where that pack reads. */
  readonly pack?: string;
}

/** What reads the texts of a page. */
export interface InUse {
  readonly engine: EngineName;
  /** Id of a pack that comes with the app. */
  readonly pack: string;
}

export type OfflineRequest =
  /** Say what of the files in use lies here, and fetch nothing. Answered once. */
  | ({ readonly type: 'check' } & InUse)
  /** Keep what is in use, and what WASM needs if it has to take over. Answered more than once. */
  | ({ readonly type: 'keep' } & InUse)
  /** Remove everything that is kept. */
  | { readonly type: 'forget' }
  /** Give what was shared with the app, once; answered with a `Shared` or nothing. */
  | { readonly type: 'take-shared' }
  /** Take the place of the version that runs now. */
  | { readonly type: 'take-over' };

export interface OfflineReply {
  /** Whether all that is needed lies here, verified. */
  readonly isReady: boolean;
  /** Bytes kept of those needed. */
  readonly kept: number;
  /** 0: not known yet, what lies here is being checked. */
  readonly needed: number;
  /** No more replies follow. */
  readonly isLast: boolean;
  /** Why not all of it could be kept. */
  readonly problem?: string;
}

/** What pages are told unasked. */
export type OfflineNews =
  /** A version could not be installed; the reason names the file. */
  | { readonly type: 'install-failed'; readonly reason: string }
  /** Another page had everything removed. */
  | { readonly type: 'removed' };
