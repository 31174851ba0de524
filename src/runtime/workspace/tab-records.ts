import * as v from 'valibot';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { type Migrations, migrated } from './migrations.ts';

/**
 * The state of one tab, so that it can be restored. It is stored in two records, because the list of documents may be
 * long and seldom changes.
 */
export interface TabRecord {
  /** All documents of the tab, in order. */
  readonly documents: readonly DocumentKey[];
  readonly shown: TabShown;
}

export interface TabShown {
  /** The document on the page; absent when there is none. */
  readonly current?: DocumentKey;
  /** Id of the collection that the page can turn through. */
  readonly collection?: string;
  /** The documents that were put away, the latest first. One document of a collection represents all of it. */
  readonly putAway: readonly DocumentKey[];
  /** Corpus whose guideline was chosen. */
  readonly guideline?: string;
  /** Time of the tab's last write, in milliseconds since 1970. */
  readonly changed: number;
}

/**
 * The documents of a desk that were moved, by the fingerprint of their state at that time (`fingerprint`): a document
 * that was changed since must not count as new when the desk is moved again.
 */
export type MovedDocuments = readonly (readonly [fingerprint: string, key: DocumentKey])[];

const key = v.string();

export const TAB_KINDS = {
  documents: { schema: v.array(key), migrations: [] as Migrations },
  shown: {
    schema: v.object({
      current: v.exactOptional(key),
      collection: v.exactOptional(v.string()),
      putAway: v.array(key),
      guideline: v.exactOptional(v.string()),
      changed: v.number(),
    }),
    migrations: [] as Migrations,
  },
  moved: { schema: v.array(v.tuple([v.string(), key])), migrations: [] as Migrations },
} as const;

/** @returns `undefined` when a record is damaged, missing or of a later version */
export function tabFrom(documents: unknown, shown: unknown): TabRecord | undefined {
  const list = migrated(documents, TAB_KINDS.documents.migrations);
  const look = migrated(shown, TAB_KINDS.shown.migrations);
  if (!v.is(TAB_KINDS.documents.schema, list) || !v.is(TAB_KINDS.shown.schema, look)) {
    return undefined;
  }
  return { documents: list, shown: look };
}

/** Empty when nothing was moved, or when the record is damaged. */
export function movedFrom(stored: unknown): MovedDocuments {
  const moved = migrated(stored, TAB_KINDS.moved.migrations);
  return v.is(TAB_KINDS.moved.schema, moved) ? moved : [];
}
