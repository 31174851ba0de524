import { isClean, WIDTHS } from './fixtures/clean.ts';
import { app, expect, open, readExample, test } from './fixtures/page.ts';

test('the empty page is clean', async ({ page }) => {
  await open(page);
  await isClean(page);
});

test('every panel of a read text is clean', async ({ page }) => {
  await readExample(page, 'pharmacology');
  await page.keyboard.press('j');
  await isClean(page);
  await page.getByRole('tab', { name: /Relations/ }).click();
  await page.locator('[data-relation] button').first().click();
  await isClean(page);
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await expect(page.locator('[data-node]').first()).toBeVisible();
  await isClean(page);
  await page.getByRole('tab', { name: /Ask/ }).click();
  await page.getByRole('button', { name: 'What inhibits IL-6?' }).click();
  await expect(page.locator('[data-answer], [data-no-answer]').first()).toBeVisible();
  await isClean(page);
  await page.getByRole('tab', { name: 'Export' }).click();
  await isClean(page);
});

test('a page without its model is clean, and says what to do', async ({ page }) => {
  await page.context().route('**/manifest.json', (route) => route.fulfill({ status: 404 }));
  await open(page);
  await page.locator('[data-example=genetics]').click();
  await expect(app(page)).toHaveAttribute('data-state', 'failed');
  await expect(page.getByRole('alert')).toContainText('404');
  await isClean(page);
});

test('the dialogs are clean', async ({ page }) => {
  await readExample(page, 'genetics');
  for (const [button, name] of [
    ['About', 'About BioGloss'],
    ['Nothing leaves this page', 'Nothing leaves this page'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await isClean(page);
    await page.keyboard.press('Escape');
    await page.setViewportSize(WIDTHS[0]);
  }
});

test('the proof counts no foreign request', async ({ page }) => {
  await readExample(page, 'genetics');
  await page.getByRole('button', { name: 'Nothing leaves this page' }).click();
  await expect(page.locator('[data-requests-foreign]')).toHaveAttribute(
    'data-requests-foreign',
    '0',
  );
});

test('a chosen theme outlives a reload', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^System theme/ }).click();
  await page.getByRole('button', { name: /^Light theme/ }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('in forced colours what is chosen is told from what is not', async ({ page }) => {
  await readExample(page, 'genetics');
  await page.emulateMedia({ forcedColors: 'active' });
  const tags = page.getByRole('button', { name: 'Type tags' });
  const chip = page.locator('button[data-type][aria-pressed]').first();
  for (const toggle of [tags, chip]) {
    const look = () => toggle.evaluate((element) => getComputedStyle(element).outlineStyle);
    const isPressed = async () => (await toggle.getAttribute('aria-pressed')) === 'true';
    for (let i = 0; i < 2; i += 1) {
      await page.mouse.move(0, 0);
      expect(await look()).toBe((await isPressed()) ? 'solid' : 'none');
      await toggle.click();
      await toggle.evaluate((element) => element.blur());
    }
  }
});
