import type { Page } from '@playwright/test';
import { EMBEDDED_PACKS } from '../src/core/pack/embedded.ts';
import { app, documentText, expect, open, paste, test, untilRead } from './fixtures/page.ts';

/** As a first visit: nothing was chosen. */
test.use({ pack: '' });

const TEXT = 'Aspirin was given for 2 days.';
const [best] = EMBEDDED_PACKS;
const fastest = EMBEDDED_PACKS.at(-1) ?? best;

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Models' });
const row = (page: Page, id: string) => dialog(page).locator(`[data-model="${id}"]`);
const notice = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });
/** The ids of the packs whose weights the page has asked for. */
const asked = (page: Page) => {
  const packs = new Set<string>();
  page.on('request', (request) => {
    const pack = /\/models\/([^/]+)\/encoder\.weights/.exec(request.url())?.[1];
    if (pack !== undefined) packs.add(pack);
  });
  return packs;
};

test('another pack is chosen in Models, reads from then on, also after a reload', async ({
  page,
}) => {
  const packs = asked(page);
  await open(page);
  await paste(page, TEXT);
  await untilRead(page);
  expect([...packs]).toEqual([best.id]);
  await page.locator('[data-models]').click();
  await expect(row(page, best.id)).toHaveAttribute('data-in-use', 'true');
  await row(page, fastest.id).getByRole('button', { name: 'Use' }).click();
  await expect(row(page, fastest.id)).toHaveAttribute('data-in-use', 'true');
  await expect(row(page, best.id)).toHaveAttribute('data-in-use', 'false');
  await page.keyboard.press('Escape');
  await untilRead(page);
  await expect(documentText(page)).toHaveText(TEXT);
  await page.reload();
  await untilRead(page);
  await page.locator('[data-models]').click();
  await expect(row(page, fastest.id)).toHaveAttribute('data-in-use', 'true');
});

test('who has read with one pack keeps it after an update until the newer one has come', async ({
  page,
}) => {
  const packs = asked(page);
  await page.addInitScript((id) => localStorage.setItem('biogloss:pack-opened', id), fastest.id);
  await open(page);
  await paste(page, TEXT);
  await untilRead(page);
  expect([...packs]).toEqual([fastest.id]);
  await expect(
    notice(page, `A new model has come with this version: ${best.title}.`),
  ).toBeVisible();
  await page.getByRole('button', { name: `Use ${best.title}` }).click();
  await expect(page.locator('[data-models]')).toContainText(best.id.replace('biogloss-', ''));
  await untilRead(page);
  expect([...packs]).toEqual([fastest.id, best.id]);
  await expect(notice(page, 'A new model has come')).toHaveCount(0);
});

test('a pack that cannot be fetched leaves the one in use, and says so', async ({ page }) => {
  await page.addInitScript((id) => localStorage.setItem('biogloss:pack-opened', id), fastest.id);
  await page.route(`**/models/${best.id}/encoder.weights.bin`, (route) => route.abort());
  await open(page);
  await page.getByRole('button', { name: `Use ${best.title}` }).click();
  await expect(notice(page, `${best.title} is not used; ${fastest.title} still is.`)).toBeVisible();
  await paste(page, TEXT);
  await untilRead(page);
  await expect(app(page)).toHaveAttribute('data-state', 'ready');
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect(notice(page, 'is not used')).toHaveCount(0);
});
