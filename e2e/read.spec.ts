import { readFile } from 'node:fs/promises';
import {
  app,
  documentText,
  expect,
  mentionsOnPage,
  open,
  paste,
  readExample,
  test,
  untilRead,
} from './fixtures/page.ts';
import { AWKWARD } from './fixtures/texts.ts';

test('a pasted text is kept exactly and its mentions stand where they say', async ({ page }) => {
  await open(page);
  await expect(app(page)).toHaveAttribute('data-state', 'empty');
  await expect(page.getByLabel('Paste an abstract, or drop a file')).toBeFocused();
  await paste(page, AWKWARD);
  await expect(documentText(page)).toBeVisible();
  await untilRead(page);
  expect(await documentText(page).evaluate((element) => element.textContent)).toBe(AWKWARD);
  const mentions = await mentionsOnPage(page);
  expect(mentions.length).toBeGreaterThan(5);
  for (const { start, end, text } of mentions) expect(text).toBe(AWKWARD.slice(start, end));
  expect(mentions.filter((one) => /^cisplatin$/i.test(one.text)).map((one) => one.type)).toContain(
    'Chemical',
  );
  const { read, of } = await app(page).evaluate((element) => ({
    ...(element as HTMLElement).dataset,
  }));
  expect(read).toBe(of);
});

test('references are left out, which the page says, and read when wanted', async ({ page }) => {
  await open(page);
  await paste(
    page,
    [
      'Aspirin lowers the risk of stroke.',
      'References',
      '1. Burkitt D, Crohn BB. Warfarin in atrial fibrillation. J Nephrol. 2015;28(3):211-220.',
      '2. Hodgkin T, Addison AB. Heparin in pulmonary embolism. Lancet 2018; 391: 1122-33.',
    ].join('\n'),
  );
  await untilRead(page);
  const found = async () => (await mentionsOnPage(page)).map(({ text }) => text);
  expect(await found()).toContain('stroke');
  expect(await found()).not.toContain('pulmonary embolism');
  await expect(page.locator('[data-left-out]')).toHaveText('references not read');
  await page.getByRole('button', { name: 'Read all parts' }).click();
  await expect(page.locator('[data-left-out]')).toHaveCount(0);
  await untilRead(page);
  await expect.poll(found).toContain('pulmonary embolism');
});

test('a drug that the model misses is named by the dictionary, until that is switched off', async ({
  page,
}) => {
  await open(page);
  await paste(page, 'A dose of secukinumab was missed on the third day.');
  await untilRead(page);
  const found = async () => (await mentionsOnPage(page)).map(({ text }) => text);
  expect(await found()).toEqual(['secukinumab']);
  await page.locator('mark, [data-mention]').first().click();
  await expect(page.getByText('named by the dictionary')).toBeVisible();
  await page.getByText('Guideline: General').click();
  await page.getByLabel('Drugs that a dictionary names are marked, too').uncheck();
  await expect.poll(found).toEqual([]);
  await page.reload();
  await page.getByText('Guideline: General').click();
  await expect(page.getByLabel('Drugs that a dictionary names are marked, too')).not.toBeChecked();
});

test('the text does not move when its highlights arrive', async ({ page }) => {
  await open(page);
  await page.locator('[data-example=pharmacology]').click();
  const shape = () =>
    documentText(page).evaluate((element) =>
      [...element.children].map((block) => {
        const box = block.getBoundingClientRect();
        return [box.left, box.top, box.width, box.height];
      }),
    );
  const before = await shape();
  await untilRead(page);
  expect(await page.locator('[data-text] mark').count()).toBeGreaterThan(20);
  expect(await shape()).toEqual(before);
});

test('from paste to relations, a question, an export and back', async ({ page }) => {
  await readExample(page, 'pharmacology');

  await page.getByRole('tab', { name: /Relations/ }).click();
  const relation = page.locator('[data-relation]').first();
  await relation.getByRole('button').first().click();
  await expect(page.locator('[data-text] [data-highlighted]')).not.toHaveCount(0);
  await expect(page.locator('[data-arcs]')).toHaveAttribute('data-arcs', '1');
  await expect(relation.locator('[data-evidence] mark').first()).toBeVisible();
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await expect(page.locator('[data-node]').first()).toBeVisible();

  await page.getByRole('tab', { name: /Ask/ }).click();
  await page.getByRole('button', { name: 'What inhibits IL-6?' }).click();
  const answer = page.locator('[data-answer]').first();
  await expect(answer).toBeVisible();
  await answer.getByRole('button').click();
  const painted = await page.evaluate(() =>
    [...(CSS.highlights.get('answer') ?? [])].map((range) => (range as Range).toString()),
  );
  expect(painted).toEqual([await answer.locator('mark').textContent()]);

  await page.getByRole('tab', { name: 'Export' }).click();
  const preview = page.locator('[data-export-preview]');
  await expect(preview).toContainText('"format": "biogloss"');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Infliximab-limits-.*\.json$/);
  const written = JSON.parse(await readFile(await file.path(), 'utf8'));
  expect(written.document.text).toBe(await documentText(page).evaluate((text) => text.textContent));
  await page.getByLabel(/Entities as a table/).check();
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const table = await page.evaluate(() => navigator.clipboard.readText());
  expect(table).toContain('\tcisplatin\tChemical\t');

  await page.getByRole('tab', { name: /Entities/ }).click();
  await page.locator('[data-group] button').first().click();
  await page.getByRole('button', { name: /^Reject/ }).click();
  await expect(page.locator('[data-text] [data-verdict=rejected]')).toHaveCount(1);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.locator('[data-text] [data-verdict=rejected]')).toHaveCount(0);
});

