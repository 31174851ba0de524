import * as v from 'valibot';
import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { type Migrations, migrated } from './migrations.ts';

/**
 * What one tab shows of the workspace, so that it can be shown again: in two records, because the list of documents is
 * long where many were opened together, and changes seldom.
 */
export interface TabRecord {
  /** All that the tab holds, in their order. */
  readonly documents: readonly DocumentKey[];
  readonly shown: TabShown;
}

export interface TabShown {
  /** The document on the page; absent: none. */
  readonly current?: DocumentKey;
  /** Id of the collection whose documents can be turned to. */
  readonly collection?: string;
  /** What was put away, the latest first; a document of a collection stands for all of it. */
  readonly putAway: readonly DocumentKey[];
  /** Corpus whose guideline was chosen. */
  readonly guideline?: string;
  /** When the tab wrote last: milliseconds since 1970. */
  readonly changed: number;
}

/**
 * Which documents of a desk have become which of the workspace, by what they were then (`fingerprint`): what a person has
 * made of them since must not count as another document when the desk is moved again.
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

/** @returns `undefined` where a record is damaged, not there, or of a later version */
export function tabFrom(documents: unknown, shown: unknown): TabRecord | undefined {
  const list = migrated(documents, TAB_KINDS.documents.migrations);
  const look = migrated(shown, TAB_KINDS.shown.migrations);
  if (!v.is(TAB_KINDS.documents.schema, list) || !v.is(TAB_KINDS.shown.schema, look)) {
    return undefined;
  }
  return { documents: list, shown: look };
}

/** None where nothing was moved, or the record is damaged. */
export function movedFrom(stored: unknown): MovedDocuments {
  const moved = migrated(stored, TAB_KINDS.moved.migrations);
  return v.is(TAB_KINDS.moved.schema, moved) ? moved : [];
}
