import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { everythingKept, holdDatabase, keepAsBefore } from './fixtures/kept.ts';
import { app, documentText, expect, open, paste, test, untilRead } from './fixtures/page.ts';

const TEXT = 'Cisplatin causes nephrotoxicity in mice. Infliximab inhibits TNF.';

const accepted = (page: Page) => page.locator('[data-text] [data-verdict=accepted]');
const textOnPage = (page: Page) => documentText(page).evaluate((element) => element.textContent);

/** Lets the storage of the pages to come be filled. The developer tools' own quota does not reach IndexedDB in private windows, where tests run. */
const letStorageFill = (page: Page) =>
  page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...values: [unknown, IDBValidKey?]) {
      if ('isFull' in globalThis) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, values);
    };
  });
const fillStorage = (page: Page) =>
  page.evaluate(() => Object.assign(globalThis, { isFull: true }));

async function readAndAccept(page: Page, text = TEXT): Promise<void> {
  await paste(page, text);
  await untilRead(page);
  await page.locator('[data-text] [data-mention]').first().click();
  await page.keyboard.press('a');
  await expect(accepted(page)).toHaveCount(1);
}

test('text, decisions, questions and undo are there again after a reload', async ({ page }) => {
  await open(page);
  await readAndAccept(page);
  await page.getByRole('tab', { name: /Ask/ }).click();
  await page.getByLabel('Ask the text').fill('What causes nephrotoxicity?');
  await page.keyboard.press('Enter');
  const answer = page.locator('[data-answer], [data-no-answer]').first();
  await expect(answer).toBeVisible();
  await page.reload();
  await expect(app(page)).toHaveAttribute('data-state', 'ready');
  expect(await textOnPage(page)).toBe(TEXT);
  await expect(accepted(page)).toHaveCount(1);
  await page.getByRole('tab', { name: /Ask/ }).click();
  await expect(answer).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(answer).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(accepted(page)).toHaveCount(0);
  await page.getByRole('button', { name: /^Redo/ }).click();
  await expect(accepted(page)).toHaveCount(1);
});

test('a text reloaded in the midst of its reading is read to the end', async ({ page }) => {
  await open(page);
  await paste(page, TEXT);
  await expect(documentText(page)).toBeVisible();
  await page.reload();
  await untilRead(page);
  expect(await textOnPage(page)).toBe(TEXT);
  await expect(page.locator('[data-text] [data-mention]')).not.toHaveCount(0);
});

test('after the tab has crashed the next one has it all', async ({ page, context }) => {
  await open(page);
  await readAndAccept(page);
  const devTools = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // This request is never answered, because the page that should answer is gone.
  devTools.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = await context.newPage();
  await open(next);
  await expect(accepted(next)).toHaveCount(1);
  expect(await textOnPage(next)).toBe(TEXT);
});

test('while the storage takes its time that is said, and a reload in the midst of it loses nothing', async ({
  page,
  context,
}) => {
  await open(page);
  await readAndAccept(page);
  const safety = page.locator('[data-safety]');
  await expect(safety).toHaveAttribute('data-safety', 'saved');
  await expect(safety).toHaveText('');
  const blocker = await context.newPage();
  await blocker.goto('/manifest.webmanifest');
  await holdDatabase(blocker);
  await page.bringToFront();
  await page.keyboard.press('n');
  await page.keyboard.press('x');
  await expect(page.locator('[data-text] [data-verdict=rejected]')).toHaveCount(1);
  await expect(safety).toHaveAttribute('data-safety', 'noted');
  await expect(safety).toHaveText('Saving …');
  await page.reload({ waitUntil: 'commit' });
  await blocker.close();
  await expect(page.locator('[data-text] [data-verdict=rejected]')).toHaveCount(1);
  await expect(accepted(page)).toHaveCount(1);
  await expect(safety).toHaveAttribute('data-safety', 'saved');
  const noted = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => /unwritten/.test(key)),
  );
  expect(noted).toEqual([]);
});

