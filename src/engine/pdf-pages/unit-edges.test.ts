import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openPdfLibrary } from '../../cli/open-pdf.ts';
import { column, writePdf } from '../../formats/pdf/testing/write-pdf.ts';
import type { DrawingLibrary } from './drawing-library.ts';
import { glyphPlaces } from './glyph-places.ts';
import { layOut } from './lay-out.ts';
import { apply, matrixOf, times } from './matrix.ts';
import { unitEdges } from './unit-edges.ts';

async function edgesOf(bytes: Uint8Array) {
  const { getDocument, OPS } = (await openPdfLibrary()) as unknown as DrawingLibrary;
  const file = await getDocument({ data: bytes, verbosity: 0 }).promise;
  const layout = await layOut(file);
  const page = await file.getPage(1);
  const frame = matrixOf(page.getViewport({ scale: 1 }).transform);
  const glyphs = glyphPlaces(await page.getOperatorList({ annotationMode: 0 }), OPS, frame);
  const items = layout.pages[0]?.items ?? [];
  return { items, edges: unitEdges(items, glyphs) };
}

const layouts = new URL('../../formats/pdf/testing/layouts/', import.meta.url);

test.each(readdirSync(layouts))('the letters of every item of %s are found', async (name) => {
  const bytes = new Uint8Array(readFileSync(new URL(name, layouts)));
  const { items, edges } = await edgesOf(bytes);
  expect(items.length).toBeGreaterThan(2);
  for (const [index, item] of items.entries()) {
    if (item.text.trim() === '') continue;
    const own = edges[index];
    expect(own, item.text).toBeDefined();
    const last = own?.at(-1) ?? 0;
    expect(Math.abs(last - item.width), item.text).toBeLessThan(item.size);
    expect([...(own ?? [])]).toEqual([...(own ?? [])].sort((a, b) => a - b));
  }
});

test.each([0, 90, 180, 270] as const)('a page turned by %i degrees', async (turn) => {
  const lines = column(['Gout hurts.'], { x: 100, y: 500, size: 10 });
  const { items, edges } = await edgesOf(writePdf([lines], { turn }));
  const index = items.findIndex(({ text }) => text.startsWith('Gout'));
  // Helvetica's widths in thousandths: G 778, o 556, u 556, t 278.
  const own = [...(edges[index] ?? [])].slice(0, 5);
  for (const [unit, edge] of [0, 7.78, 13.34, 18.9, 21.68].entries()) {
    expect(own[unit]).toBeCloseTo(edge, 1);
  }
});

const ops = Object.fromEntries(
  [
    ...['save', 'restore', 'transform', 'paintFormXObjectBegin', 'paintFormXObjectEnd'],
    ...['beginGroup', 'endGroup', 'beginText', 'setGState', 'setFont', 'setCharSpacing'],
    ...['setWordSpacing', 'setHScale', 'setLeading', 'setTextRise', 'setTextMatrix', 'moveText'],
    ...['setLeadingMoveText', 'nextLine', 'showText'],
  ].map((name, index) => [name, index + 1]),
) as Parameters<typeof glyphPlaces>[1];

const glyph = (unicode: string, width: number) => ({ unicode, width, isSpace: unicode === ' ' });
const placesOf = (...steps: readonly (readonly [keyof typeof ops, ...unknown[]])[]) =>
  glyphPlaces(
    { fnArray: steps.map(([name]) => ops[name]), argsArray: steps.map(([, ...args]) => args) },
    ops,
    matrixOf([1, 0, 0, -1, 0, 100]),
  ).map(({ letters, from: [x, y] }) => [letters, Math.round(x * 10) / 10, Math.round(y * 10) / 10]);

test('spacing, stretch, rise, numbers between letters and new lines move them', () => {
  expect(
    placesOf(
      ['beginText'],
      ['setFont', 'f', 10],
      ['setCharSpacing', 1],
      ['setWordSpacing', 2],
      ['setTextMatrix', [1, 0, 0, 1, 20, 50]],
      ['showText', [glyph('a', 500), glyph(' ', 250), -100, glyph('b', 500)]],
      ['setHScale', 200],
      ['setTextRise', 3],
      ['showText', [glyph('c', 500), glyph('d', 500)]],
      ['setLeadingMoveText', 5, -12],
      ['nextLine'],
      ['showText', [glyph('e', 500)]],
    ),
  ).toEqual([
    ['a', 20, 50],
    ['b', 32.5, 50],
    ['c', 38.5, 47],
    ['d', 50.5, 47],
    ['e', 25, 71],
  ]);
});

test('what is saved comes back, within forms and groups too', () => {
  expect(
    placesOf(
      ['setFont', 'f', 10],
      ['save'],
      ['transform', 2, 0, 0, 2, 0, 0],
      ['setGState', [['Font', ['g', 5]]]],
      ['beginText'],
      ['moveText', 4, 4],
      ['showText', [glyph('a', 1000), glyph('b', 500)]],
      ['restore'],
      ['beginGroup', { matrix: [9, 0, 0, 9, 9, 9] }],
      ['paintFormXObjectBegin', [1, 0, 0, 1, 10, 10], null],
      ['beginText'],
      ['showText', [glyph('fi', 500), glyph('c', 500)]],
      ['paintFormXObjectEnd'],
      ['endGroup'],
      ['beginText'],
      ['showText', [glyph('d', 500)]],
    ),
  ).toEqual([
    ['a', 8, 92],
    ['b', 18, 92],
    ['fi', 10, 90],
    ['c', 15, 90],
    ['d', 0, 100],
  ]);
});

test('ligatures and signs are found in whichever spelling the text has them', () => {
  const at = (letters: string, x: number, width: number) =>
    ({ letters, from: [x, 0], to: [x + width, 0] }) as const;
  const item = { text: 'fi µg', x: 0, y: 0, width: 16, size: 10, angle: 0 };
  const glyphs = [at('ﬁ', 0, 6), at('µ', 8, 4), at('g', 12, 4)];
  expect([...(unitEdges([item], glyphs)[0] ?? [])]).toEqual([0, 3, 6, 8, 12, 16]);
});

test('letters of an item that the text leaves out are passed over, and others count for no item', () => {
  const at = (letters: string, x: number, y = 0) =>
    ({ letters, from: [x, y], to: [x + 5, y] }) as const;
  const item = (text: string) => ({ text, x: 0, y: 0, width: 10, size: 10, angle: 0 });
  const glyphs = [at('a', 0, 50), at('b', 5, 50), at('a', 0), at('b', 5)];
  expect([...(unitEdges([item('ab')], glyphs)[0] ?? [])]).toEqual([0, 5, 10]);
  expect(unitEdges([item('ac')], glyphs)).toEqual([undefined]);
});

test('a map of a map applies the inner one first', () => {
  const map = times(matrixOf([2, 0, 0, 2, 1, 0]), matrixOf([0, 1, -1, 0, 3, 4]));
  expect(apply(map, 1, 0)).toEqual([7, 10]);
});
