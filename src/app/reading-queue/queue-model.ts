import type { StoreApi } from 'zustand/vanilla';
import type { FailureMessage } from '../../core/catalogue/failure.ts';
import type { Failure } from '../../core/errors.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { Annotator } from '../../engine/contract/annotator.ts';
import type { LibraryStore } from '../../runtime/library-store/library-store.ts';
import type { WorkspaceStore } from '../../runtime/workspace/workspace-store.ts';
import type { LibraryPage } from '../library-view/library-page.ts';
import type { AppStore } from '../state/actions.ts';

export interface QueueState {
  /** `waiting`: for the engine, or for a job of the page; `elsewhere`: another tab reads. */
  readonly status: 'stopped' | 'paused' | 'reading' | 'waiting' | 'elsewhere';
  readonly current?: DocumentKey | undefined;
  /** Number of documents read since the queue was started in this tab. */
  readonly done: number;
  /** Milliseconds per document, from those read last; pauses and sleep do not count. */
  readonly each?: number | undefined;
  /** Why the engine failed; absent while the queue may wait for it. */
  readonly noEngine?: Failure | undefined;
  /** Why the queue stopped by itself. */
  readonly problem?: FailureMessage | undefined;
}

/** Reads the documents of the library one after the other. */
export interface ReadingQueue {
  readonly store: Pick<StoreApi<QueueState>, 'getState' | 'subscribe'>;
  /** Continues the queue after the page was reloaded. */
  readonly restore: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Pauses after the current document. */
  readonly pause: () => Promise<void>;
  /** Stops at once; the current document stays unread. */
  readonly cancel: () => Promise<void>;
  /** Leaves the current document out and continues. */
  readonly skip: () => void;
  /** Starts the engine again after it failed. */
  readonly retryEngine: () => void;
}

export interface QueueOptions {
  readonly app: AppStore;
  readonly page: LibraryPage;
  /** A separate connection for the queue, so that the page learns of its writes as of those of another tab. */
  readonly workspace: WorkspaceStore;
  readonly library: LibraryStore;
  readonly engine: () => Annotator | undefined;
  readonly lexiconUrl: string;
  readonly gazetteerUrl: string;
}