test('two tabs at once: each keeps its own text and decisions', async ({ page, context }) => {
  await open(page);
  await readAndAccept(page);
  const other = await context.newPage();
  await open(other);
  await expect(app(other)).toHaveAttribute('data-state', 'empty');
  await readAndAccept(other, 'Lithium causes hypothyroidism.');
  await page.reload();
  await other.reload();
  await expect(accepted(page)).toHaveCount(1);
  await expect(accepted(other)).toHaveCount(1);
  expect(await textOnPage(page)).toBe(TEXT);
  expect(await textOnPage(other)).toBe('Lithium causes hypothyroidism.');
});

/** Reads a text, accepts its first mention when the storage has become full, and waits for the notice, which is returned. */
async function decideInFullStorage(page: Page, text: string): Promise<Locator> {
  await letStorageFill(page);
  await open(page);
  await paste(page, text);
  await untilRead(page);
  await fillStorage(page);
  await page.locator('[data-text] [data-mention]').first().click();
  await page.keyboard.press('a');
  const alert = page.getByRole('alert').filter({ hasText: 'no room left' });
  await expect(alert).toBeVisible();
  return alert;
}

test('a full storage is said, and what came meanwhile is kept when there is room', async ({
  page,
}) => {
  const alert = await decideInFullStorage(page, TEXT);
  await expect(accepted(page)).toHaveCount(1);
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'isFull'));
  await page.keyboard.press('n');
  await page.keyboard.press('x');
  await expect(alert).toHaveCount(0);
  await page.reload();
  await expect(accepted(page)).toHaveCount(1);
  await expect(page.locator('[data-text] [data-verdict=rejected]')).toHaveCount(1);
});

test('on a phone nothing lies over the notice of a full storage', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const alert = await decideInFullStorage(page, `${TEXT} `.repeat(6));
  const sign = page.locator('[data-safety]');
  await expect(sign).toHaveText('Not saved');
  const box = async (locator: typeof alert) => {
    const { y, height } = (await locator.boundingBox()) ?? { y: 0, height: 0 };
    return { top: y, bottom: y + height };
  };
  expect((await box(sign)).bottom).toBeLessThanOrEqual((await box(alert)).top);
  // The handles of the mention scroll under the notice.
  const grip = page.locator('[data-grip]').first();
  const { bottom, top } = await box(alert);
  const away = (await box(grip)).top - (top + bottom) / 2;
  await page.evaluate((by) => window.scrollBy(0, by), away);
  const isOver = () =>
    grip.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      return above !== null && element.contains(above);
    });
  await expect.poll(async () => (await box(grip)).top).toBeLessThan(bottom);
  await expect.poll(isOver).toBe(false);
});

test('the GPU process crashes: the text stays, and is read in the end', async ({ page }) => {
  await open(page, 'webgpu');
  await paste(page, TEXT);
  await expect(app(page)).toHaveAttribute('data-state', 'reading');
  const devTools = await page.context().browser()?.newBrowserCDPSession();
  devTools?.send('Browser.crashGpuProcess').catch(() => undefined);
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect(retry).toBeVisible();
  await expect(page.getByRole('alert')).toContainText(
    'Your text and your decisions are still here.',
  );
  expect(await textOnPage(page)).toBe(TEXT);
  await retry.click();
  await untilRead(page);
});

test('what was being written is there again after a reload, until it is given up', async ({
  page,
}) => {
  await open(page);
  await paste(page, TEXT);
  await untilRead(page);
  await page.getByRole('button', { name: 'Edit text' }).click();
  const field = page.locator('[data-edit-field]');
  await field.fill(`${TEXT} And more`);
  await page.reload();
  await expect(field).toHaveValue(`${TEXT} And more`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Discard my changes' }).click();
  await page.reload();
  await untilRead(page);
  await expect(field).toHaveCount(0);
  expect(await textOnPage(page)).toBe(TEXT);
});

test('work that the version before kept is there in this one, with its documents, decisions and undo', async ({
  page,
}) => {
  await open(page);
  await expect(app(page)).toHaveAttribute('data-state', 'empty');
  const fixture = new URL('../src/runtime/workspace/fixtures/desk-records.json', import.meta.url);
  await keepAsBefore(page, JSON.parse(readFileSync(fixture, 'utf8')));
  await page.reload();
  await expect(documentText(page)).toContainText('Cisplatin causes nephr');
  await expect(page.locator('[data-collection]')).toContainText('what was pasted');
  await page.getByRole('button', { name: /^Redo/ }).click();
  await expect(page.locator('[data-text] [data-verdict=rejected]')).toHaveCount(1);
  await page.getByRole('button', { name: 'All documents' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Cisplatin and hearing/ })
    .click();
  await expect(page.locator('[data-text] [data-verdict=rejected]')).toHaveCount(1);
  await page.reload();
  await expect(page.locator('[data-text] [data-verdict=rejected]')).toHaveCount(1);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.locator('[data-text] [data-verdict=rejected]')).toHaveCount(0);
});

