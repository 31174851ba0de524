import type { StoreApi } from 'zustand/vanilla';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { Annotator } from '../../engine/contract/annotator.ts';
import type { LibraryStore } from '../../runtime/library-store/library-store.ts';
import type { WorkspaceStore } from '../../runtime/workspace/workspace-store.ts';
import type { LibraryPage } from '../library-view/library-page.ts';
import type { AppStore } from '../state/actions.ts';

export interface QueueState {
  /** `waiting`: for the engine, or until the page has read what is on it; `elsewhere`: another tab reads. */
  readonly status: 'stopped' | 'paused' | 'reading' | 'waiting' | 'elsewhere';
  readonly current?: DocumentKey | undefined;
  /** Documents read since the queue was started, in this tab. */
  readonly done: number;
  /** Milliseconds a document, by those read last; pauses and sleep do not count. */
  readonly each?: number | undefined;
  /** Why the queue stopped by itself, in sentences. */
  readonly problem?: string | undefined;
}

/** Reads the documents of the library one after the other. */
export interface ReadingQueue {
  readonly store: Pick<StoreApi<QueueState>, 'getState' | 'subscribe'>;
  /** Goes on where the queue was when the page ended. */
  readonly restore: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** The document at work is read to its end. */
  readonly pause: () => Promise<void>;
  /** The document at work stays unread. */
  readonly cancel: () => Promise<void>;
  /** The document at work is left out. */
  readonly skip: () => void;
}

export interface QueueOptions {
  readonly app: AppStore;
  readonly page: LibraryPage;
  /** A store of the queue's own: the page is told of what the queue writes as any other tab is. */
  readonly workspace: WorkspaceStore;
  readonly library: LibraryStore;
  readonly engine: () => Annotator | undefined;
  readonly lexiconUrl: string;
  readonly gazetteerUrl: string;
}
