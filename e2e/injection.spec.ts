import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EMBEDDED_PACKS } from '../src/core/pack/embedded.ts';
import { documentText, expect, open, paste, test, untilRead } from './fixtures/page.ts';
import { PAYLOADS } from './fixtures/payloads.ts';

/** The traces of a successful payload: a call of `ran`, a dialog, or an element that no part of the page creates. */
async function watch(page: Page): Promise<() => Promise<void>> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      runs: 0,
      ran() {
        (globalThis as unknown as { runs: number }).runs += 1;
      },
    });
  });
  return async () => {
    const left = await page.evaluate(() => ({
      runs: (globalThis as unknown as { runs: number }).runs,
      elements: document.body.querySelectorAll(
        'script, iframe, object, embed, img, video, audio, base, meta, link, style, form[action], [onerror], [onload], [href^="javascript:" i]',
      ).length,
      polluted: 'toString' in Object.create(null),
    }));
    expect(left).toEqual({ runs: 0, elements: 0, polluted: false });
    expect(dialogs).toEqual([]);
  };
}

test(`none of ${PAYLOADS.length} pasted payloads runs; each is on the page to the letter`, async ({
  page,
}) => {
  expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(500);
  const check = await watch(page);
  await open(page);
  let shown = 0;
  for (const payload of PAYLOADS) {
    await paste(page, payload);
    // One that might be of a format is looked at first.
    await expect
      .poll(() => documentText(page).evaluate((element) => element.textContent), { timeout: 5000 })
      .toBe(payload);
    shown += 1;
    if (shown % 50 === 0) await check();
  }
  await check();
});

test('none runs when all of them are read, listed, related, asked about and exported', async ({
  page,
}) => {
  const check = await watch(page);
  await open(page);
  const text = PAYLOADS.filter((_, index) => index % 12 === 0).join(' causes nephrotoxicity. ');
  await paste(page, text);
  await untilRead(page);
  for (const tab of [/Relations/, /Export/, /Entities/]) {
    await page.getByRole('tab', { name: tab }).click();
    await check();
  }
  await page.getByRole('tab', { name: /Ask/ }).click();
  await page.getByLabel('Ask the text').fill(PAYLOADS[0] ?? '');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-answer], [data-no-answer]').first()).toBeVisible();
  await check();
});

test('none runs out of kept data, whichever string of it holds them', async ({ page }) => {
  const check = await watch(page);
  await open(page);
  await paste(page, 'Cisplatin causes nephrotoxicity.');
  await untilRead(page);
  for (let at = 0; at < PAYLOADS.length; at += 40) {
    const payloads = PAYLOADS.slice(at, at + 40);
    await page.evaluate(putInto, payloads);
    await page.reload();
    // The payloads come on the page to the letter, and are not refused.
    expect(await documentText(page).textContent()).toBe(payloads.join(' \n'));
    for (const tab of [/Relations/, /Ask/, /Export/, /Entities/]) {
      await page.getByRole('tab', { name: tab }).click();
    }
    await check();
  }
});

test('none runs out of a pack’s description', async ({ page }) => {
  const check = await watch(page);
  let at = 0;
  await page.context().route('**/manifest.json', async (route) => {
    const response = await route.fetch();
    const manifest = await response.json();
    const next = () => PAYLOADS[at++ % PAYLOADS.length];
    await route.fulfill({
      response,
      json: { ...manifest, id: next(), version: next(), license: next() },
    });
  });
  for (let visit = 0; visit < 5; visit += 1) {
    await open(page);
    await page.getByRole('button', { name: 'About' }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check();
    await page.keyboard.press('Escape');
  }
  expect(at).toBeGreaterThan(0);
});

test('none runs out of the labels and the name of a model', async ({ page }) => {
  const check = await watch(page);
  await open(page);
  await page.locator('[data-models]').click();
  const dialog = page.getByRole('dialog', { name: 'Models' });
  const root = mkdtempSync(join(tmpdir(), 'biogloss-payloads-'));
  for (let round = 0; round < 5; round += 1) {
    const folder = join(root, `model-${round}`);
    cpSync('e2e/fixtures/models/tiny-entities', folder, { recursive: true });
    const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
    const labels = PAYLOADS.slice(round * 40, round * 40 + 7);
    writeFileSync(
      join(folder, 'config.json'),
      JSON.stringify({ ...config, id2label: { ...labels } }),
    );
    await page.locator('[data-model-folder]').setInputFiles(folder);
    const keep = dialog.getByRole('button', { name: 'Keep and use it' });
    await expect(keep).toBeVisible();
    await dialog.getByLabel('Name').fill(labels[0]?.slice(0, 80) ?? '');
    await check();
    await keep.click();
    await expect(dialog.locator('[data-model]')).toHaveCount(EMBEDDED_PACKS.length + round + 1);
    await check();
  }
  rmSync(root, { recursive: true });
});

/** Runs in the page: stores work of an earlier version, which is moved at the next start, with a payload in place of every string. */
async function putInto(payloads: readonly string[]): Promise<void> {
  const text = payloads.join(' \n');
  let next = 0;
  const payload = () => payloads[next++ % payloads.length] ?? '';
  const mentions = payloads.map((one, index) => {
    const start = payloads.slice(0, index).join(' \n').length + (index > 0 ? 2 : 0);
    const type = ['Gene', 'Disease', payload()][index % 3];
    return {
      id: `${one}${index}`,
      start,
      end: start + one.length,
      text: one,
      type,
      score: 0.9,
      group: one,
    };
  });
  const [head, tail] = mentions;
  const by = { pack: { id: payload(), version: payload() }, engine: 'wasm' };
  const evidence = [{ head: head?.id, tail: tail?.id, score: 0.9 }];
  const relation = {
    id: payload(),
    head: head?.group,
    tail: tail?.group,
    type: payload(),
    schema: payload(),
  };
  const read = { pieces: 9, of: 9 };
  const question = { id: payload(), question: payload(), by, answers: [], read, outdated: false };
  const parts = {
    id: payload(),
    title: payload(),
    text,
    reading: {
      ...{ by, guideline: payload(), mentions, read, unread: [] },
      relations: [{ ...relation, directed: true, score: 0.9, evidence }],
    },
    decisions: [],
    questions: [question],
    history: { undo: [{ kind: 'rename', title: payload() }], redo: [] },
    guideline: payload(),
  };
  const desk = crypto.randomUUID();
  sessionStorage.setItem('biogloss:desk', desk);
  // The address names the document that is shown, which would come back in its place.
  history.replaceState(null, '', location.pathname + location.search);
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('biogloss');
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction(['desks', 'parts'], 'readwrite');
  for (const [name, value] of Object.entries(parts)) {
    transaction.objectStore('parts').put(value, [desk, name]);
  }
  transaction.objectStore('desks').put({ id: desk, revision: 1_000_000, saved: Date.now() });
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}
