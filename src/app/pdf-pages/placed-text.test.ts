import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PdfLayout } from '../../engine/contract/pdf-pages.ts';
import { placeOnPages } from './placed-text.ts';

const item = (text: string) => ({
  ...{ text, x: 0, y: 0, width: 10, size: 10, angle: 0 },
});

/** 'toxic epider-' and 'mal cells' on one page, '7 of it' on the next; letters that occur in the text are placed. */
function layout(): PdfLayout {
  const pages = [[item('toxic epider-'), item('mal cells')], [item('7 of it')]];
  const text = 'toxic epidermal cells 7 of it';
  const places = [
    ...Array.from('toxic epider', (_, unit) => [0, 0, unit] as const),
    ...Array.from('mal cells', (_, unit) => [0, 1, unit] as const),
    [-1, -1, 0] as const,
    ...Array.from('7 of it', (_, unit) => [1, 0, unit] as const),
  ];
  return {
    pages: pages.map((items) => ({ width: 100, height: 100, items })),
    text,
    page: Int32Array.from(places, ([page]) => page),
    item: Int32Array.from(places, ([, one]) => one),
    unit: Int32Array.from(places, ([, , unit]) => unit),
  };
}

/** The part of the pages that shows a span of the text. */
const drawn = (text: string, start: number, end: number): string =>
  placeOnPages(layout(), text)
    .stretchesOf({ start, end })
    .map(({ page, item: one, from, to }) => layout().pages[page]?.items[one]?.text.slice(from, to))
    .join('|');

test('a word over a line end, and one over a page end, are found in all their parts', () => {
  const { text } = layout();
  expect(drawn(text, 6, 15)).toBe('epider|mal');
  expect(drawn(text, 16, 23)).toBe('cells|7');
  expect(drawn(text, 0, text.length)).toBe('toxic epider|mal cells|7 of it');
});

test('in an edited text what was not edited is found, and the rest has no place', () => {
  const edited = 'very toxic epidermal cells 7 of it';
  const at = (word: string) => edited.indexOf(word);
  expect(drawn(edited, at('toxic'), at('toxic') + 5)).toBe('toxic');
  expect(drawn(edited, at('epidermal'), at('epidermal') + 9)).toBe('epider|mal');
  expect(drawn(edited, 0, 4)).toBe('');
});

test('whatever is edited, a letter is never found on another one', () => {
  fc.assert(
    fc.property(fc.nat(29), fc.nat(6), fc.string({ maxLength: 8 }), (start, cut, insert) => {
      const { text, pages } = layout();
      const edited = text.slice(0, start) + insert + text.slice(start + cut);
      const placed = placeOnPages(layout(), edited);
      for (let at = 0; at < edited.length; at += 1) {
        for (const { page, item: one, from } of placed.stretchesOf({ start: at, end: at + 1 })) {
          expect(pages[page]?.items[one]?.text[from]).toBe(edited[at]);
          expect(placed.positionAt(page, one, from)).toBe(at);
        }
      }
    }),
  );
});
