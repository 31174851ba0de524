import type { Page } from '@playwright/test';
import { isClean, WIDTHS } from './fixtures/clean.ts';
import { app, documentText, expect, test } from './fixtures/page.ts';

const library = (page: Page) => page.locator('[data-library]');

const RECORDS = ['Aspirin', 'Warfarin', 'Lithium']
  .map((drug, at) => {
    const title = `${drug} and nausea.`;
    const end = drug.length + 5;
    return [
      `${at + 1}|t|${title}`,
      `${at + 1}|a|Nausea followed.`,
      `${at + 1}\t0\t${drug.length}\t${drug}\tChemical\tMESH:D00000${at}`,
      `${at + 1}\t${end}\t${end + 6}\tnausea\tDisease\tMESH:D009325`,
      '\n',
    ].join('\n');
  })
  .join('');

const FILE = { name: 'some.pubtator', mimeType: '', buffer: Buffer.from(RECORDS) };

async function openLibrary(page: Page): Promise<void> {
  await page.goto('/?engine=wasm#/library');
  await expect(library(page)).toHaveAttribute('data-library', 'open');
}

const show = (page: Page, query: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, `#/library?${query}`);

test('every state of the library is clean', async ({ page }) => {
  test.setTimeout(600_000);
  // The queue waits for a model that does not come.
  await page.context().route('**/manifest.json', (route) => route.fulfill({ status: 404 }));
  await openLibrary(page);
  await isClean(page);
  const broken = { name: 'x.bin', mimeType: '', buffer: Buffer.from('\0\0') };
  await page.locator('[data-add-files]').setInputFiles([FILE, broken]);
  await expect(library(page)).toHaveAttribute('data-shown', '3');
  // The reason is in sight.
  await expect(page.getByText(/^x\.bin/)).toBeVisible();
  await page.getByRole('button', { name: 'Read them' }).click();
  await expect(page.getByRole('alert')).toContainText('404');
  await page.locator('[data-row]').first().getByRole('checkbox').check();
  await isClean(page);
  await page.setViewportSize(WIDTHS[0]);
  for (const query of [
    'view=concepts',
    'view=concepts&as=chart',
    'view=pairs&as=network',
    'view=years&as=chart',
    'by=concept&q=nausea&view=sentences',
  ]) {
    await show(page, query);
    await expect(page.locator('[data-tables], [data-sentences]').first()).toBeVisible();
    await isClean(page);
    await page.setViewportSize(WIDTHS[0]);
  }
  for (const name of ['Export', 'Duplicates']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await isClean(page);
    await page.setViewportSize(WIDTHS[0]);
    await page.keyboard.press('Escape');
  }
});

test('a library that cannot be opened says why and what still works, and is clean', async ({
  page,
}) => {
  // The browser refuses every database in the library's worker.
  await page.context().route('**/library.worker*.js', async (route) => {
    const response = await route.fetch();
    const refuse = "indexedDB.open = () => { throw new DOMException('Access was denied.') };";
    await route.fulfill({ response, body: refuse + (await response.text()) });
  });
  await page.goto('/?engine=wasm#/library');
  await expect(page.getByRole('alert')).toContainText('(Access was denied).');
  await expect(page.getByRole('link', { name: 'go to ‘Read’' })).toBeVisible();
  await isClean(page);
});

test('the row of the keyboard stays, out of sight too, and back from a document of a search it is in sight', async ({
  page,
}) => {
  await openLibrary(page);
  const records = Array.from(
    { length: 300 },
    (_, at) => `TY  - JOUR\nTI  - Study ${at + 1} of ${at % 2 ? 'asthma' : 'gout'}.\nER  - \n`,
  );
  const buffer = Buffer.from(records.join('\n'));
  await page.locator('[data-add-files]').setInputFiles({ name: '300.ris', mimeType: '', buffer });
  await expect(library(page)).toHaveAttribute('data-shown', '300');
  await show(page, 'q=asthma&sort=title');
  await expect(library(page)).toHaveAttribute('data-shown', '150');
  const table = page.locator('[data-table]');
  const active = page.locator('[data-active]');
  await table.focus();
  for (let press = 0; press < 60; press += 1) await page.keyboard.press('ArrowDown');
  await expect(active).toBeInViewport();
  const name = await active.getByRole('link').textContent();
  await table.evaluate((one) => one.scrollTo(0, 8000));
  await expect(active).not.toBeInViewport();
  await expect(table).toHaveAttribute(
    'aria-activedescendant',
    (await active.getAttribute('id')) ?? '',
  );
  await page.keyboard.press('Enter');
  await expect(documentText(page)).toContainText(name ?? '');
  await page.goBack();
  await expect(library(page)).toHaveAttribute('data-shown', '150');
  await expect(table).toBeFocused();
  await expect(active.getByRole('link')).toHaveText(name ?? '');
  await expect(active).toBeInViewport();
});

test('a record is added, found, opened, corrected, marked as reviewed and exported by keyboard alone', async ({
  page,
}) => {
  await openLibrary(page);
  const isFocused = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  const tabTo = async (selector: string) => {
    for (let press = 0; press < 60 && !(await isFocused(selector)); press += 1) {
      await page.keyboard.press('Tab');
    }
    expect(await isFocused(selector), selector).toBe(true);
  };
  const button = (name: string) =>
    page.getByRole('button', { name, exact: true }).evaluate((one) => {
      one.setAttribute('data-wanted', one.textContent ?? '');
    });
  // The browser hears of this wait by another way than of keys: a key right after it may come first.
  const chooser = page.waitForEvent('filechooser');
  await button('Add files');
  await tabTo('[data-wanted="Add files"]');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(FILE);
  await expect(library(page)).toHaveAttribute('data-shown', '3');
  await tabTo('[data-search]');
  await page.keyboard.type('warfarin');
  await expect(library(page)).toHaveAttribute('data-shown', '1');
  await tabTo('[data-table]');
  await page.keyboard.press('Enter');
  await expect(documentText(page)).toContainText('Warfarin');
  await expect(app(page)).toHaveAttribute('data-state', 'ready');
  await page.keyboard.press('j');
  await expect(page.locator('[data-mention]:focus')).toHaveText('Warfarin');
  await page.keyboard.press('1');
  await expect(page.locator('[data-mention]:focus')).toHaveAttribute('data-type', 'Gene');
  await page.keyboard.press('Shift+D');
  await expect(page.locator('[data-said]')).toContainText('marked as reviewed');
  await page.keyboard.press('e');
  await button('Download');
  await tabTo('[data-wanted="Download"]');
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await saved).suggestedFilename()).toContain('json');
});
