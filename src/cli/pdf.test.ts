import { readFileSync } from 'node:fs';
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

const layout = (name: string) =>
  new Uint8Array(
    readFileSync(new URL(`../formats/pdf/testing/layouts/${name}.pdf`, import.meta.url)),
  );
const AFTER =
  'After the table the text goes on as it did before it, with a line that is long enough to be broken at the margin of the page, and ends.';

test('justified columns with a narrow gutter, wide letters and a table are read as Chromium prints them', async () => {
  const read = await readPdf(await openPdfLibrary(), layout('chromium-columns'));
  expect(read.ok && read.value.text.split('\n')).toEqual([
    'ABSTRACT OF RESULTS',
    'Received January 2026',
    expect.stringMatching(
      /^Loss of BRCA1 .* a randomised trial of immunosuppressive medication\. We .*investigated\.$/,
    ),
    'Table 1. Genes and drugs.',
    'Gene\tDisease\tDrug',
    'BRCA1\tbreast cancer\tolaparib',
    'EGFR\tlung cancer\tgefitinib',
    'TNF\tarthritis\tinfliximab',
    'Another paragraph tells of angiotensin-converting enzyme inhibitors and of hypertension in elderly people with diabetes mellitus, whose kidneys were examined by histopathological methods. Neuroinflammation was unaffected by acetylsalicylic acid.',
    AFTER,
  ]);
  expect(read.ok && read.value.sideways).toBe('1, such as “arXiv:2601.00001 [q-bio]”');
});

test('columns with a footnote and a table are read as groff sets them', async () => {
  const read = await readPdf(await openPdfLibrary(), layout('groff-columns'));
  const lines = read.ok ? read.value.text.split('\n') : [];
  expect(lines[3]).toMatch(/^Interleukin-6 rises .* The levels of IL-6 rose .* asked\.$/);
  expect(lines.slice(5)).toEqual([
    'Gene\tDrug\tDose',
    'BRCA1\tolaparib\t1.5',
    'EGFR\tgefitinib\t20',
    'TNF\tinfliximab\t300',
    AFTER,
    '* Correspondence: mail at example',
  ]);
});

test('a page that lies on its side is read, what lies on its side on an upright page is not', async () => {
  const read = await readPdf(await openPdfLibrary(), layout('chromium-sideways'));
  expect(read.ok && read.value.text.split('\n')).toEqual([
    'Upright text of the first page about BRCA1.',
    'Table 2 lies on its side, as landscape tables do.',
    'Gene\tDrug\tOutcome',
    'EGFR\tgefitinib\tlonger survival',
    'TNF\tinfliximab\tless pain',
  ]);
  expect(read.ok && read.value.sideways).toBe('1, such as “arXiv stamp”');
});

test.each([
  ['locked', writePdf([page(1)], { isLocked: true })],
  ['without-text', writePdf([[]])],
  ['broken', new TextEncoder().encode('%PDF-1.4\nrubbish')],
  ['broken', new Uint8Array()],
])('one that is %s is said to be', async (error, bytes) => {
  expect(await readPdf(await openPdfLibrary(), bytes)).toEqual({ ok: false, error });
});

const ROWS = [
  'BRCA1\tbreast cancer\tolaparib',
  'EGFR\tlung cancer\tgefitinib',
  'CFTR\tcystic fibrosis\tivacaftor',
  'TNF\trheumatoid arthritis\tinfliximab',
];
const paragraphsOf = async (name: string): Promise<readonly string[]> => {
  const read = await readPdf(await openPdfLibrary(), layout(name));
  return read.ok ? read.value.text.split('\n') : [];
};

test('a table in one of two columns stays apart from the prose beside it, as LibreOffice sets them', async () => {
  const paragraphs = await paragraphsOf('libreoffice-columns');
  expect(paragraphs.filter((one) => one.includes('\t'))).toEqual(['Gene\tDisease\tDrug', ...ROWS]);
  const prose = paragraphs.join(' ');
  expect(prose).toMatch(/in non-small-cell lung cancer\. Gene\t/);
  expect(prose).toMatch(
    /cardiomyopathy and rhabdomyolysis were recorded as adverse events\. Neither/,
  );
  expect(prose).toContain('longer follow-up.');
  expect(prose).not.toMatch(/\p{Ll}- \p{Ll}/u);
});

test('numbers of every fifth line and headings are no part of the prose in a manuscript by LibreOffice', async () => {
  const paragraphs = await paragraphsOf('libreoffice-manuscript');
  expect(paragraphs).toHaveLength(13);
  expect(paragraphs.filter((one) => one.length < 20)).toEqual(['Abstract', 'Discussion']);
  expect(paragraphs.join(' ')).not.toMatch(/(?:^|\s)\d+0? (?:sion|kalaemia|Discussion|phamide)/);
  expect(paragraphs).toContainEqual(
    expect.stringMatching(/^Chronic .* cyclophosphamide, methylprednisolone .* uncommon\.$/),
  );
});

test('cells that go on below are whole, and cells that nearly touch are two, in tables by LibreOffice', async () => {
  const paragraphs = await paragraphsOf('libreoffice-tables');
  expect(paragraphs.filter((one) => one.includes('\t')).slice(0, 3)).toEqual([
    'Gene and its alias\tAssociated disease in the cohort\tTreatment that was given',
    'BRCA1 (breast cancer gene 1)\thereditary breast and ovarian cancer of young women\tolaparib or another inhibitor of PARP',
    'CFTR\tcystic fibrosis\tivacaftor',
  ]);
  expect(paragraphs).toContain('Table 1. Genes, diseases and drugs.');
});
