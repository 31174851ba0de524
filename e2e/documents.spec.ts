import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { app, documentText, expect, paste, test, untilRead } from './fixtures/page.ts';

const library = (page: Page) => page.locator('[data-library]');
const rows = (page: Page) => page.locator('[data-row]');
const table = (page: Page) => page.locator('[data-table]');

async function openLibrary(page: Page, query = ''): Promise<void> {
  await page.goto(`/?engine=wasm#/library${query}`);
  await expect(library(page)).toHaveAttribute('data-library', 'open');
}

/** Made-up records in RIS, as many as wanted. */
function records(count: number): string {
  const drugs = ['Aspirin', 'Metformin', 'Warfarin', 'Digoxin', 'Colchicine'];
  return Array.from({ length: count }, (_, index) => {
    const [drug, year] = [drugs[index % drugs.length], 1980 + (index % 40)];
    const fields = [
      'TY  - JOUR',
      `TI  - ${drug} in gout, study ${index + 1}.`,
      `AB  - ${drug} was given to ${20 + index} adults with gout.`,
      ...(index % 10 === 9 ? [] : [`PY  - ${year}`]),
      `DO  - 10.5555/made.${index + 1}`,
    ];
    return `${fields.join('\n')}\nER  - \n\n`;
  }).join('');
}

const add = (page: Page, ...files: readonly (readonly [string, string])[]) =>
  page
    .locator('[data-add-files]')
    .setInputFiles(
      files.map(([name, content]) => ({ name, mimeType: '', buffer: Buffer.from(content) })),
    );

const shown = (page: Page, count: number) =>
  expect(library(page)).toHaveAttribute('data-shown', String(count));

test('every text that was pasted is found in the library, and opened from it', async ({ page }) => {
  await page.goto('/?engine=wasm');
  await expect(app(page)).toBeVisible();
  for (const name of ['One', 'Two', 'Three', 'Four']) {
    await paste(page, `Cisplatin causes nephrotoxicity. ${name}.`);
    await untilRead(page);
  }
  await page.getByRole('link', { name: 'Library' }).click();
  await shown(page, 4);
  await page.getByRole('link', { name: /One\./ }).click();
  await expect(documentText(page)).toContainText('One.');
  await page.goBack();
  await shown(page, 4);
  await page.getByRole('link', { name: /Two\./ }).click();
  await expect(documentText(page)).toContainText('Two.');
  const address = page.url();
  await page.goBack();
  await page.goBack();
  await expect(documentText(page)).toContainText('Four.');
  await page.goto(address);
  await page.reload();
  await expect(documentText(page)).toContainText('Two.');
});

test('a file of many records is added, with what is wrong in it; its rows are sorted, filtered, tagged, deleted', async ({
  page,
}) => {
  await openLibrary(page);
  await add(page, ['many.ris', `${records(60)}AB  - no beginning\nER  - \n`], ['x.bin', '\0\0']);
  await shown(page, 60);
  await expect(library(page)).toContainText('60 new.');
  await expect(library(page)).toContainText('x.bin is not text');

  await page.getByRole('columnheader', { name: 'Year' }).getByRole('button').click();
  await expect(rows(page).first()).toContainText('1980');
  await page.getByRole('columnheader', { name: 'Year' }).getByRole('button').click();
  await expect(rows(page).first()).toContainText('2018');

  await rows(page).first().getByRole('checkbox').check();
  await rows(page).nth(1).getByRole('checkbox').check();
  await page.getByLabel('Tag them').fill('gout');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByRole('search').getByLabel(/^Tag/).selectOption('gout');
  await shown(page, 2);
  await page.goBack();
  await shown(page, 60);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await shown(page, 58);
  await page.getByRole('button', { name: 'Undo' }).click();
  await shown(page, 60);

  await add(page, ['many.ris', records(61)]);
  await expect(library(page)).toContainText('1 new, 60 already there.');
  await shown(page, 61);
  await page.reload();
  await shown(page, 61);
});

