import { column, writePdf } from '../src/formats/pdf/testing/write-pdf.ts';
import { dropFiles, textFile } from './fixtures/files.ts';
import {
  app,
  documentText,
  expect,
  open,
  paste,
  showAsText,
  test,
  untilRead,
} from './fixtures/page.ts';

const PUBTATOR = [
  '1|t|Cisplatin and hearing',
  '1|a|Cisplatin causes ototoxicity in patients.',
  '1\t0\t9\tCisplatin\tChemicalEntity\tMESH:D002945',
  '1\t39\t50\tototoxicity\tDiseaseOrPhenotypicFeature\tMESH:D006311',
  '1\tPositive_Correlation\tMESH:D002945\tMESH:D006311\tNovel',
  '',
  '2|t|Another one',
  '2|a|of two.',
  '',
].join('\n');

const TEXT = 'Cisplatin causes ototoxicity.';
const BIOC = `<?xml version="1.0"?><collection><source>x</source><date>d</date><key>k</key><document><id>9</id><passage><offset>0</offset><text>${TEXT}</text><annotation id="A"><infon key="type">Chemical</infon><infon key="identifier">MESH:D002945</infon><location offset="0" length="9"/><text>Cisplatin</text></annotation></passage></document></collection>`;
const BIOC_JSON = JSON.stringify({
  documents: [
    {
      id: '9',
      passages: [
        {
          offset: 0,
          text: TEXT,
          annotations: [
            {
              id: '1',
              infons: { type: 'Chemical', identifier: 'MESH:D002945' },
              locations: [{ offset: 0, length: 9 }],
              text: 'Cisplatin',
            },
          ],
        },
      ],
    },
  ],
});
const PUBANNOTATION = JSON.stringify({
  text: TEXT,
  denotations: [{ id: 'T1', span: { begin: 0, end: 9 }, obj: 'Chemical' }],
});
const W3C = JSON.stringify({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'AnnotationPage',
  id: 'x',
  items: [
    { motivation: 'describing', body: { type: 'TextualBody', value: TEXT }, target: 'x' },
    {
      type: 'Annotation',
      motivation: 'tagging',
      body: [{ type: 'TextualBody', purpose: 'classifying', value: 'Chemical' }],
      target: { selector: [{ type: 'TextPositionSelector', start: 0, end: 9 }] },
    },
  ],
});
const EUROPEPMC = JSON.stringify({
  src: 'MED',
  id: '9',
  provider: 'x',
  anns: [
    {
      position: '1.1',
      prefix: '',
      exact: 'Cisplatin',
      postfix: ' causes ototoxicity.',
      type: 'Chemical',
      tags: [{ name: 'Cisplatin', uri: 'http://purl.obolibrary.org/obo/CHEBI_27899' }],
    },
  ],
});

const first = (page: import('@playwright/test').Page) =>
  page.locator('[data-text] [data-mention]', { hasText: 'Cisplatin' }).first();

for (const [format, file] of [
  ['BioC XML', textFile('a.xml', BIOC)],
  ['BioC JSON', textFile('a.json', BIOC_JSON)],
  ['PubAnnotation JSON', textFile('a.json', PUBANNOTATION)],
  ['W3C Web Annotation', textFile('a.jsonld', W3C)],
  ['Europe PMC', textFile('a.jsonl', EUROPEPMC)],
] as const) {
  test(`${format} is dropped: its text is shown with what it says`, async ({ page }) => {
    await open(page);
    await dropFiles(page, [file]);
    await expect(documentText(page)).toContainText(TEXT);
    await expect(page.getByText(`in ${format}`)).toBeVisible();
    // What is in focus when a reading begins is left: mentions are numbered anew.
    await untilRead(page);
    await first(page).click();
    await expect(page.locator('[data-from-file]')).toContainText(`from ${file.name}`);
  });
}

test('brat’s two files are dropped and are one document', async ({ page }) => {
  await open(page);
  await dropFiles(page, [
    textFile(
      'x.ann',
      'T1\tChemical 0 9\tCisplatin\nT2\tDisease 17 28\tototoxicity\nR1\tCauses Arg1:T1 Arg2:T2\n',
    ),
    textFile('x.txt', TEXT),
  ]);
  await expect(documentText(page)).toHaveText(TEXT);
  await untilRead(page);
  await first(page).click();
  await expect(page.locator('[data-from-file]')).toContainText('from x.ann');
  await page.getByRole('tab', { name: /Relations/ }).click();
  await expect(page.locator('[data-relation][data-type="Causes"]')).toContainText('from the file');
});

test('of several documents each is found again as it was left, after a reload too', async ({
  page,
}) => {
  await open(page);
  await dropFiles(page, [textFile('corpus.txt', PUBTATOR)]);
  await expect(page.locator('[data-collection]')).toContainText('corpus.txt 1 of 2');
  await untilRead(page);
  await expect(first(page)).toHaveAttribute('data-type', 'Chemical');
  await first(page).click();
  await page.keyboard.press('x');
  await expect(first(page)).toHaveAttribute('data-verdict', 'rejected');
  await page.getByRole('button', { name: 'Next document' }).click();
  await expect(documentText(page)).toHaveText('Another one\nof two.');
  await untilRead(page);
  await page.reload();
  await expect(page.locator('[data-collection]')).toContainText('2 of 2');
  await page.getByRole('button', { name: 'All documents' }).click();
  await expect(page.getByRole('dialog')).toContainText('1 decision');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Cisplatin and hearing/ })
    .click();
  await expect(first(page)).toHaveAttribute('data-verdict', 'rejected');
});

