import type { Item } from './model.ts';
import type { Paragraph } from './paragraphs.ts';

/** For every UTF-16 code unit of a text the item that draws it, and which unit of that item's text it is. */
export interface Placement {
  /** Items in the order in which they were met. */
  readonly items: readonly Item[];
  /** Index into `items`; -1 for what nothing draws: blanks between lines, line ends. */
  readonly item: Int32Array;
  readonly unit: Int32Array;
}

/** What a line leaves out of its items: control characters, blanks, hyphens at line ends. */
const MAY_GO = /[\s\p{Cc}\u00ad\u2010-]/u;

/**
 * Where the letters of a text stand: its paragraphs are held against the items that their lines were made of, unit by
 * unit in their common order. A unit is placed on an equal one alone; what cannot be placed so stays without a place.
 *
 * @param joined the paragraphs as text, as `joinedParagraphs` gives them; the text is these, parted by line ends, without empty ones
 */
export function placeParagraphs(
  paragraphs: readonly Paragraph[],
  joined: readonly string[],
): Placement {
  const kept = paragraphs.flatMap((lines, index) => {
    const text = joined[index] ?? '';
    return text === '' ? [] : [{ text, items: lines.flatMap(({ items = [] }) => items) }];
  });
  const length = kept.reduce((sum, { text }) => sum + text.length + 1, -1);
  const item = new Int32Array(Math.max(0, length)).fill(-1);
  const unit = new Int32Array(Math.max(0, length));
  const items: Item[] = [];
  let start = 0;
  for (const paragraph of kept) {
    const first = items.length;
    for (const one of paragraph.items) items.push(one);
    align(paragraph.text, paragraph.items, (at, index, place) => {
      item[start + at] = first + index;
      unit[start + at] = place;
    });
    start += paragraph.text.length + 1;
  }
  return { items, item, unit };
}

function align(
  text: string,
  items: readonly Item[],
  onPlace: (at: number, item: number, unit: number) => void,
): void {
  let item = 0;
  let unit = 0;
  const skipEmpty = () => {
    while (item < items.length && unit >= (items[item]?.text.length ?? 0)) {
      item += 1;
      unit = 0;
    }
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (/\s/u.test(letter)) continue;
    skipEmpty();
    let drawn = items[item]?.text[unit];
    while (drawn !== undefined && drawn !== letter && MAY_GO.test(drawn)) {
      unit += 1;
      skipEmpty();
      drawn = items[item]?.text[unit];
    }
    if (drawn !== letter) continue;
    onPlace(at, item, unit);
    unit += 1;
  }
}
