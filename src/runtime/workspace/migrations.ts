/**
 * Migrations of stored records, one sequence for each kind: a change of one kind touches no other record (as in
 * tldraw's store). Sequences only grow; a published migration never changes.
 */

/** A stored value, and the version of its kind that wrote it. */
export interface Stored {
  readonly v: number;
  readonly value: unknown;
}

/** In order: the first migration converts version 1 to version 2. */
export type Migrations = readonly ((value: unknown) => unknown)[];

/** The version that this program writes for a kind with these migrations. */
export const versionOf = (migrations: Migrations): number => migrations.length + 1;

/** The value in this version's form; `undefined` for a value of a later version or one that is no record. */
export function migrated(stored: unknown, migrations: Migrations): unknown {
  if (!isStored(stored)) return undefined;
  const { v, value } = stored;
  if (!Number.isInteger(v) || v < 1 || v > versionOf(migrations)) return undefined;
  return migrations.slice(v - 1).reduce((older, migrate) => migrate(older), value);
}

const isStored = (stored: unknown): stored is Stored =>
  typeof stored === 'object' && stored !== null && 'v' in stored && 'value' in stored;
