import { ok, type Result } from '../../core/result.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import type { LibraryStore } from '../../runtime/library-store/library-store.ts';
import type { QueueRecord } from '../../runtime/library-store/records.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';

export type QueueStatus = QueueRecord['status'];

/** The begun document; or, when a person has paused or stopped the queue in some tab, the status. */
export type Begun =
  | { readonly is: 'begun'; readonly tries: number }
  | { readonly is: 'ended'; readonly status: Exclude<QueueStatus, 'running'> };

/**
 * The queue's record for all tabs. Only a person's wish (`wish`) starts the queue. The reading tab checks the status at
 * each document and never overwrites it.
 */
export interface KeptQueue {
  /** `undefined` when nobody has started the queue. */
  readonly status: () => Promise<Result<QueueStatus | undefined, StorageFailure>>;
  readonly wish: (status: QueueStatus) => Promise<Result<QueueRecord, StorageFailure>>;
  /**
   * Begins a document and counts the try, so that a document that crashes the page is not tried for ever.
   *
   * @param isFirst resets the count, because the last try came to its end
   */
  readonly begin: (key: DocumentKey, isFirst?: boolean) => Promise<Result<Begun, StorageFailure>>;
  /** Takes back a try that a person or another tab interrupted: the document was not the cause. */
  readonly giveBack: (key: DocumentKey) => Promise<Result<QueueRecord, StorageFailure>>;
  /**
   * Ends the current document's try and sets the status.
   *
   * @param keepsTries keeps the count, because the document may be the cause
   * @returns the status, which differs when a person has changed it meanwhile
   */
  readonly end: (
    status: Exclude<QueueStatus, 'running'>,
    keepsTries: boolean,
  ) => Promise<Result<QueueRecord, StorageFailure>>;
}

export function keptQueue(library: Pick<LibraryStore, 'get' | 'change'>): KeptQueue {
  return {
    async status() {
      const kept = await library.get('queue');
      return kept.ok ? ok(kept.value?.status) : kept;
    },
    wish: (status) => library.change('queue', (before) => ({ ...before, status })),
    async begin(key, isFirst = false) {
      const changed = await library.change('queue', (before = NONE) => {
        if (before.status !== 'running') return before;
        const earlier = isFirst ? 0 : triesOf(before, key);
        return { status: 'running', run: { key, tries: earlier + 1 } };
      });
      if (!changed.ok) return changed;
      const { status } = changed.value;
      return status === 'running'
        ? ok({ is: 'begun', tries: triesOf(changed.value, key) })
        : ok({ is: 'ended', status });
    },
    giveBack: (key) =>
      library.change('queue', (before = NONE) => {
        const tries = triesOf(before, key) - 1;
        return { status: before.status, ...(tries > 0 && { run: { key, tries } }) };
      }),
    end: (status, keepsTries) =>
      library.change('queue', (before = NONE) => ({
        status: before.status === 'running' ? status : before.status,
        ...(keepsTries && before.run && { run: before.run }),
      })),
  };
}

const NONE: QueueRecord = { status: 'stopped' };

const triesOf = ({ run }: QueueRecord, key: DocumentKey): number =>
  run?.key === key ? run.tries : 0;
