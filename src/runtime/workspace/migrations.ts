/**
 * How records of earlier versions become those of this one, one sequence for each kind of record: a change of one kind
 * touches no record of another (as in tldraw's store). A sequence only grows; what it did once it does for ever.
 */

/** What lies in the database: a value and the version of its kind that wrote it. */
export interface Stored {
  readonly v: number;
  readonly value: unknown;
}

/** In order: the first makes a value of version 2 of one of version 1. */
export type Migrations = readonly ((value: unknown) => unknown)[];

/** The version that this program writes of a kind with these migrations. */
export const versionOf = (migrations: Migrations): number => migrations.length + 1;

/** The value as this version has it; `undefined` where a later version wrote it, or it is no record. */
export function migrated(stored: unknown, migrations: Migrations): unknown {
  if (!isStored(stored)) return undefined;
  const { v, value } = stored;
  if (!Number.isInteger(v) || v < 1 || v > versionOf(migrations)) return undefined;
  return migrations.slice(v - 1).reduce((older, migrate) => migrate(older), value);
}

const isStored = (stored: unknown): stored is Stored =>
  typeof stored === 'object' && stored !== null && 'v' in stored && 'value' in stored;