test('a tab and its duplicate show the same document, and what is decided in either is in both', async ({
  page,
  context,
}) => {
  await open(page);
  await readAndAccept(page);
  const session = await page.evaluate(() => ({ ...sessionStorage }));
  const other = await context.newPage();
  // A browser does this when it duplicates a tab.
  await other.addInitScript((kept) => Object.assign(sessionStorage, kept), session);
  await open(other);
  await expect(accepted(other)).toHaveCount(1);
  await other.locator('[data-text] [data-mention]').last().click();
  await other.keyboard.press('x');
  await expect(page.locator('[data-text] [data-verdict=rejected]')).toHaveCount(1);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(other.locator('[data-text] [data-verdict=rejected]')).toHaveCount(0);
  await expect(accepted(other)).toHaveCount(1);
});

test('all texts and decisions can be deleted, and are gone from the browser', async ({ page }) => {
  await open(page);
  await readAndAccept(page);
  await page.locator('[data-offline]').click();
  const dialog = page.getByRole('dialog', { name: 'Without a network' });
  await expect(dialog.locator('[data-kept-texts]')).toContainText('1 text');
  await dialog.getByRole('button', { name: 'Delete all texts and decisions' }).click();
  await expect(dialog.getByRole('alert')).toContainText('every text in this browser');
  await dialog.getByRole('button', { name: 'Delete all of it' }).click();
  await expect(dialog.locator('[data-kept-texts]')).toContainText('Now: none');
  await page.keyboard.press('Escape');
  await expect(app(page)).toHaveAttribute('data-state', 'empty');
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...sessionStorage }, { ...localStorage }]),
  );
  expect(stored).not.toContain('Cisplatin');
  const kept = await everythingKept(page);
  expect(kept).not.toContain('Cisplatin');
  await page.reload();
  await expect(app(page)).toHaveAttribute('data-state', 'empty');
});

for (const [what, fault] of [
  [
    'no memory for the engine',
    `WebAssembly.Memory = function () { throw new RangeError('WebAssembly.Memory(): could not allocate memory'); };`,
  ],
  [
    'kernels cannot be compiled and the memory of onnxruntime cannot grow',
    `WebAssembly.compile = async function () { throw new WebAssembly.CompileError('refused'); };
WebAssembly.Memory.prototype.grow = function () { throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded'); };`,
  ],
] as const) {
  test(`${what}: the page says so, keeps all, and starts smaller when asked`, async ({ page }) => {
    await open(page);
    await readAndAccept(page);
    // The fault is put into the worker's own script. The service worker would answer with the stored script, so it is kept out.
    await page.addInitScript(() => {
      Object.defineProperty(navigator.serviceWorker, 'register', {
        value: () => new Promise(() => {}),
      });
    });
    await page.evaluate(async () => {
      for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
    });
    await page.route(/annotator\.wasm\.worker.*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${fault}\n${await response.text()}` });
    });
    await page.reload();
    await expect(app(page)).toBeVisible();
    await paste(page, 'Lithium causes hypothyroidism.');
    const alert = page.getByRole('alert').filter({ hasText: 'too little memory' });
    await expect(alert).toContainText('Your text and your decisions are still here.');
    await expect(alert).toContainText('one thread');
    expect(await textOnPage(page)).toBe('Lithium causes hypothyroidism.');
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await untilRead(page);
    await expect(page.locator('[data-models]')).toContainText('1 thread');
    await page.reload();
    await untilRead(page);
    expect(await textOnPage(page)).toBe('Lithium causes hypothyroidism.');
  });
}
