import { expect, test } from 'vitest';
import { readPdf } from '../formats/pdf/read-pdf.ts';
import { column, writePdf } from '../formats/pdf/testing/write-pdf.ts';
import { openPdfLibrary } from './open-pdf.ts';

const page = (number: number) => [
  { text: 'Journal of Tests 2026', x: 60, y: 815, size: 8 },
  { text: `A title across both columns, part ${number}`, x: 60, y: 770, size: 20 },
  ...column(
    ['Tumour necrosis factor is a cyto-', 'kine (TNF) that acts in a dose-', 'dependent way.'],
    {
      x: 60,
      y: 730,
    },
  ),
  ...column(
    ['Infliximab inhibits TNF and is', 'given with a drug. The dose is', 'dependent on weight.'],
    {
      x: 320,
      y: 730,
    },
  ),
  { text: `${number}`, x: 300, y: 30, size: 8 },
];

test('a PDF of two columns is read as a person would, page by page', async () => {
  const told: number[] = [];
  const read = await readPdf(await openPdfLibrary(), writePdf([page(1), [], page(2)]), (done) =>
    told.push(done),
  );
  expect(told).toEqual([1, 2, 3]);
  expect(read).toMatchObject({ ok: true, value: { pages: 3 } });
  if (!read.ok) return;
  expect(read.value.text.split('\n')).toEqual([
    'A title across both columns, part 1',
    'Tumour necrosis factor is a cytokine (TNF) that acts in a dose-dependent way.',
    'Infliximab inhibits TNF and is given with a drug. The dose is dependent on weight.',
    'A title across both columns, part 2',
    'Tumour necrosis factor is a cytokine (TNF) that acts in a dose-dependent way.',
    'Infliximab inhibits TNF and is given with a drug. The dose is dependent on weight.',
  ]);
  expect(read.value.warnings).toEqual([{ place: 'page 2', reason: 'holds no text' }]);
  expect(read.value.leftOut).toBe('4, such as “Journal of Tests 2026”');
});

test.each([
  ['locked', writePdf([page(1)], { isLocked: true })],
  ['without-text', writePdf([[]])],
  ['broken', new TextEncoder().encode('%PDF-1.4\nrubbish')],
  ['broken', new Uint8Array()],
])('one that is %s is said to be', async (error, bytes) => {
  expect(await readPdf(await openPdfLibrary(), bytes)).toEqual({ ok: false, error });
});
