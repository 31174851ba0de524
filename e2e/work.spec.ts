import type { Page } from '@playwright/test';
import { dropFiles, textFile } from './fixtures/files.ts';
import { everythingKept } from './fixtures/kept.ts';
import { app, documentText, expect, open, paste, test, untilRead } from './fixtures/page.ts';

/** Mistakes of the user and simultaneous events: neither loses work. */

const TEXT = 'Cisplatin causes nephrotoxicity in mice. Infliximab inhibits TNF.';
const TWO =
  '1|t|Cisplatin and hearing\n1|a|It harms.\n1\t0\t9\tCisplatin\tChemical\tMESH:D002945\n\n2|t|Another\n2|a|of two.\n';

const textOnPage = (page: Page) => documentText(page).evaluate((element) => element.textContent);

/** Selects the word at a place by a double click, and drags it by a distance, in CSS pixels. */
async function dragWord(page: Page, from: { x: number; y: number }, by: { x: number; y: number }) {
  await page.mouse.dblclick(from.x, from.y);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
  await page.mouse.up();
}

test('a word that is dragged by a slip changes no document, nor does one moved in the editor', async ({
  page,
}) => {
  await open(page);
  await paste(page, TEXT);
  await untilRead(page);
  const word = await documentText(page).evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf('causes') ?? -1;
      if (at < 0) continue;
      range.setStart(node, at);
      range.setEnd(node, at + 6);
    }
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.evaluate(() =>
    window.addEventListener('dragstart', () => document.body.setAttribute('data-dragged', '')),
  );
  await dragWord(page, word, { x: 60, y: 40 });
  // Dragging in the text selects, and moves no word.
  await expect(page.locator('body[data-dragged]')).toHaveCount(0);
  expect(await textOnPage(page)).toBe(TEXT);
  await expect(page.getByText('is saved in the library')).toHaveCount(0);
  await page.getByRole('button', { name: 'Edit text' }).click();
  const box = await page.locator('[data-edit-field]').boundingBox();
  if (!box) throw new Error('The field is not there.');
  await dragWord(page, { x: box.x + 60, y: box.y + 25 }, { x: 250, y: 0 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  const discard = page.getByRole('button', { name: 'Discard my changes' });
  if (await discard.isVisible()) await discard.click();
  expect(await textOnPage(page)).toBe(TEXT);
});

test('what is written in one document never goes into another, and is there when it comes back', async ({
  page,
}) => {
  await open(page);
  await dropFiles(page, [textFile('two.txt', TWO)]);
  await untilRead(page);
  await page.getByRole('button', { name: 'Edit text' }).click();
  const field = page.locator('[data-edit-field]');
  await field.fill('Cisplatin and hearing\nIt harms the ear.');
  await page.getByRole('button', { name: 'Next document' }).click();
  await expect(field).toHaveCount(0);
  await expect(documentText(page)).toHaveText('Another\nof two.');
  await page.getByRole('button', { name: 'Edit text' }).click();
  await expect(field).toHaveValue('Another\nof two.');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Previous document' }).click();
  await expect(field).toHaveValue('Cisplatin and hearing\nIt harms the ear.');
  await page.getByRole('button', { name: 'Read what changed' }).click();
  await expect(documentText(page)).toHaveText('Cisplatin and hearing\nIt harms the ear.');
  await page.getByRole('button', { name: 'Next document' }).click();
  await expect(documentText(page)).toHaveText('Another\nof two.');
});

test('a text that is typed and a question outlive a reload and a look at something else', async ({
  page,
}) => {
  await open(page);
  const field = page.getByLabel('Paste an abstract, or drop a file');
  await field.fill('Half a sentence');
  await page.reload();
  await expect(field).toHaveValue('Half a sentence');
  await paste(page, TEXT);
  await untilRead(page);
  await page.getByRole('tab', { name: /Ask/ }).click();
  await page.getByLabel('Ask the text').fill('What causes');
  await page.getByRole('tab', { name: /Entities/ }).click();
  await page.getByRole('tab', { name: /Ask/ }).click();
  await expect(page.getByLabel('Ask the text')).toHaveValue('What causes');
});

test('everything that is deleted is gone: the documents opened together, and those of other tabs', async ({
  page,
  context,
}) => {
  await open(page);
  await paste(page, 'Lithium causes hypothyroidism.');
  await expect(documentText(page)).toBeVisible();
  const other = await context.newPage();
  await open(other);
  await dropFiles(other, [textFile('two.txt', TWO)]);
  await expect(other.locator('[data-collection]')).toContainText('1 of 2');
  await other.locator('[data-offline]').click();
  const dialog = other.getByRole('dialog', { name: 'Without a network' });
  await dialog.getByRole('button', { name: 'Delete all texts and decisions' }).click();
  await dialog.getByRole('button', { name: 'Delete all of it' }).click();
  await expect(dialog.locator('[data-kept-texts]')).toContainText('Now: none');
  await other.keyboard.press('Escape');
  await expect(other.locator('[data-collection]')).toHaveCount(0);
  await expect(app(page)).toHaveAttribute('data-state', 'empty');
  await paste(other, TEXT);
  await paste(page, 'Aspirin.');
  await other.reload();
  await page.reload();
  const kept = await everythingKept(page);
  for (const gone of ['Lithium', 'hearing', 'Another']) expect(kept).not.toContain(gone);
});

test('who types before the storage answers goes on typing, and may go on with the last work', async ({
  page,
  context,
}) => {
  await open(page);
  await paste(page, TEXT);
  await untilRead(page);
  await page.locator('[data-text] [data-mention]').first().click();
  await page.keyboard.press('a');
  const accepted = (on: Page) => on.locator('[data-text] [data-verdict=accepted]');
  await expect(accepted(page)).toHaveCount(1);
  // A tab that is left releases its work.
  await page.goto('about:blank');
  const next = await context.newPage();
  // The disk is slow: every answer waits until the test releases it.
  await next.addInitScript(() => {
    const answer = new Promise((resolve) => Object.assign(globalThis, { answer: resolve }));
    const open = indexedDB.open.bind(indexedDB);
    IDBFactory.prototype.open = (...request: [string, number?]) => {
      const opening = open(...request);
      Object.defineProperty(opening, 'onsuccess', {
        set: (listener: (event: Event) => void) =>
          opening.addEventListener('success', (event) => void answer.then(() => listener(event))),
      });
      return opening;
    };
  });
  await open(next);
  const field = next.getByLabel('Paste an abstract, or drop a file');
  await field.pressSequentially('Patients with ');
  await next.evaluate(() => (globalThis as unknown as { answer: () => void }).answer());
  const offer = next.getByRole('button', { name: 'Go on with it' });
  await expect(offer).toBeVisible();
  await field.pressSequentially('asthma a zx z');
  await expect(field).toHaveValue('Patients with asthma a zx z');
  await offer.click();
  await expect(accepted(next)).toHaveCount(1);
  expect(await textOnPage(next)).toBe(TEXT);
  await next.getByRole('button', { name: 'New' }).click();
  await expect(field).toHaveValue('Patients with asthma a zx z');
});

test('a collection that is closed by a slip can be brought back with its decisions', async ({
  page,
}) => {
  await open(page);
  await dropFiles(page, [textFile('two.txt', TWO)]);
  await untilRead(page);
  await page.locator('[data-text] [data-mention]').first().click();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await page.getByRole('button', { name: 'Close two.txt' }).click();
  await expect(page.locator('[data-collection]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.locator('[data-collection]')).toContainText('1 of 2');
  await expect(page.locator('[data-text] [data-verdict=rejected]')).toHaveCount(1);
});
