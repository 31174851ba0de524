import type { Locator, Page } from '@playwright/test';
import { expect, open, paste, readExample, test, untilRead } from './fixtures/page.ts';

const WIDTHS = [
  { width: 1920, height: 1000 },
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
  { width: 700, height: 900 },
  { width: 390, height: 844 },
] as const;

/** Whether all of an element can be seen: within the window and its panel, and nothing lies over its middle. */
const isInSight = (locator: Locator) =>
  locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isInside =
      left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
    return isInside && above !== null && (element.contains(above) || above.contains(element));
  });

/** Lines of the text that the card lies over. */
const hiddenLines = (page: Page) =>
  page.evaluate(() => {
    const text = document.querySelector('[data-text]');
    const card = document.querySelector('[data-card]')?.getBoundingClientRect();
    if (!text || !card) return -1;
    const range = document.createRange();
    range.selectNodeContents(text);
    // On a narrow screen the card stands in the findings at the foot of the window, over which the text scrolls.
    const isAtFoot = card.bottom > window.innerHeight - 5 && card.width > window.innerWidth * 0.9;
    if (isAtFoot) return 0;
    return [...range.getClientRects()].filter(
      (line) =>
        line.left < card.right &&
        line.right > card.left &&
        line.top < card.bottom &&
        line.bottom > card.top,
    ).length;
  });

test('at every width the card hides no line, its mention is seen, and it can be judged', async ({
  page,
}) => {
  await readExample(page, 'pharmacology');
  for (const size of WIDTHS) {
    await page.setViewportSize(size);
    for (const place of [0, 14, 40]) {
      const mark = page.locator('[data-mention]').nth(place);
      await mark.evaluate((element) => element.focus());
      const name = `${size.width} px, mention ${place}`;
      await expect(page.locator('[data-card]'), name).toBeVisible();
      await expect.poll(() => isInSight(mark), name).toBe(true);
      await expect.poll(() => hiddenLines(page), name).toBe(0);
      for (const verdict of ['Accept', 'Reject']) {
        const button = page.locator('[data-card]').getByRole('button', { name: verdict });
        await expect.poll(() => isInSight(button), `${name}: ${verdict}`).toBe(true);
      }
    }
    await page.keyboard.press('Escape');
  }
});

