import { lazyDatabase } from '../storage/database.ts';
import { KIND_NAMES, type KindName } from './records.ts';

/**
 * An object store for each kind of records of documents, one for the files that documents were taken out of, one for what
 * tabs show, and those of the library: what a person marked, what was found out of each document, and what belongs to the
 * library as a whole.
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

/** Version 2 has the stores of the library, version 3 that of files. */
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
