import { append } from '../grouped.ts';

/** Fewest UTF-16 units of a name. Names are told apart by their first ones. */
export const MIN_NAME_LENGTH = 3;

/** A name, and where it stands. */
export interface NamePlace {
  readonly name: string;
  readonly start: number;
}

/** Many names that are looked for together. */
export interface NamePlaces {
  /** Adds a name of at least `MIN_NAME_LENGTH` units that was not added before. */
  readonly add: (name: string) => void;
  /**
   * All places of the names within [from, to) of a text: longer names first, then those that were added first, then in
   * text order. One pass over the stretch finds them, however many names there are.
   */
  readonly find: (text: string, from: number, to: number) => NamePlace[];
}

/** @param byStart the names by their first units; a test counts how often it is asked */
export function namePlaces(byStart = new Map<string, string[]>()): NamePlaces {
  const ranks = new Map<string, number>();
  const rankOf = ({ name }: NamePlace) => ranks.get(name) ?? 0;
  return {
    add(name) {
      ranks.set(name, ranks.size);
      append(byStart, name.slice(0, MIN_NAME_LENGTH), name);
    },
    find(text, from, to) {
      const places: NamePlace[] = [];
      if (ranks.size === 0) return places;
      for (let start = from; start + MIN_NAME_LENGTH <= to; start += 1) {
        for (const name of byStart.get(text.slice(start, start + MIN_NAME_LENGTH)) ?? []) {
          if (start + name.length <= to && text.startsWith(name, start)) {
            places.push({ name, start });
          }
        }
      }
      return places.sort(
        (a, b) => b.name.length - a.name.length || rankOf(a) - rankOf(b) || a.start - b.start,
      );
    },
  };
}
