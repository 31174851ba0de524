/**
 * Gives names that none has had before: the wanted one, or `7-2`, `7-3` and so on. The last number of each wanted name is
 * remembered, because thousands may want the same.
 *
 * @param taken names that are not given
 * @param keyOf what makes two names the same, for instance without regard to case
 */
export function freeNames(
  taken: Iterable<string> = [],
  keyOf: (name: string) => string = (name) => name,
): FreeNames {
  const known = new Set(Array.from(taken, keyOf));
  const numbers = new Map<string, number>();
  return {
    has: (name) => known.has(keyOf(name)),
    give(wanted) {
      let name = wanted;
      let number = numbers.get(keyOf(wanted)) ?? 1;
      while (known.has(keyOf(name))) {
        number += 1;
        name = `${wanted}-${number}`;
      }
      numbers.set(keyOf(wanted), number);
      known.add(keyOf(name));
      return name;
    },
  };
}

export interface FreeNames {
  readonly has: (name: string) => boolean;
  readonly give: (wanted: string) => string;
}
