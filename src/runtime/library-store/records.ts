import * as v from 'valibot';
import { DIGEST_VERSION, type Digest } from '../../core/digest/digest.ts';
import type { Imported } from '../../core/document/model.ts';
import { imported } from '../../formats/json/schema.ts';
import { type Migrations, migrated, versionOf } from '../workspace/migrations.ts';

/** What a person says of a document as one of many, and what became of it in the library. */
export interface Marks {
  readonly tags: readonly string[];
  /** When it was deleted: milliseconds since 1970. It can be brought back. */
  readonly deleted?: number;
  /** Deleted as a duplicate of the document with this key. */
  readonly joined?: string;
  /** When a person was done with it. */
  readonly reviewed?: number;
  /** PubMed says that the record is withdrawn. */
  readonly withdrawn?: true;
  /** How often its text was replaced by that of a newer record. */
  readonly updates?: number;
  /** What its own file said of it before others were joined with it, and of which text (`fingerprint`). */
  readonly original?: { readonly imported?: Imported; readonly text: string };
  /** Why it could not be read, a sentence. */
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
    updates: v.exactOptional(v.number()),
    original: v.exactOptional(v.object({ imported: v.exactOptional(imported), text: v.string() })),
    failure: v.exactOptional(v.string()),
  }),
  migrations: [] as Migrations,
};

/** @returns `undefined` where it is damaged, or of a later version: it must not be written over */
export function marksFrom(stored: unknown): Marks | undefined {
  if (stored === undefined) return noMarks;
  const value = migrated(stored, MARKS.migrations);
  return v.is(MARKS.schema, value) ? value : undefined;
}

export const storedMarks = (value: Marks) => ({ v: versionOf(MARKS.migrations), value });

/** A digest, and the revision of the document that it is of. */
export interface KeptDigest {
  readonly revision: number;
  readonly digest: Digest;
}

/** What this version made itself; anything else is made again. */
export function digestFrom(stored: unknown): KeptDigest | undefined {
  if (typeof stored !== 'object' || stored === null || !('digest' in stored)) return undefined;
  const { digest } = stored as KeptDigest;
  return digest.version === DIGEST_VERSION ? (stored as KeptDigest) : undefined;
}

/** What belongs to the library as a whole, each a record of its own. */
export interface LibraryRecords {
  /** Pairs of keys that are no duplicates, as a person said; each in rising order. */
  readonly apart: readonly (readonly [string, string])[];
  /** In the order in which they were saved, no two of one name. */
  readonly searches: readonly SavedSearch[];
  readonly queue: QueueRecord;
}

/** A view of the library that a person keeps: its address behind `#/library?`. */
export interface SavedSearch {
  readonly name: string;
  readonly query: string;
}

/** Reading unattended: whether it goes on, and the document at work. */
export interface QueueRecord {
  readonly status: 'running' | 'paused' | 'stopped';
  /** `tries`: how often reading it was begun without coming to an end. */
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
