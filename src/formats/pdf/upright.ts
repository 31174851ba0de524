import { withoutLetterSpacing } from './letter-spacing.ts';
import type { Item, Page, TextRun } from './model.ts';

/** What pdf.js gives of a stretch of text. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName?: string;
}

/** A stretch of text and how far it is turned, in quarters of a circle against the clock. */
export interface TurnedRun extends TextRun {
  readonly turn: number;
}

/**
 * As it is drawn; slanted text (a stamp across the page) is none.
 *
 * @param place of the item, for who asks later where letters stand
 */
export function turnedRuns(
  item: TextItem,
  transform: readonly number[],
  place?: Omit<Item, 'text'>,
): readonly TurnedRun[] {
  const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = transform;
  const [along = 1, up = 0, , , x = 0, y = 0] = item.transform;
  const [dx, dy] = [a * along + c * up, b * along + d * up];
  // Control characters are what a font without a table leaves.
  const text = item.str.replace(/\p{Cc}/gu, '');
  const isSlanted =
    Math.min(Math.abs(dx), Math.abs(dy)) > 0.1 * Math.max(Math.abs(dx), Math.abs(dy));
  if ((dx === 0 && dy === 0) || isSlanted || text === '') return [];
  const turn = Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 0 : 2) : dy < 0 ? 1 : 3;
  const [left, top] = [a * x + c * y + e, b * x + d * y + f];
  // The page turned so that this text is upright.
  const [along0, down] = [
    [left, top],
    [-top, left],
    [-left, -top],
    [top, -left],
  ][turn] ?? [left, top];
  const size = item.height || Math.hypot(dx, dy);
  const where = { left: along0 ?? 0, right: (along0 ?? 0) + item.width, y: down ?? 0 };
  const fonts = item.fontName && { fonts: [item.fontName] };
  const items = place && { items: [{ ...place, text: item.str }] };
  return [{ text, ...where, size, turn, ...fonts, ...items }];
}

/**
 * The runs that are turned as most letters of the page are: a table may lie on its side. What is turned otherwise (a
 * preprint's stamp in the margin, the axis of a figure) is no part of the text.
 */
export function upright(runs: readonly TurnedRun[], width: number, height: number): Page {
  const letters = [0, 0, 0, 0];
  for (const { turn, text } of runs) letters[turn] = (letters[turn] ?? 0) + text.trim().length;
  const most = Math.max(...letters);
  const main = letters[0] === most ? 0 : letters.indexOf(most);
  const [right, down] = [
    [0, 0],
    [height, 0],
    [width, height],
    [0, width],
  ][main] ?? [0, 0];
  const isTurned = main % 2 === 1;
  return {
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    runs: withoutLetterSpacing(
      runs
        .filter(({ turn }) => turn === main)
        .map(({ turn: _, ...run }) => ({
          ...run,
          left: run.left + (right ?? 0),
          right: run.right + (right ?? 0),
          y: run.y + (down ?? 0),
        })),
    ),
    aside: runs
      .filter(({ turn, text }) => turn !== main && text.trim() !== '')
      .map(({ text }) => text),
  };
}
