import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/page.ts';
import {
  annotate,
  checkPainted,
  hostMarkup,
  paintedRanges,
  probe,
  seenOn,
} from './fixtures/widget-probe.ts';

const texts = (found: Awaited<ReturnType<typeof annotate>>): string[] =>
  found.flatMap(({ mentions }) => mentions.map(({ text }) => text));

/** The middle of the first painted chemical, in the viewport. */
const firstChemical = (page: Page) =>
  page.evaluate(() => {
    const [range] = CSS.highlights.get('bio-gloss-chemical') ?? [];
    if (!range) throw new Error('No chemical is painted.');
    const live = new Range();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const { left, top, width, height } = live.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });

test('an article is annotated in place, and stays as it is', async ({ page }) => {
  await probe(page);
  await page.goto('/demo/article.html');
  const before = await hostMarkup(page);
  const found = await annotate(page);
  const [article] = found;
  expect(article?.text).toContain('Release of Ca2+ from the endoplasmic reticulum');
  expect(article?.text).toContain('(IL-2Rα) was measured');
  expect(article?.text).toContain('in up to a third of patients with ovarian cancer. Release');
  expect(article?.text).toContain('prevented nephrotoxicity');
  expect(article?.text).toContain('Infliximab\nTNF-α\nNo nephrotoxicity');
  for (const unread of ['aspirin', '0.12', 'Written for this page']) {
    expect(article?.text).not.toContain(unread);
  }
  for (const { start, end, text } of article?.mentions ?? []) {
    expect(article?.text.slice(start, end)).toBe(text);
  }
  expect(texts(found)).toEqual(
    expect.arrayContaining(['Cisplatin', 'nephrotoxicity', 'ovarian cancer']),
  );
  const all = found.flatMap(({ mentions }) => mentions);
  expect(checkPainted(await paintedRanges(page), all)).toBeGreaterThan(15);
  expect(await hostMarkup(page)).toBe(before);
  const { shift, moved } = await seenOn(page);
  expect({ shift, moved }).toEqual({ shift: 0, moved: [] });
});

test('nothing heavy is loaded before the click, and the button says what comes', async ({
  page,
}) => {
  const loaded: string[] = [];
  page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
  await page.goto('/demo/article.html');
  await page.waitForLoadState('networkidle');
  expect(loaded.filter((path) => path.startsWith('/widget/'))).toEqual(['/widget/bio-gloss.js']);
  const button = page.getByRole('button', { name: /Annotate \(up to \d+ MB, once\)/ });
  await button.click();
  await expect(page.getByRole('button', { name: /\d+ entities/ })).toBeVisible();
  expect(loaded).toContain('/widget/models/biogloss-mini/encoder.weights.bin');
});

test('a list of results is read one by one, and what is scrolled in is read, too', async ({
  page,
}) => {
  await page.goto('/demo/search.html');
  const found = await annotate(page);
  expect(found).toHaveLength(3);
  const again = page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        document.addEventListener('bio-gloss:annotated', (event) =>
          resolve((event as CustomEvent).detail.elements.length),
        ),
      ),
  );
  await page.getByRole('button', { name: 'Load more' }).click();
  expect(await again).toBe(5);
  const painted = (await paintedRanges(page)).map(({ text }) => text);
  expect(painted).toEqual(expect.arrayContaining(['EGFR', 'Ibrutinib', 'Crizotinib']));
});

test('a page that draws its text anew keeps its highlights, and only what is new is read', async ({
  page,
}) => {
  await page.goto('/demo/preprint.html');
  const found = await annotate(page);
  const all = found.flatMap(({ mentions }) => mentions);
  const count = checkPainted(await paintedRanges(page), all);
  await page.getByRole('button', { name: 'Draw again' }).click();
  // The words are in new nodes: the old ranges are gone, and the new ones need no reading.
  await expect
    .poll(async () => {
      try {
        return checkPainted(await paintedRanges(page), all);
      } catch {
        return 0;
      }
    })
    .toBe(count);
  const again = page.evaluate(
    () =>
      new Promise<{ id: string; type: string; text: string }[]>((resolve) =>
        document.addEventListener('bio-gloss:annotated', (event) =>
          resolve((event as CustomEvent).detail.elements[0].mentions),
        ),
      ),
  );
  await page.getByRole('button', { name: 'Show version 2' }).click();
  const mentions = await again;
  const named = mentions.map(({ text }) => text);
  expect(named).toEqual(expect.arrayContaining(['TNF', 'psoriasis']));
  // The earlier text was not read again, so its mentions keep their names.
  const kept = mentions.map(({ id, text }) => `${id} ${text}`);
  expect(kept).toEqual(expect.arrayContaining(all.map(({ id, text }) => `${id} ${text}`)));
  const painted = (await paintedRanges(page)).map(({ text }) => text);
  expect(painted).toEqual(expect.arrayContaining(['TNF', 'psoriasis']));
});

