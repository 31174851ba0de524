import { lazyDatabase } from '../storage/database.ts';
import { KIND_NAMES, type KindName } from './records.ts';

/**
 * The object stores: one for each kind of document record, one for files of documents, one for the state of tabs, and
 * those of the library: marks, digests, and records of the library as a whole.
 */
export const STORE_NAMES: readonly StoreName[] = [
  ...KIND_NAMES,
  'files',
  'tabs',
  'marks',
  'digests',
  'library',
];

export type StoreName = KindName | 'files' | 'tabs' | LibraryStoreName;

export type LibraryStoreName = 'marks' | 'digests' | 'library';

/** Version 2 adds the stores of the library, version 3 the one of files. */
export const workspaceDatabase = (
  name: string,
  onBlocked?: (isBlocked: boolean) => void,
): (() => Promise<IDBDatabase>) =>
  lazyDatabase(
    name,
    3,
    (database) => {
      for (const kind of STORE_NAMES) {
        if (!database.objectStoreNames.contains(kind)) database.createObjectStore(kind);
      }
    },
    onBlocked,
  );

export const WORKSPACE = 'biogloss:workspace';
