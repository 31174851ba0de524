import type { DocumentKey } from '../../core/workspace/workspace.ts';
import { settled } from '../storage/database.ts';
import type { Row, Rows } from './assemble.ts';
import { KIND_NAMES, type KindName } from './records.ts';

/** Reads the records of documents from the object stores of their kinds. */

/** In the order of keys, an empty array sorts after every string and number. */
export const allOf = (key: DocumentKey): IDBKeyRange => IDBKeyRange.bound([key], [key, []]);

/** The range from the records of the first document to those of the last. */
export function boundsOf(keys: readonly DocumentKey[]): IDBKeyRange {
  const sorted = [...keys].sort();
  return IDBKeyRange.bound([sorted[0]], [sorted.at(-1), []]);
}

/** Rows of several documents. */
type RowsOfMany = { readonly [Kind in KindName]: readonly (Row & { document: DocumentKey })[] };

export const NO_ROWS: Rows = {
  ...{ heads: [], texts: [], readings: [], layers: [] },
  ...{ decisions: [], questions: [], steps: [], unknown: [] },
};

/**
 * The rows of several documents. For few documents, reads each one; for many, reads everything between the first and
 * the last.
 */
export async function rowsOfAll(
  store: (name: KindName) => IDBObjectStore,
  keys: readonly DocumentKey[],
): Promise<ReadonlyMap<DocumentKey, Rows>> {
  const ranges = keys.length <= FEW ? keys.map(allOf) : [boundsOf(keys)];
  return grouped(await Promise.all(ranges.map((range) => rowsOf(store, range))));
}

/** Up to this many documents are read one by one. */
const FEW = 20;

function grouped(all: readonly RowsOfMany[]): ReadonlyMap<DocumentKey, Rows> {
  const groups = new Map<DocumentKey, { [Kind in KindName]: Row[] }>();
  for (const kind of KIND_NAMES) {
    for (const row of all.flatMap((rows) => rows[kind])) {
      const group = groups.get(row.document) ?? {
        ...{ heads: [], texts: [], readings: [], layers: [] },
        ...{ decisions: [], questions: [], steps: [], unknown: [] },
      };
      group[kind].push(row);
      groups.set(row.document, group);
    }
  }
  return groups;
}

export const documentOf = (key: IDBValidKey): DocumentKey =>
  String(Array.isArray(key) ? key[0] : key);

export const rowsIn = (store: IDBObjectStore, range?: IDBKeyRange) =>
  Promise.all([settled(store.getAllKeys(range)), settled<unknown[]>(store.getAll(range))]);

/** Records in memory at a time when all are read. */
const BATCH = 200;

/** Size of all records of a store, in UTF-16 code units. */
export async function unitsIn(
  store: IDBObjectStore,
  sizeOf: (record: unknown) => number,
): Promise<number> {
  let units = 0;
  let range: IDBKeyRange | undefined;
  for (;;) {
    const [keys, values] = await Promise.all([
      settled(store.getAllKeys(range, BATCH)),
      settled<unknown[]>(store.getAll(range, BATCH)),
    ]);
    for (const value of values) units += sizeOf(value);
    const last = keys.at(-1);
    if (last === undefined || keys.length < BATCH) return units;
    range = IDBKeyRange.lowerBound(last, true);
  }
}

export async function rowsOf(
  store: (name: KindName) => IDBObjectStore,
  range: IDBKeyRange,
): Promise<RowsOfMany> {
  const read = async (kind: KindName) => {
    const [keys, values] = await rowsIn(store(kind), range);
    return keys.map((one, index) => ({
      document: documentOf(one),
      sub: (Array.isArray(one) ? one[1] : '') as string | number,
      stored: values[index],
    }));
  };
  const [heads, texts, readings, layers, decisions, questions, steps, unknown] = await Promise.all([
    read('heads'),
    read('texts'),
    read('readings'),
    read('layers'),
    read('decisions'),
    read('questions'),
    read('steps'),
    read('unknown'),
  ]);
  return { heads, texts, readings, layers, decisions, questions, steps, unknown };
}
