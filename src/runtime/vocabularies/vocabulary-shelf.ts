import type { Result } from '../../core/result.ts';
import { lazyDatabase, settled, transact } from '../storage/database.ts';
import type { StorageFailure } from '../storage/storage-failure.ts';
import { openTabChannel } from '../storage/tab-channel.ts';

/** One of the user's own vocabularies, as it was added. */
export interface KeptVocabulary {
  /** SHA-256 of the file's bytes. */
  readonly id: string;
  readonly name: string;
  readonly file: Blob;
  readonly concepts: number;
  /** Number of concepts without a type of their own; absent when an earlier version added the vocabulary. */
  readonly untyped?: number;
  /**
   * Type that the user gave to those concepts. When absent, they link mentions of any type, and their names are not
   * found in texts.
   */
  readonly type?: string;
  /** Mentions are linked to the vocabulary, but its names are not searched in texts. */
  readonly isLinkedOnly?: true;
  /** Number of skipped lines. */
  readonly skipped: number;
  /** Time of adding, in milliseconds since 1970: the newest vocabulary takes precedence. */
  readonly added: number;
}

/** Stores the user's vocabularies for all tabs. */
export interface VocabularyShelf {
  /** The newest first. */
  list(): Promise<Result<readonly KeptVocabulary[], StorageFailure>>;
  put(vocabulary: KeptVocabulary): Promise<Result<undefined, StorageFailure>>;
  remove(id: string): Promise<Result<undefined, StorageFailure>>;
  /**
   * Calls the listener when another tab has put or removed a vocabulary.
   *
   * @returns a function that removes the listener
   */
  onChange(listener: () => void): () => void;
}

export function openVocabularyShelf(name = 'biogloss-vocabularies'): VocabularyShelf {
  const database = lazyDatabase(name, 1, (created) => {
    created.createObjectStore('vocabularies', { keyPath: 'id' });
  });

  const channel = openTabChannel<'changed'>(name);
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
    if (changed.ok) channel.tell('changed');
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
    onChange: channel.listen,
  };
}