test('at every width all tabs can be seen, in one line', async ({ page }) => {
  await readExample(page, 'pharmacology');
  for (const size of WIDTHS) {
    await page.setViewportSize(size);
    const tabs = page.getByRole('tab');
    const tops = new Set<number>();
    for (let i = 0; i < 4; i += 1) {
      expect(await isInSight(tabs.nth(i)), `${size.width} px, tab ${i}`).toBe(true);
      tops.add((await tabs.nth(i).boundingBox())?.y ?? -1);
    }
    expect(tops.size, `${size.width} px`).toBe(1);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${size.width} px`).toBeLessThanOrEqual(0);
  }
});

test('on a phone the answer is seen in the text and in the panel', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await readExample(page, 'pharmacology');
  await page.getByRole('tab', { name: /Ask/ }).click();
  await page.getByRole('button', { name: 'What inhibits IL-6?' }).click();
  const answer = page.locator('[data-answer]').first();
  await expect(answer).toBeVisible();
  await answer.getByRole('button').click();
  await expect.poll(() => isInSight(answer)).toBe(true);
  const passage = await answer.evaluate(() => {
    const [range] = CSS.highlights.get('answer') ?? [];
    const panel = document.querySelector('[role=tabpanel]')?.getBoundingClientRect();
    const box = range instanceof Range ? range.getBoundingClientRect() : undefined;
    return { top: box?.top ?? -1, bottom: box?.bottom ?? Infinity, panel: panel?.top ?? 0 };
  });
  expect(passage.top).toBeGreaterThan(50);
  expect(passage.bottom).toBeLessThan(passage.panel);
});

test('on a phone the findings open, give way to a card, and close', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await readExample(page, 'genetics');
  const panel = page.getByRole('tabpanel');
  await expect(panel).toBeHidden();
  await page.getByRole('tab', { name: /Entities/ }).click();
  await expect(panel).toBeVisible();
  await panel.locator('[data-group] button').first().click();
  await expect(page.locator('[data-card]')).toBeVisible();
  await expect(panel).toBeHidden();
  await page.locator('[data-card]').getByRole('button', { name: 'Close' }).click();
  await expect(panel).toBeVisible();
  await page.getByRole('button', { name: 'Close the findings' }).click();
  await expect(panel).toBeHidden();
  await page.keyboard.press('q');
  await expect(page.getByLabel('Ask the text')).toBeFocused();
});

test('on a phone most of the window is the text’s, however many notices there are', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  for (const text of ['TNF inhibits BRAF. '.repeat(80), 'BRAF inhibits TNF. '.repeat(80), ' ']) {
    await paste(page, text);
  }
  await expect(page.getByText('There is no text to read')).toBeVisible();
  await expect(page.getByText('is saved in the library')).toBeAttached();
  const top = await page
    .getByText('There is no text to read')
    .evaluate((notice) => notice.closest('[data-covers]')?.getBoundingClientRect().top ?? 0);
  expect(top).toBeGreaterThan(844 / 2);
});

test('the bars at the foot of the text are a line each, and leave the text its room', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await readExample(page, 'genetics');
  await paste(page, 'TNF inhibits BRAF, as the patients of a study of many years have shown.');
  await untilRead(page);
  await expect(page.getByText('is saved in the library')).toBeVisible();
  // The line of what is being fetched has gone.
  await expect(page.locator('[data-linking]')).toHaveCount(0);
  const share = await page
    .locator('[data-covers=bottom]')
    .filter({ hasText: 'word pieces' })
    .evaluate((foot) => foot.getBoundingClientRect().height / innerHeight);
  expect(share).toBeLessThan(0.12);
});

test('a long text has an outline in its margin that leads to its parts', async ({ page }) => {
  await open(page);
  const filler = 'The animals were looked at again after two weeks. '.repeat(30);
  const text = `A title\n\nIntroduction\n${filler}\n\nResults\nCisplatin causes nephrotoxicity. ${filler}\n\nDiscussion\n${filler}`;
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.setData('text/plain', content);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
  const outline = page.getByRole('navigation', { name: 'Outline of this text' });
  await outline.getByRole('button', { name: /Discussion/ }).click();
  const heading = page.locator('[data-text] > *', { hasText: /^Discussion\s*$/ });
  await expect.poll(() => isInSight(heading)).toBe(true);
});

test('on a phone the list of the library has the window: filters stand behind a button, and nothing is cut off', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/?engine=wasm#/library');
  await expect(page.locator('[data-library]')).toHaveAttribute('data-library', 'open');
  const record = (at: number) => `TY  - JOUR\nTI  - Gout, study ${at}.\nAB  - Rest.\nER  - \n\n`;
  const buffer = Buffer.from(Array.from({ length: 30 }, (_, at) => record(at)).join(''));
  await page
    .locator('[data-add-files]')
    .setInputFiles([{ name: 'some.ris', mimeType: '', buffer }]);
  await expect(page.locator('[data-library]')).toHaveAttribute('data-shown', '30');
  const top = () => page.locator('[data-table]').evaluate((one) => one.getBoundingClientRect().top);
  expect(await top()).toBeLessThan(844 * 0.7);
  await expect(page.getByRole('combobox', { name: /^Show/ })).toBeHidden();
  await page.getByRole('button', { name: 'Filters and order' }).click();
  await page.getByRole('combobox', { name: /^Show/ }).selectOption('unread');
  await expect(page.getByRole('button', { name: 'Filters and order (1)' })).toBeVisible();
});

test('on a phone what went wrong is said over the open findings', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await readExample(page, 'genetics');
  await page.getByRole('tab', { name: /Entities/ }).click();
  await paste(page, ' ');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('There is no text to read');
  await expect.poll(() => isInSight(alert)).toBe(true);
  await alert.getByRole('button', { name: 'Close' }).click();
  await expect(alert).toHaveCount(0);
});
