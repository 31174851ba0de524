import { partsOf } from '../../core/document/mention-places.ts';
import type { ResolvedMention } from '../../core/document/model.ts';
import { append } from '../../core/grouped.ts';
import { editsBetween } from '../../core/text/edits-between.ts';
import type { Span } from '../../core/text/span.ts';
import type { PdfLayout } from '../../engine/contract/pdf-pages.ts';
import type { Fragment } from '../text/nest.ts';

/** A run of units of one item's text (UTF-16, half-open). */
export interface Stretch {
  readonly page: number;
  readonly item: number;
  readonly from: number;
  readonly to: number;
}

/** The places of a text on the pages of a PDF. Offsets are UTF-16 code units of that text. */
export interface PlacedText {
  /** The runs that draw `[start, end)`, in text order, without blanks and text that the pages do not show. */
  readonly stretchesOf: (span: Span) => readonly Stretch[];
  /** The offset in the text of a unit of an item; undefined when the unit is not part of the text. */
  readonly positionAt: (page: number, item: number, unit: number) => number | undefined;
}

/**
 * @param text of the document. A person may have edited it: unchanged parts are still found, but a sentence has no
 * place from its first change to its last.
 */
export function placeOnPages(layout: PdfLayout, text: string): PlacedText {
  const drawn = drawnUnits(layout, text);
  let inverse: ReadonlyMap<string, number> | undefined;
  return {
    stretchesOf({ start, end }) {
      const stretches: Stretch[] = [];
      for (let at = start; at < end; at += 1) {
        const unit = drawn[at] ?? -1;
        const [page, item, from] = [layout.page[unit], layout.item[unit], layout.unit[unit]];
        if (page === undefined || item === undefined || from === undefined || page < 0) continue;
        const last = stretches.at(-1);
        const goesOn = last?.page === page && last.item === item && from >= last.to;
        if (goesOn) stretches[stretches.length - 1] = { ...last, to: from + 1 };
        else stretches.push({ page, item, from, to: from + 1 });
      }
      return stretches;
    },
    positionAt(page, item, unit) {
      inverse ??= inverted(layout, drawn);
      return inverse.get(`${page} ${item} ${unit}`);
    },
  };
}

/** For every unit of the text, the matching unit of the layout's text; -1 for none. */
function drawnUnits(layout: PdfLayout, text: string): Int32Array {
  const units = new Int32Array(text.length).fill(-1);
  let before = layout.text.length;
  let after = text.length;
  const copy = (from: number) => {
    for (; before > from; before -= 1) {
      after -= 1;
      units[after] = before - 1;
    }
  };
  // Edits from the last to the first.
  for (const { start, end, insert } of editsBetween(layout.text, text)) {
    copy(end);
    before = start;
    after -= insert.length;
  }
  copy(0);
  return units;
}

function inverted(layout: PdfLayout, drawn: Int32Array): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [at, unit] of drawn.entries()) {
    const page = layout.page[unit] ?? -1;
    if (page >= 0) found.set(`${page} ${layout.item[unit]} ${layout.unit[unit]}`, at);
  }
  return found;
}

/** A piece of a mention on an item of a page; `start` and `end` are units of the item's text. */
export type PageFragment = Fragment<ResolvedMention>;

/** Fragments by page and item. */
export type PageMarks = ReadonlyMap<number, ReadonlyMap<number, readonly PageFragment[]>>;

export interface MarksOnPages {
  readonly pages: PageMarks;
  /** Page on which each mention begins, by id. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** Number of mentions that the pages do not show. */
  readonly unplaced: number;
}

export function marksOnPages(
  placed: PlacedText,
  mentions: readonly ResolvedMention[],
): MarksOnPages {
  const pages = new Map<number, Map<number, PageFragment[]>>();
  const pageOf = new Map<string, number>();
  for (const mention of mentions) {
    for (const part of partsOf(mention)) {
      for (const { page, item, from, to } of placed.stretchesOf(part)) {
        const items = pages.get(page) ?? new Map<number, PageFragment[]>();
        pages.set(page, items);
        const isPart = pageOf.has(mention.id);
        append(items, item, { start: from, end: to, mention, isPart });
        if (!pageOf.has(mention.id)) pageOf.set(mention.id, page);
      }
    }
  }
  return { pages, pageOf, unplaced: mentions.length - pageOf.size };
}
