import type { PlacedItem, UnitEdges } from '../contract/pdf-pages.ts';
import type { PlacedGlyph } from './glyph-places.ts';

/** Largest distance of a letter from its item, across and along the baseline, in heights of letters. */
const OFF = 0.3;
const BEYOND = 1;
/** Letters that the search for an item's first letter may skip: those of items that are not in the text. */
const MAX_PASSED = 5000;

/**
 * The start of each unit of an item along its baseline, taken from the letters that the page draws. Items and letters
 * are in the same order; a letter matches an item when it is the same and lies on the item's line. The result is
 * undefined for items whose letters are not found.
 */
export function unitEdges(
  items: readonly PlacedItem[],
  glyphs: readonly PlacedGlyph[],
): readonly (UnitEdges | undefined)[] {
  let next = 0;
  return items.map((item) => {
    if (item.text.trim() === '') return undefined;
    const limit = Math.min(glyphs.length, next + MAX_PASSED);
    for (let first = next; first < limit; first += 1) {
      const found = edgesFrom(item, glyphs, first);
      if (!found) continue;
      next = found.next;
      return found.edges;
    }
    return undefined;
  });
}

function edgesFrom(item: PlacedItem, glyphs: readonly PlacedGlyph[], first: number) {
  const { text, width, size, angle } = item;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = ([x, y]: readonly [number, number]) => (x - item.x) * cos + (y - item.y) * sin;
  const off = ([x, y]: readonly [number, number]) => (y - item.y) * cos - (x - item.x) * sin;
  const edges = new Float32Array(text.length + 1);
  let at = 0;
  let glyph = first;
  /** End of the last letter. */
  let end = 0;
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (letter.trim() === '' || /\p{Cc}/u.test(letter)) {
      edges[at] = end;
      at += 1;
      continue;
    }
    const { letters: drawn, from, to } = glyphs[glyph] ?? {};
    // The text spells out ligatures; other characters are unchanged.
    const letters = [drawn, drawn?.normalize('NFKC')].find(
      (one) => one !== undefined && text.startsWith(one, at),
    );
    if (letters === undefined || !from || !to) return undefined;
    const [start, stop] = [along(from), along(to)];
    const isOnLine =
      Math.abs(off(from)) < OFF * size && start > -BEYOND * size && start < width + BEYOND * size;
    if (!isOnLine) return undefined;
    for (let unit = 0; unit < letters.length; unit += 1) {
      edges[at + unit] = start + ((stop - start) * unit) / letters.length;
    }
    at += letters.length;
    glyph += 1;
    end = stop;
  }
  edges[text.length] = end;
  return { edges, next: glyph };
}