test('an entity row leads to its mentions, one after the other', async ({ page }) => {
  await readExample(page, 'pharmacology');
  const row = page.locator('[data-group] button', { hasText: 'cisplatin' }).first();
  const card = page.locator('[data-card]');
  await row.click();
  const first = await card.getAttribute('data-card');
  await row.click();
  await expect(card).not.toHaveAttribute('data-card', first ?? '');
  await expect(card).toContainText('mention 2 of');
});

test('a switched-off type and a raised score hide mentions, and bring them back', async ({
  page,
}) => {
  await readExample(page, 'pharmacology');
  const marks = page.locator('[data-text] [data-mention]');
  const all = await marks.count();
  const diseases = page.locator('[data-text] [data-mention][data-type=Disease]');
  await page
    .getByRole('button', { name: /^Disease/ })
    .first()
    .click();
  await expect(diseases).toHaveCount(0);
  await page
    .getByRole('button', { name: /^Disease/ })
    .first()
    .click();
  await expect(marks).toHaveCount(all);
  await page.getByRole('slider', { name: 'Show from score' }).fill('0.95');
  await expect.poll(() => marks.count()).toBeLessThan(all);
});

test('another guideline reads the text again with its own types', async ({ page }) => {
  await readExample(page, 'pharmacology');
  await page.getByText('Guideline: General').click();
  await page.getByLabel('Guideline', { exact: true }).selectOption('bc5cdr');
  await expect(page.locator('[data-text] [data-mention][data-type=Gene]')).toHaveCount(0);
  await untilRead(page);
  const types = new Set((await mentionsOnPage(page)).map((one) => one.type));
  expect([...types].sort()).toEqual(['Chemical', 'Disease']);
});

test('an edit keeps the decisions on sentences it leaves alone', async ({ page }) => {
  await readExample(page, 'microbiology');
  const before = await documentText(page).evaluate((element) => element.textContent ?? '');
  await page.locator('[data-text] [data-mention]').first().click();
  await page.keyboard.press('a');
  await expect(page.locator('[data-verdict=accepted]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Edit text' }).click();
  await page.locator('[data-edit-field]').fill(`${before}Lithium causes hypothyroidism.`);
  await page.getByRole('button', { name: 'Read what changed' }).click();
  await untilRead(page);
  await expect(page.locator('[data-text] [data-verdict=accepted]')).not.toHaveCount(0);
  const mentions = await mentionsOnPage(page);
  expect(mentions.filter((one) => one.start >= before.length).length).toBeGreaterThan(0);
});

test('a new text puts the old one away, and it can be brought back', async ({ page }) => {
  await readExample(page, 'genetics');
  const marks = await page.locator('[data-text] [data-mention]').count();
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await expect(app(page)).toHaveAttribute('data-state', 'empty');
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.locator('[data-text] [data-mention]')).toHaveCount(marks);
});

test('what is copied is what was given, line ends and all', async ({ page }) => {
  await open(page);
  await paste(page, AWKWARD);
  await untilRead(page);
  const copied = await page.evaluate(() => {
    const root = document.querySelector('[data-text]');
    if (!root) return '';
    window.getSelection()?.selectAllChildren(root);
    const data = new DataTransfer();
    root.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return data.getData('text/plain');
  });
  expect(copied).toBe(AWKWARD);
});

test('a document is named, and the name is taken back', async ({ page }) => {
  await readExample(page, 'genetics');
  const name = page.getByLabel('Name of this document');
  await name.fill('A family');
  await name.press('Enter');
  await expect(name).toHaveValue('A family');
  await name.fill('Another name');
  // Escape leaves the field and keeps what was typed; each name is one step.
  await name.press('Escape');
  await expect(name).toHaveValue('Another name');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(name).toHaveValue('A family');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(name).toHaveValue('');
});
