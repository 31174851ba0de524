import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openPdfLibrary } from '../../cli/open-pdf.ts';
import { pageOf, readPdf, textOf } from './read-pdf.ts';
import { column, writePdf } from './testing/write-pdf.ts';

const layouts = new URL('testing/layouts/', import.meta.url);

/** The text of a PDF with the unit that draws each of its units; a blank where none does. */
async function drawn(bytes: Uint8Array) {
  const { getDocument } = await openPdfLibrary();
  const file = await getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: true })
    .promise;
  const pages = await Promise.all(
    Array.from({ length: file.numPages }, async (_, number) => {
      const page = await file.getPage(number + 1);
      const { items } = await page.getTextContent();
      return pageOf(items, page.getViewport({ scale: 1 }), number);
    }),
  );
  const { text, place } = textOf(pages);
  const { items, item, unit } = place();
  const letters = Array.from(item, (index, at) => items[index]?.text[unit[at] ?? 0] ?? ' ');
  return { text, letters: letters.join(''), items, item };
}

const hidden = (text: string) => text.replace(/\s/gu, ' ');

test.each(readdirSync(layouts))('every letter of %s is placed on itself', async (name) => {
  const bytes = new Uint8Array(readFileSync(new URL(name, layouts)));
  const { text, letters } = await drawn(bytes);
  expect(letters).toBe(hidden(text));
  const read = await readPdf(await openPdfLibrary(), bytes.slice());
  expect(read.ok && read.value.text).toBe(text);
});

test('over hyphens at line ends, from page to page, in columns', async () => {
  const bytes = writePdf([
    [
      ...column(['Severe toxic epider-', 'mal necrolysis with', 'HLA-B*58:01 was'], {
        x: 60,
        y: 700,
      }),
      ...column(['seen in carriers of', 'this allele, as was', 'severe aplastic'], {
        x: 320,
        y: 700,
      }),
    ],
    [...column(['anemia in others.', 'It was mild.'], { x: 60, y: 760 })],
  ]);
  const { text, letters, items, item } = await drawn(bytes);
  expect(letters).toBe(hidden(text));
  const pagesOf = (words: string) => {
    const at = text.indexOf(words);
    expect(at, words).toBeGreaterThanOrEqual(0);
    return [at, at + words.length - 1].map((one) => items[item[one] ?? -1]?.page);
  };
  expect(pagesOf('epidermal necrolysis')).toEqual([0, 0]);
  expect(pagesOf('aplastic anemia')).toEqual([0, 1]);
});