test('the card opens by hover, by a click and from the list, and Escape closes it', async ({
  page,
}) => {
  await page.goto('/demo/search.html');
  await annotate(page);
  const card = page.locator('bio-gloss').getByRole('dialog');
  const spot = await firstChemical(page);
  await page.mouse.move(spot.x, spot.y);
  await expect(card).toContainText('Gefitinib');
  await page.mouse.move(2, 2);
  await expect(card).toBeHidden();
  await page.mouse.click(spot.x, spot.y);
  await expect(card).toContainText('Chemical');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();

  await page.getByRole('button', { name: /entities/ }).click();
  const panel = page.getByRole('region', { name: 'Entities in this text' });
  await panel.getByText('All mentions').click();
  await panel.getByRole('button', { name: /Imatinib Chemical, named once/ }).focus();
  await page.keyboard.press('Enter');
  await expect(card).toContainText('Imatinib');
  const chosen = await page.evaluate(() =>
    [...(CSS.highlights.get('bio-gloss-chosen') ?? [])].map(
      ({ startContainer, startOffset, endOffset }) =>
        startContainer.textContent?.slice(startOffset, endOffset),
    ),
  );
  expect(chosen).toEqual(['Imatinib']);
  await panel.getByRole('button', { name: /^Chemical \d+/ }).click();
  await expect
    .poll(async () => (await paintedRanges(page)).filter(({ type }) => type === 'chemical'))
    .toEqual([]);
});

test('what was found can be exported, and cleared without a trace', async ({ page }) => {
  await page.goto('/demo/search.html');
  const before = await hostMarkup(page);
  await annotate(page);
  const [json, table] = await page.evaluate(async () => {
    const element = document.querySelector('bio-gloss');
    return [await element?.export('json'), await element?.export('tsv-entities')];
  });
  const { document: written } = JSON.parse(json ?? '');
  expect(written.text).toContain('common adverse event.\n\nImatinib blocks KIT');
  for (const { start, end, text } of written.reading.mentions) {
    expect(written.text.slice(start, end)).toBe(text);
  }
  expect(table).toContain('\tImatinib\tChemical\t');
  await page.evaluate(() => document.querySelector('bio-gloss')?.clear());
  expect(await paintedRanges(page)).toEqual([]);
  expect(await hostMarkup(page)).toBe(before);
});

test('the element is accessible in both themes, and takes the colours a page gives it', async ({
  page,
}) => {
  await page.goto('/demo/search.html');
  await annotate(page);
  await page.getByRole('button', { name: /entities/ }).click();
  await page.getByText('All mentions').click();
  await page
    .getByRole('button', { name: /Imatinib Chemical/ })
    .first()
    .click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include('bio-gloss').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  const tint = await page.evaluate(() => {
    const abstract = document.querySelector<HTMLElement>('.abstract');
    if (!abstract) throw new Error('There is no abstract.');
    const colour = () =>
      getComputedStyle(abstract, '::highlight(bio-gloss-chemical)').backgroundColor;
    const before = colour();
    abstract.style.setProperty('--bio-gloss-chemical', 'rgb(255, 0, 0)');
    return { before, after: colour() };
  });
  expect(tint.after).not.toBe(tint.before);
});

test('a selection and the page’s own handlers are left alone', async ({ page }) => {
  await page.goto('/demo/search.html');
  await page.evaluate(() => {
    const abstract = document.querySelector('.abstract');
    if (!abstract) throw new Error('There is no abstract.');
    getSelection()?.selectAllChildren(abstract);
    abstract.addEventListener('click', () => abstract.setAttribute('data-clicked', ''));
  });
  const selected = () => page.evaluate(() => getSelection()?.toString());
  const before = await selected();
  await annotate(page);
  expect(await selected()).toBe(before);
  expect(before).toContain('Gefitinib inhibits EGFR');
  const { x, y } = await firstChemical(page);
  await page.mouse.click(x, y);
  await expect(page.locator('.abstract[data-clicked]')).toHaveCount(1);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true });

  test('a tap opens the card, and a tap beside it closes it', async ({ page }) => {
    await page.goto('/demo/search.html');
    await annotate(page);
    const card = page.locator('bio-gloss').getByRole('dialog');
    const { x, y } = await firstChemical(page);
    await page.touchscreen.tap(x, y);
    await expect(card).toContainText('Gefitinib');
    await page.touchscreen.tap(2, 2);
    await expect(card).toBeHidden();
  });
});

test('a browser without custom highlights gets boxes over the text', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'Highlight');
  });
  await page.goto('/demo/search.html');
  const before = await hostMarkup(page);
  const found = await annotate(page);
  const shown = ['Gene', 'Disease', 'Chemical'];
  const mentions = found.flatMap((one) => one.mentions).filter(({ type }) => shown.includes(type));
  const boxes = page.locator('bio-gloss .layer > span');
  await expect.poll(() => boxes.count()).toBeGreaterThanOrEqual(mentions.length);
  // The first box lies on the first mention: the text under its middle is that mention's.
  const under = await boxes.first().evaluate((box) => {
    const { left, top, width, height } = box.getBoundingClientRect();
    const caret = document.caretPositionFromPoint(left + width / 2, top + height / 2);
    const text = caret?.offsetNode.textContent ?? '';
    return text.slice(0, caret?.offset).split(/\s/u).at(-1);
  });
  expect(mentions[0]?.text.startsWith(under ?? ' ')).toBe(true);
  expect(under).not.toBe('');
  expect(await hostMarkup(page)).toBe(before);
});
