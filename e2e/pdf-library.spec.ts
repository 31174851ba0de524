import type { Page } from '@playwright/test';
import { column, writePdf } from '../src/formats/pdf/testing/write-pdf.ts';
import { documentText, expect, showAsText, test, untilRead } from './fixtures/page.ts';

const library = (page: Page) => page.locator('[data-library]');
const firstPage = (page: Page) => page.locator('[data-page="1"]');

const FILE = {
  name: 'hearing.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    writePdf([column(['In all groups cisplatin', 'caused ototoxicity.'], { x: 60, y: 700 })]),
  ),
};
const TEXT = 'In all groups cisplatin caused ototoxicity.';

async function openLibrary(page: Page): Promise<void> {
  await page.goto('/?engine=wasm#/library');
  await expect(library(page)).toHaveAttribute('data-library', 'open');
}

/** What the dialog says that the browser keeps. */
async function keptWords(page: Page): Promise<string> {
  await page.locator('[data-offline]').click();
  const words = page.locator('[data-kept-texts]');
  await expect(words).toContainText('Now:');
  const said = (await words.textContent()) ?? '';
  await page.keyboard.press('Escape');
  return said;
}

test('a PDF of the library is shown as its pages with its mentions, also after a reload, until it is deleted', async ({
  page,
}) => {
  await openLibrary(page);
  await page.locator('[data-add-files]').setInputFiles([FILE]);
  await expect(library(page)).toHaveAttribute('data-shown', '1');
  await page.getByRole('button', { name: 'Open the first one' }).click();
  await expect(firstPage(page)).toHaveAttribute('data-drawn', 'true');
  await untilRead(page);
  const marks = page.locator('[data-page] [data-mention]');
  await expect(marks).toHaveText(['cisplatin', 'ototoxicity']);
  await page.reload();
  await expect(firstPage(page)).toHaveAttribute('data-drawn', 'true');
  await expect(marks).toHaveText(['cisplatin', 'ototoxicity']);
  await showAsText(page);
  await expect(documentText(page)).toHaveText(TEXT);
  expect(await keptWords(page)).toMatch(/1 text, .* of which PDF files take \d+ B/);

  await openLibrary(page);
  for (const name of ['Delete', 'Delete for good']) {
    await page.locator('[data-row]').first().getByRole('checkbox').check();
    await page.getByRole('button', { name, exact: true }).click();
    if (name === 'Delete') await page.goto('/?engine=wasm#/library?in=trash');
  }
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect.poll(() => keptWords(page)).toContain('Now: none.');
});

test('where there is no room for the pages, the text and its decisions are kept, and the page says so', async ({
  page,
  context,
  baseURL,
}) => {
  await openLibrary(page);
  const browser = await context.newCDPSession(page);
  const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  const quotaSize = usage + 10_000_000;
  await browser.send('Storage.overrideQuotaForOrigin', { origin: baseURL ?? '', quotaSize });
  const filler = Buffer.concat([FILE.buffer, Buffer.alloc(quotaSize, ' ')]);
  await page.locator('[data-add-files]').setInputFiles([{ ...FILE, buffer: filler }]);
  await expect(page.locator('[data-problems]')).toContainText('is kept as text only');
  await page.getByRole('button', { name: 'Open the first one' }).click();
  await untilRead(page);
  await expect(documentText(page)).toHaveText(TEXT);
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(page.locator('[data-safety]')).toHaveAttribute('data-safety', 'saved');
  await page.reload();
  await expect(documentText(page).locator('[data-verdict="accepted"]')).toHaveText('cisplatin');
  await expect(firstPage(page)).toHaveCount(0);
});