test('the table is gone through by keys, and stands where it was when one comes back', async ({
  page,
}) => {
  await openLibrary(page);
  await add(page, ['many.ris', records(300)]);
  await shown(page, 300);
  const grid = page.getByRole('grid', { name: 'Documents' });
  await expect(grid).toHaveAttribute('aria-rowcount', '301');
  await grid.focus();
  const active = page.locator('[data-active]');
  const isInView = async (index: number) => {
    await expect(active).toHaveAttribute('aria-rowindex', String(index + 2));
    await expect(active).toBeInViewport();
    await expect(grid).toBeFocused();
    expect(await grid.getAttribute('aria-activedescendant')).toBe(await active.getAttribute('id'));
  };
  await isInView(0);
  for (let press = 0; press < 100; press += 1) await page.keyboard.press('ArrowDown');
  await isInView(100);
  await page.keyboard.press('End');
  await isInView(299);
  await page.keyboard.press('Home');
  await isInView(0);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(page.locator('[data-selected]')).toHaveAttribute('data-selected', '1');
  await page.keyboard.press('Enter');
  await expect(documentText(page)).toContainText('study 299');
  await page.goBack();
  await grid.focus();
  await isInView(298);
  await page.evaluate(() => document.querySelector('[data-table]')?.scrollTo(0, 0));
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('two records with nothing to read, one untitled, and what was corrected are shown as such', async ({
  page,
}) => {
  await openLibrary(page);
  await add(page, [
    'some.nbib',
    'PMID- 1\nAU  - Alpha A\n\nPMID- 2\nAB  - Measles was seen after travel.\n\nPMID- 3\nTI  - RETRACTED: On gout\n\nPMID- 4\nTI  - Erratum\nEFR - J. PMID: 3\n',
  ]);
  await shown(page, 4);
  await expect(rows(page).nth(0)).toContainText('Nothing to read');
  await expect(rows(page).nth(1)).toContainText('untitled');
  await expect(rows(page).nth(2)).toContainText('Retracted');
  await expect(rows(page).nth(3)).toContainText('Correction of 3');
  await rows(page).nth(0).getByRole('link').click();
  await expect(app(page)).toBeVisible();
  await page.goBack();
  await table(page).waitFor();
});

test('the queue reads what is there, is paused, and goes on after a reload where it was', async ({
  page,
}) => {
  await openLibrary(page);
  await add(page, ['some.ris', records(40)]);
  await shown(page, 40);
  const queue = page.locator('[data-queue]');
  await expect(queue).toHaveAttribute('data-left', '40');
  await page.getByRole('button', { name: 'Read them' }).click();
  await expect(queue).not.toHaveAttribute('data-left', '40');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(queue).toHaveAttribute('data-queue', 'paused');
  const left = await queue.getAttribute('data-left');
  await page.reload();
  await expect(queue).toHaveAttribute('data-queue', 'paused');
  await expect(queue).toHaveAttribute('data-left', left ?? '');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(queue).toHaveAttribute('data-queue', 'reading');
  await page.reload();
  await expect(library(page)).toHaveAttribute('data-library', 'open');
  await expect(queue).toHaveCount(0);
  await expect(rows(page).first()).toContainText('Read');
  for (const row of await rows(page).all()) {
    await expect(row.locator('[data-column=status]')).toHaveText('Read');
    await expect(row.locator('[data-column=entities]')).toHaveText(/[1-9]/);
  }
});

test('a library that the browser has cleared is told of, and adding works at once', async ({
  page,
}) => {
  await openLibrary(page);
  await add(page, ['some.ris', records(5)]);
  await shown(page, 5);
  await page.goto('about:blank');
  await page.goto('/manifest.webmanifest');
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.deleteDatabase('biogloss:workspace');
        request.onsuccess = resolve;
        request.onblocked = resolve;
      }),
  );
  // Under 'Read', too, the page is not that of a first visit.
  await page.goto('/?engine=wasm');
  await expect(page.getByText('The library of 5 documents')).toBeVisible();
  await page.getByRole('button', { name: 'Open the library' }).click();
  await expect(page.getByRole('alert')).toContainText('The library of 5 documents');
  await add(page, ['some.ris', records(2)]);
  await shown(page, 2);
});

test('it is searched by words, concepts and pairs, and every figure of the tables leads to its documents', async ({
  page,
}) => {
  await openLibrary(page);
  await add(page, [
    'concepts.pubtator',
    [
      '1|t|Aspirin and nausea.\n1|a|Nausea followed aspirin.\n1\t0\t7\tAspirin\tChemical\tMESH:D001241\n1\t12\t18\tnausea\tDisease\tMESH:D009325\n',
      '2|t|Acetylsalicylic acid and fever.\n2|a|Fever fell at the Ménière ward.\n2\t0\t20\tAcetylsalicylic acid\tChemical\tMESH:D001241\n2\t25\t30\tfever\tDisease\tMESH:D005334\n',
    ].join('\n'),
  ]);
  await shown(page, 2);
  await page.locator('[data-search]').fill('meniere');
  await shown(page, 1);
  await expect(page.locator('[data-snippet] mark')).toHaveText('Ménière');
  await page.getByLabel('Search for').selectOption('concept');
  await page.locator('[data-search]').fill('aspirin');
  await shown(page, 2);
  await page.locator('[data-search]').fill('');
  await page.locator('[data-view]').selectOption('concepts');
  const tables = page.locator('[data-tables]');
  await expect(tables.getByRole('row').nth(1)).toContainText('2');
  await page.locator('[data-view]').selectOption('pairs');
  await tables.getByRole('row').filter({ hasText: 'nausea' }).getByRole('link').first().click();
  await shown(page, 1);
  await expect(page.locator('[data-sentence]').first()).toContainText(/aspirin/iu);
});

test('the whole library is written as one file and taken in again; a damaged file changes nothing', async ({
  page,
}) => {
  await openLibrary(page);
  await add(page, ['some.ris', records(5)]);
  await shown(page, 5);
  await page.getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save 5 documents/ }).click();
  const path = await (await saved).path();
  await page.keyboard.press('Escape');
  const whole = readFileSync(path);
  await rows(page).first().getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await shown(page, 4);
  const put = (buffer: Buffer) =>
    page.locator('[data-add-files]').setInputFiles({ name: 'x.biogloss.gz', mimeType: '', buffer });
  await put(whole.subarray(0, whole.length - 100));
  await expect(library(page)).toContainText('0 new');
  await expect(library(page)).toContainText('Nothing was changed');
  await shown(page, 4);
  await put(whole);
  await shown(page, 5);
});
