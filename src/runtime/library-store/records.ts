import * as v from 'valibot';
import { DIGEST_VERSION, type Digest } from '../../core/digest/digest.ts';
import type { Imported } from '../../core/document/model.ts';
import { imported } from '../../formats/json/schema.ts';
import { type Migrations, migrated, versionOf } from '../workspace/migrations.ts';

/** What a person said of a document in the library, and its state there. */
export interface Marks {
  readonly tags: readonly string[];
  /** Time of deletion, in milliseconds since 1970. A deleted document can be restored. */
  readonly deleted?: number;
  /** Key of the document of which this one is a deleted duplicate. */
  readonly joined?: string;
  /**
   * Time at which a person reviewed the document. Earlier versions stored it here instead of as a decision
   * (`moveReviewedMarks`).
   */
  readonly reviewed?: number;
  /** PubMed says that the record is withdrawn. */
  readonly withdrawn?: true;
  /**
   * Fingerprints of the texts that records gave the document (`fingerprint`); present once a newer record has replaced
   * its text.
   */
  readonly recordTexts?: readonly string[];
  /** The document's own record before others were joined with it, and the fingerprint of its text (`fingerprint`). */
  readonly original?: { readonly imported?: Imported; readonly text: string };
  /** Why the document could not be annotated, as a sentence. */
  readonly failure?: string;
}

export const noMarks: Marks = { tags: [] };

const time = v.number();

const MARKS = {
  schema: v.object({
    tags: v.array(v.string()),
    deleted: v.exactOptional(time),
    joined: v.exactOptional(v.string()),
    reviewed: v.exactOptional(time),
    withdrawn: v.exactOptional(v.literal(true)),
    recordTexts: v.exactOptional(v.array(v.string())),
    original: v.exactOptional(v.object({ imported: v.exactOptional(imported), text: v.string() })),
    failure: v.exactOptional(v.string()),
  }),
  migrations: [] as Migrations,
};

/** @returns `undefined` for a damaged record or one of a later version, which must not be overwritten */
export function marksFrom(stored: unknown): Marks | undefined {
  if (stored === undefined) return noMarks;
  const value = migrated(stored, MARKS.migrations);
  return v.is(MARKS.schema, value) ? value : undefined;
}

export const storedMarks = (value: Marks) => ({ v: versionOf(MARKS.migrations), value });

/** A digest, and the revision of the document from which it was computed. */
export interface KeptDigest {
  readonly revision: number;
  readonly digest: Digest;
}

/** A stored digest, if this version wrote it; any other is computed again. */
export function digestFrom(stored: unknown): KeptDigest | undefined {
  if (typeof stored !== 'object' || stored === null || !('digest' in stored)) return undefined;
  const { digest } = stored as KeptDigest;
  return digest.version === DIGEST_VERSION ? (stored as KeptDigest) : undefined;
}

/** Records that belong to the library as a whole. */
export interface LibraryRecords {
  /** Pairs of keys that are no duplicates, as a person decided; each pair in ascending order. */
  readonly apart: readonly (readonly [string, string])[];
  /** In the order in which they were saved; names are unique. */
  readonly searches: readonly SavedSearch[];
  readonly queue: QueueRecord;
}

/** A view of the library that a person saved: the part of its address after `#/library?`. */
export interface SavedSearch {
  readonly name: string;
  readonly query: string;
}

/** State of the reading queue, and the document that it is reading. */
export interface QueueRecord {
  readonly status: 'running' | 'paused' | 'stopped';
  /** `tries`: how often reading began without coming to an end. */
  readonly run?: { readonly key: string; readonly tries: number };
}

export const pairsSchema = v.array(v.tuple([v.string(), v.string()]));
export const searchesSchema = v.array(v.object({ name: v.string(), query: v.string() }));

const LIBRARY = {
  queue: {
    schema: v.object({
      status: v.picklist(['running', 'paused', 'stopped']),
      run: v.exactOptional(v.object({ key: v.string(), tries: v.number() })),
    }),
    migrations: [] as Migrations,
  },
  apart: { schema: pairsSchema, migrations: [] as Migrations },
  searches: { schema: searchesSchema, migrations: [] as Migrations },
} as const;

export type LibraryRecordName = keyof LibraryRecords;

export function libraryRecordFrom<N extends LibraryRecordName>(
  name: N,
  stored: unknown,
): LibraryRecords[N] | undefined {
  const { schema, migrations } = LIBRARY[name];
  const value = migrated(stored, migrations);
  return v.is(schema, value) ? (value as LibraryRecords[N]) : undefined;
}

export const storedLibraryRecord = <N extends LibraryRecordName>(
  name: N,
  value: LibraryRecords[N],
) => ({ v: versionOf(LIBRARY[name].migrations), value });
