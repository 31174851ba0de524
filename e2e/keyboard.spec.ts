import { app, expect, open, readExample, test, untilRead } from './fixtures/page.ts';

test('everything by keyboard: type, read, walk, decide, ask, undo', async ({ page }) => {
  await open(page);
  await page.keyboard.type('Cisplatin causes nephrotoxicity in mice. Infliximab inhibits TNF.');
  await page.keyboard.press('Control+Enter');
  await untilRead(page);

  await page.keyboard.press('j');
  const focused = page.locator('[data-mention]:focus');
  await expect(focused).toHaveText('Cisplatin');
  await expect(page.locator('[data-card]')).toContainText('Cisplatin');
  await expect(page.locator('[data-announced]')).toContainText('Cisplatin, Chemical');
  await page.keyboard.press('ArrowRight');
  await expect(focused).not.toHaveText('Cisplatin');
  await page.keyboard.press('k');
  await expect(focused).toHaveText('Cisplatin');

  await page.keyboard.press('a');
  await expect(focused).toHaveAttribute('data-verdict', 'accepted');
  await page.keyboard.press('n');
  await page.keyboard.press('x');
  await expect(focused).toHaveAttribute('data-verdict', 'rejected');
  await expect(page.locator('[data-decided]')).toContainText('2 of');
  await page.keyboard.press('z');
  await expect(focused).not.toHaveAttribute('data-verdict');
  await page.keyboard.press('Shift+Z');
  await expect(focused).toHaveAttribute('data-verdict', 'rejected');

  await page.keyboard.press('Enter');
  await expect(page.locator('[data-card] button:focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(focused).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-card]')).toHaveCount(0);

  await page.keyboard.press('q');
  await expect(page.getByLabel('Ask the text')).toBeFocused();
  await page.keyboard.type('What causes nephrotoxicity?');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-answer], [data-no-answer]').first()).toBeVisible();
});

test('the text is one tab stop', async ({ page }) => {
  await open(page);
  await page.locator('[data-example=genetics]').click();
  await untilRead(page);
  await expect(page.locator('[data-text] [tabindex="0"]')).toHaveCount(1);
});

test('the list of keys opens and closes by keyboard', async ({ page }) => {
  await open(page);
  await page.locator('[data-example=genetics]').click();
  await expect(app(page)).not.toHaveAttribute('data-state', 'empty');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a mention that the filter hides is neither judged nor given a concept', async ({ page }) => {
  await readExample(page, 'genetics');
  await page.keyboard.press('j');
  const focused = page.locator('[data-mention]:focus');
  const type = await focused.getAttribute('data-type');
  const chip = page.locator(`button[data-type="${type}"][aria-pressed]`);
  await chip.click();
  await page.keyboard.press('x');
  await page.keyboard.press('c');
  await expect(page.locator('[data-decided]')).toContainText('0 of');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await chip.click();
  await expect(page.locator('[data-mention][data-verdict]')).toHaveCount(0);
});

test('single letters can be switched off, and stay so', async ({ page }) => {
  await readExample(page, 'genetics');
  await page.keyboard.press('?');
  await page.getByRole('radio', { name: 'never' }).check();
  await page.keyboard.press('Escape');
  for (const key of ['j', 'e', '?']) await page.keyboard.press(key);
  await expect(page.locator('[data-card]')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('tab', { name: /Entities/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  // Keys that have a name go on working where the text has the focus.
  await page.locator('[data-mention][tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-mention]:focus')).toHaveCount(1);
  await page.keyboard.press('x');
  await expect(page.locator('[data-decided]')).toContainText('0 of');

  await page.reload();
  await expect(page.locator('[data-mention]').first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.locator('[data-card]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Keyboard' }).click();
  await page.getByRole('radio', { name: 'anywhere on the page' }).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(page.locator('[data-card]')).toHaveCount(1);
});

test('a key that the user sets acts from then on, and stays set', async ({ page }) => {
  await readExample(page, 'genetics');
  await page.keyboard.press('?');
  const row = page.getByRole('button', { name: /^Key of “Accept”/ });
  await row.press('Enter');
  await page.keyboard.press('x');
  await expect(row).toHaveAccessibleName(/: x\./);
  await expect(
    page.getByRole('status').filter({ hasText: '“Reject, or remove your own” had it before' }),
  ).toBeVisible();
  // Escape while a key is awaited leaves the dialog open.
  await row.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('[data-mention]').first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('button', { name: 'Accept x' })).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.locator('[data-mention]:focus')).toHaveAttribute('data-verdict', 'accepted');
});

test('keys act by their place where the layout is not Latin', async ({ page }) => {
  await readExample(page, 'genetics');
  await page.keyboard.press('j');
  const press = (key: string, code: string, altKey = false) =>
    page.evaluate(
      ([key, code, altKey]) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key, code, altKey }),
        ),
      [key, code, altKey] as const,
    );
  const focused = page.locator('[data-mention]:focus');
  await press('ф', 'KeyA');
  await expect(focused).toHaveAttribute('data-verdict', 'accepted');
  await press('я', 'KeyZ');
  await expect(focused).not.toHaveAttribute('data-verdict');
  await press('ф', 'KeyA', true);
  await expect(focused).not.toHaveAttribute('data-verdict');
});

test('the focus comes back from a choice and from the editor', async ({ page }) => {
  await readExample(page, 'genetics');
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await page.getByRole('button', { name: 'No concept' }).press('Enter');
  await expect(page.locator('[data-mention]:focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  const edit = page.getByRole('button', { name: 'Edit text' });
  await edit.press('Enter');
  await expect(page.locator('[data-edit-field]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(edit).toBeFocused();
});
