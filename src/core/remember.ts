/** A function that computes its answer for an object once, and forgets it with the object. */
export function remember<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let entry = known.get(key);
    if (!entry) {
      entry = { value: compute(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}

/** A function of two objects that computes its answer once. For each first object, the answer for the latest second object alone is remembered. */
export function rememberPair<K extends object, L extends object, V>(
  compute: (key: K, other: L) => V,
): (key: K, other: L) => V {
  const known = new WeakMap<K, { readonly other: L; readonly value: V }>();
  return (key, other) => {
    const entry = known.get(key);
    if (entry && entry.other === other) return entry.value;
    const value = compute(key, other);
    known.set(key, { other, value });
    return value;
  };
}
