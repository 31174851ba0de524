import type { Result } from '../../core/result.ts';
import { lazyDatabase, settled, transact } from '../storage/database.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';

/** A vocabulary of the user's own, as it was added. */
export interface KeptVocabulary {
  /** SHA-256 of the file. */
  readonly id: string;
  readonly name: string;
  readonly file: Blob;
  readonly concepts: number;
  /** How many of them have no type of their own; absent where an earlier version added it. */
  readonly untyped?: number;
  /** Type that the user gave to those; without it they are linked to mentions of any type, and not found in texts. */
  readonly type?: string;
  /** Mentions are linked to the vocabulary, but its names are not looked for in texts. */
  readonly isLinkedOnly?: true;
  /** How many of its lines were left out. */
  readonly skipped: number;
  /** Milliseconds since 1970: what was added last wins. */
  readonly added: number;
}

/** Where the user's vocabularies are kept: for all tabs, apart from the desks. */
export interface VocabularyShelf {
  /** The one added last comes first. */
  list(): Promise<Result<readonly KeptVocabulary[], StorageFailure>>;
  put(vocabulary: KeptVocabulary): Promise<Result<undefined, StorageFailure>>;
  remove(id: string): Promise<Result<undefined, StorageFailure>>;
  /**
   * Told when another tab has put or removed one.
   *
   * @returns the function that ends it
   */
  onChange(listener: () => void): () => void;
}

export function openVocabularyShelf(name = 'biogloss-vocabularies'): VocabularyShelf {
  const database = lazyDatabase(name, 1, (created) => {
    created.createObjectStore('vocabularies', { keyPath: 'id' });
  });

  const channel = new BroadcastChannel(name);
  const attempt = <T>(
    mode: IDBTransactionMode,
    run: (vocabularies: IDBObjectStore) => Promise<T>,
  ) =>
    transact(database, ['vocabularies'], mode, (transaction) =>
      run(transaction.objectStore('vocabularies')),
    );

  async function change(make: (store: IDBObjectStore) => IDBRequest) {
    const changed = await attempt('readwrite', async (store) => {
      await settled<unknown>(make(store));
      return undefined;
    });
    if (changed.ok) channel.postMessage('changed');
    return changed;
  }

  return {
    list: () =>
      attempt('readonly', async (store) => {
        const all: KeptVocabulary[] = await settled(store.getAll());
        return all.sort((a, b) => b.added - a.added);
      }),
    put: (vocabulary) => change((store) => store.put(vocabulary)),
    remove: (id) => change((store) => store.delete(id)),
    onChange(listener) {
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
  };
}
