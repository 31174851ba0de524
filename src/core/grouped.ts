/** Values by their keys, each list in the order of the values; keys in the order of their first values. */
export function grouped<K, V>(values: Iterable<V>, keyOf: (value: V) => K): Map<K, V[]> {
  const lists = new Map<K, V[]>();
  for (const value of values) append(lists, keyOf(value), value);
  return lists;
}

/** Adds a value to the list of a key, in a time that does not grow with the list. */
export function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
