import { expect, test } from 'vitest';
import type { DrawablePage, DrawingLibrary } from './drawing-library.ts';
import { openPdfPages } from './pdf-pages.ts';

/** A file of one page with one word, whose drawing operators cannot be read. */
function damagedLibrary() {
  let asked = 0;
  const page: DrawablePage = {
    getViewport: ({ scale }) => ({
      ...{
        width: 100 * scale,
        height: 50 * scale,
        transform: [scale, 0, 0, -scale, 0, 50 * scale],
      },
      ...{ viewBox: [0, 0, 100, 50], rotation: 0 },
    }),
    getTextContent: async () => ({
      items: [
        { str: 'Gout', width: 20, height: 10, transform: [10, 0, 0, 10, 5, 30], hasEOL: false },
      ],
    }),
    getOperatorList: () => {
      asked += 1;
      return Promise.reject(new Error('a font is damaged'));
    },
    commonObjs: { has: () => false, get: () => undefined },
    render: () => ({ promise: Promise.resolve(), cancel: () => {} }),
    cleanup: () => true,
  };
  const file = { numPages: 1, getPage: async () => page };
  const library: DrawingLibrary = {
    getDocument: () => ({ promise: Promise.resolve(file), destroy: async () => {} }),
    OPS: {} as DrawingLibrary['OPS'],
  };
  return { library, asked: () => asked };
}

test('a page is shown whose letters cannot be measured, and they are not measured again', async () => {
  const { library, asked } = damagedLibrary();
  const pages = await openPdfPages(library, new Uint8Array());
  const { signal } = new AbortController();
  const drawn = await pages.draw(0, 2, signal);
  expect([drawn.picture.width, drawn.picture.height]).toEqual([200, 100]);
  expect(drawn.edges).toEqual([]);
  await pages.draw(0, 1, signal);
  expect(asked()).toBe(1);
});
