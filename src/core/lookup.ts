/**
 * A table that is asked with words from outside: labels of models, types and identifiers of files. A plain object would
 * answer 'constructor' and 'toString' with what every object has.
 */
export const lookup = <T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
  new Map(Object.entries(entries));

/** What a record that came as data has under a word from outside. */
export const entryOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