test('what the file and the model say is shown apart, exported whole, and can be taken as text', async ({
  page,
}) => {
  await open(page);
  await paste(page, PUBTATOR.split('\n\n')[0] ?? '');
  await untilRead(page);
  await page.locator('[data-layer="file"]').click();
  await expect(page.locator('[data-text] [data-mention]')).toHaveCount(2);
  await page.getByRole('tab', { name: 'Export' }).click();
  const layers = page.locator('[data-export-layers]');
  await expect(layers.nth(0)).toHaveText(': what the file and the model say, and what you decided');
  await expect(layers.nth(1)).toHaveText(': what the file says, and what you decided');
  await page.getByRole('tab', { name: /^Entities/ }).click();
  await page.locator('[data-layer="both"]').click();
  await page.getByRole('tab', { name: 'Export' }).click();
  const preview = page.locator('[data-export-preview]');
  for (const [name, content] of [
    ['BioC JSON', 'ChemicalEntity'],
    ['Europe PMC', '"MESH:D002945'],
    ['Mentions with concepts as a table (CSV)', 'Cisplatin,ChemicalEntity'],
    ['RDF', 'urn:biogloss:relation:Positive_Correlation'],
    ['BioGloss JSON, one', '"concepts":["MESH:D002945"]'],
  ] as const) {
    await page.getByLabel(new RegExp(`^${name.replace(/[()]/g, '\\$&')}`)).check();
    const shown = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const stream = await (await shown).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const written = Buffer.concat(parts).toString();
    expect(written.replaceAll('https://identifiers.org/', '')).toContain(content);
    await expect(preview).toContainText(written.slice(0, 20).trim().split('\n')[0] ?? '');
  }
  await page.getByRole('button', { name: 'Take as plain text' }).click();
  await expect(documentText(page)).toContainText('MESH:D002945');
});

const article = [
  { text: 'Journal of Tests 2026', x: 60, y: 815, size: 8 },
  { text: 'Cisplatin and hearing', x: 60, y: 770, size: 20 },
  ...column(['Cisplatin causes ototox-', 'icity in many patients who', 'are given it.'], {
    x: 60,
    y: 730,
  }),
  ...column(['Infliximab inhibits TNF and', 'is given with methotrexate', 'in a small dose.'], {
    x: 320,
    y: 730,
  }),
];
const article2 = 'Cisplatin causes ototoxicity in many patients who are given it.';

test('a PDF is dropped and read, after its first use without a network too', async ({
  page,
  context,
}) => {
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/policy|TrustedScript|refused/i.test(message.text())) broken.push(message.text());
  });
  await open(page);
  await expect(page.locator('[data-offline]')).toHaveAttribute('data-offline', 'ready');
  const fetched: string[] = [];
  context.on('request', (request) => fetched.push(request.url()));
  await dropFiles(page, [{ name: 'article.pdf', bytes: [...writePdf([article.slice(1)])] }]);
  await showAsText(page);
  await expect(documentText(page)).toHaveText(
    `Cisplatin and hearing\n${article2}\nInfliximab inhibits TNF and is given with methotrexate in a small dose.`,
  );
  await untilRead(page);
  expect(fetched.some((url) => /assets\/pdf/.test(url))).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await expect(app(page)).toBeVisible();
  await dropFiles(page, [
    {
      name: 'again.pdf',
      bytes: [...writePdf([[{ text: 'Aspirin, read without a network.', x: 60, y: 700 }]])],
    },
  ]);
  await expect(documentText(page)).toHaveText('Aspirin, read without a network.');
  await context.setOffline(false);
  expect(broken).toEqual([]);
});

test('a PDF that the browser itself wrote, in two columns, is read column by column', async ({
  page,
  context,
}) => {
  const maker = await context.newPage();
  const sentence = (n: number) =>
    `Sentence ${n} says that cisplatin causes ototoxicity in patients of group ${n}. `;
  const many = Array.from({ length: 24 }, (_, index) => sentence(index + 1)).join('');
  await maker.setContent(
    `<h1 style="font-size:24px">Hearing</h1><div style="columns:2;text-align:justify;font:12px serif">${many}</div>`,
  );
  const bytes = [...(await maker.pdf({ format: 'A4' }))];
  await maker.close();
  await open(page);
  await dropFiles(page, [{ name: 'columns.pdf', bytes }]);
  await showAsText(page);
  await expect(documentText(page)).toHaveText(`Hearing\n${many.trim()}`);
});

for (const [why, bytes, sentence] of [
  ['locked', writePdf([article], { isLocked: true }), 'is locked with a password'],
  ['without text', writePdf([[]]), 'holds pictures of its pages and no text'],
  ['damaged', new TextEncoder().encode('%PDF-1.4\nrubbish'), 'is no PDF, or is damaged'],
] as const) {
  test(`a PDF that is ${why} is refused in a sentence`, async ({ page }) => {
    await open(page);
    await dropFiles(page, [{ name: 'a.pdf', bytes: [...bytes] }]);
    await expect(page.getByRole('alert')).toContainText(`“a.pdf” ${sentence}`);
    await expect(app(page)).toHaveAttribute('data-state', 'empty');
  });
}
