/** The contract between a page and its service worker, which may be of different versions of the app for a while. */
import type { EngineName } from '../../src/core/errors.ts';

/** A file of the built app. */
export interface BuiltFile {
  /** Path relative to the app's folder. */
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /**
   * `shell` is stored at once. The others are stored when they are needed: by both engines, or by one of them; `on-use`
   * from their first use on.
   */
  readonly part: 'shell' | 'both' | 'on-use' | EngineName;
  /** Id of the model pack to which the file belongs: it is needed when that pack is in use. */
  readonly pack?: string;
}

/** The engine and the pack in use. */
export interface InUse {
  readonly engine: EngineName;
  /** Id of a pack that comes with the app. */
  readonly pack: string;
}

export type OfflineRequest =
  /** Checks which of the needed files are stored, without fetching. One reply. */
  | ({ readonly type: 'check' } & InUse)
  /** Stores the needed files, and those of WASM in case it takes over. Several replies. */
  | ({ readonly type: 'keep' } & InUse)
  /** Removes everything that is stored. */
  | { readonly type: 'forget' }
  /** Takes shared content, once; the reply is a `Shared` or undefined. */
  | { readonly type: 'take-shared' }
  /** Activates this version in place of the running one. */
  | { readonly type: 'take-over' };

export interface OfflineReply {
  /** True when all needed files are stored and verified. */
  readonly isReady: boolean;
  /** Stored bytes of the needed ones. */
  readonly kept: number;
  /** Needed bytes; 0 while the stored files are being checked. */
  readonly needed: number;
  /** True for the last reply. */
  readonly isLast: boolean;
  /** Why not everything could be stored. */
  readonly problem?: string;
}

/** Messages to pages that they did not request. */
export type OfflineNews =
  /** A version could not be installed; the reason names the file. */
  | { readonly type: 'install-failed'; readonly reason: string }
  /** Another page has removed everything. */
  | { readonly type: 'removed' };
