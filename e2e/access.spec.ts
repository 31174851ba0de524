import { isClean, WIDTHS } from './fixtures/clean.ts';
import { app, dropFile, expect, open, readExample, test } from './fixtures/page.ts';

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

test('the dialogs of curation are clean', async ({ page }) => {
  test.setTimeout(600_000);
  // The file says it all: the model is not needed.
  await page.context().route('**/manifest.json', (route) => route.fulfill({ status: 404 }));
  await open(page);
  const text = 'Daily lithium caused mild hand tremor in two men.';
  const at = (name: string) => ({
    begin: text.indexOf(name),
    end: text.indexOf(name) + name.length,
  });
  const denotations = [
    { id: 'T1', span: at('lithium'), obj: 'Chemical' },
    { id: 'T2', span: at('mild hand tremor'), obj: 'Disease' },
  ];
  const attributes = [{ id: 'A1', subj: 'T1', pred: 'score', obj: '0.96' }];
  const file = JSON.stringify({ text, denotations, attributes });
  await dropFile(page, 'text.json', [...new TextEncoder().encode(file)]);
  const tremor = page.locator('[data-mention]', { hasText: 'mild hand tremor' });
  const dialog = page.getByRole('dialog');
  for (const keys of [['t'], ['m'], ['s'], ['r', 'k', 'Enter']]) {
    await tremor.focus();
    for (const key of keys) await page.keyboard.press(key);
    await expect(dialog).toBeVisible();
    await isClean(page);
    await page.setViewportSize(WIDTHS[0]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await page.getByRole('button', { name: /^Accept all that/ }).click();
  await expect(dialog).toBeVisible();
  await isClean(page);
});
