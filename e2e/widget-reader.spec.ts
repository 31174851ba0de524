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

/** What people do with an annotated page: concepts, the list, languages, colours and contrast. */

const openList = async (page: Page) => {
  await page.getByRole('button', { name: /entities/ }).click();
  const panel = page.locator('bio-gloss').getByRole('region');
  await panel.locator('summary').click();
  return panel;
};

test('concepts are named in the card, the list and the results, and their links say that they leave', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/demo/search.html');
  await page.getByRole('button', { name: /^Annotate/ }).waitFor();
  expect(asked.filter((path) => /lexicons\/(?!gazetteer)/u.test(path))).toEqual([]);
  const [first] = await annotate(page);
  expect(asked).toContain('/widget/lexicons/biogloss/lexicon.json');
  const egfr = first?.mentions.find(({ text }) => text === 'EGFR');
  expect(first?.concepts?.[egfr?.id ?? '']?.[0]).toMatchObject({ id: 'NCBIGene:1956' });

  const panel = await openList(page);
  const link = panel.getByRole('link', { name: /NCBIGene:1956.*opens a page outside this site/ });
  await expect(link).toHaveAttribute('href', 'https://identifiers.org/NCBIGene:1956');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await panel.getByRole('button', { name: /^EGFR Gene/ }).click();
  const card = page.locator('bio-gloss').getByRole('dialog', { name: 'EGFR, Gene' });
  await expect(card).toContainText('NCBIGene:1956');
  await expect(card).toContainText('opens a page outside this site');
});

test('without the attribute no lexicon is fetched; one that is not there is named, and the entities stay', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/demo/search.html');
  const set = (value: string | null) =>
    page.evaluate((lexicon) => {
      const element = document.querySelector('bio-gloss');
      if (lexicon === null) element?.removeAttribute('lexicon');
      else element?.setAttribute('lexicon', lexicon);
    }, value);
  await set(null);
  const [found] = await annotate(page);
  expect(found?.mentions).not.toEqual([]);
  expect(found?.concepts).toBeUndefined();
  expect(asked.filter((path) => /lexicons\/(?!gazetteer)/u.test(path))).toEqual([]);
  await set('/nowhere/');
  await annotate(page);
  const alert = page.locator('bio-gloss').getByRole('alert');
  await expect(alert).toContainText('The entities are marked, but without concepts.');
  await expect(alert).toContainText('lexicon.json');
  expect((await paintedRanges(page)).length).toBeGreaterThan(10);
});

for (const name of ['article', 'search', 'preprint'] as const) {
  test(`the ${name} page does not move, and its markup stays, to the last mention`, async ({
    page,
  }) => {
    await probe(page);
    await page.goto(`/demo/${name}.html`);
    const before = await hostMarkup(page);
    const found = await annotate(page);
    const shown = await page.locator('bio-gloss').getAttribute('types');
    const all = found
      .flatMap(({ mentions }) => mentions)
      .filter(({ type }) => shown?.split(' ').includes(type) ?? true);
    expect(checkPainted(await paintedRanges(page), all)).toBeGreaterThan(8);
    const { shift, moved } = await seenOn(page);
    expect({ shift, moved }).toEqual({ shift: 0, moved: [] });
    await openList(page);
    expect(await hostMarkup(page)).toBe(before);
  });
}

test('a page that draws itself anew all the while gets the markup and the place it would have without us', async ({
  page,
}) => {
  const draw = async () => {
    for (let round = 0; round < 5; round += 1) {
      await page.getByRole('button', { name: 'Draw again' }).click();
    }
    await page.getByRole('button', { name: 'Show version 2' }).click();
    await page.getByRole('button', { name: 'Draw again' }).click();
  };
  const rest = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('p, button')].map((one) => one.getBoundingClientRect().top),
    );
  await page.goto('/demo/preprint.html');
  await draw();
  const [alone, places] = [await hostMarkup(page), await rest()];

  await page.goto('/demo/preprint.html');
  const reading = annotate(page);
  await draw();
  await reading;
  expect(await hostMarkup(page)).toBe(alone);
  expect(await rest()).toEqual(places);
  const painted = async () => (await paintedRanges(page)).map(({ text }) => text).sort();
  await expect.poll(painted).toEqual(expect.arrayContaining(['TNF', 'methotrexate', 'psoriasis']));
});

test('the browser finds words in the page as before', async ({ page }) => {
  await page.goto('/demo/article.html');
  await annotate(page);
  const found = await page.evaluate(() => {
    const find = (globalThis as unknown as { find: (text: string) => boolean }).find;
    getSelection()?.removeAllRanges();
    return [find('Ca2+'), find('IL-2Rα'), getSelection()?.toString(), find('named once')];
  });
  expect(found).toEqual([true, true, 'IL-2Rα', false]);
});

test('keys, clicks and selections reach the page as if nobody listened', async ({ page }) => {
  await page.goto('/demo/search.html');
  await annotate(page);
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { told: seen });
    for (const name of ['pointerdown', 'click', 'keydown', 'contextmenu', 'dblclick'] as const) {
      document.addEventListener(name, (event) =>
        seen.push(`${event.type} ${event.defaultPrevented}`),
      );
    }
  });
  const word = page.locator('.abstract').first();
  await word.dblclick({ position: { x: 20, y: 10 } });
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe('Gefitinib');
  const told = await page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  expect(new Set(told)).toEqual(
    new Set(['pointerdown false', 'click false', 'dblclick false', 'keydown false']),
  );
});

test('the list is read out with type, place and concept', async ({ page }) => {
  await page.goto('/demo/search.html');
  await annotate(page);
  const panel = await openList(page);
  await expect(panel).toMatchAriaSnapshot(`
    - region "Entities in this text":
      - heading "Entities in this text" [level=2]
      - button "Close"
      - group "Entities in this text":
        - button /Chemical \\d+/ [pressed]
        - button /Disease \\d+/ [pressed]
        - button /Gene \\d+/ [pressed]
      - slider "Score at least"
      - group:
        - list:
          - listitem:
            - button "Gefitinib Chemical, named once"
            - paragraph:
              - link /MESH:\\w+, [Gg]efitinib \\(opens a page outside this site\\)/
          - listitem:
            - button "EGFR Gene, named once"
  `);
  const { violations } = await new AxeBuilder({ page }).include('bio-gloss').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

for (const [language, button, message] of [
  ['de', 'Annotieren', /Content-Security-Policy .* braucht: worker-src 'self'/],
  ['fr', 'Annoter', /Content-Security-Policy.* Il lui faut : worker-src 'self'/],
  ['es', 'Anotar', /Content-Security-Policy .* Necesita: worker-src 'self'/],
] as const) {
  test(`it speaks ${language}, and names a missing permission in it`, async ({ page }) => {
    await page.route('**/demo/search.html', async (route) => {
      const response = await route.fetch();
      const policy = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'";
      await route.fulfill({
        response,
        headers: { 'Content-Security-Policy': policy, 'Content-Type': 'text/html' },
      });
    });
    await page.goto('/demo/search.html');
    await page.evaluate((lang) => {
      const element = document.querySelector('bio-gloss');
      element?.setAttribute('lang', lang);
      element?.setAttribute('engine', 'wasm');
    }, language);
    await page.getByRole('button', { name: new RegExp(`^${button} \\(`) }).click();
    await expect(page.locator('bio-gloss').getByRole('alert')).toContainText(message);
  });
}

test.describe('it heeds what people have set:', () => {
  test('less motion', async ({ page }) => {
    await page.goto('/demo/search.html');
    const bar = page.locator('bio-gloss .bar');
    await expect(bar).toHaveCSS('transition-duration', '0.15s');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await expect(bar).toHaveCSS('transition-duration', '0s');
  });

  test('their own colours: types stay apart by their underlines', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto('/demo/search.html');
    await annotate(page);
    const styles = await page.evaluate(() => {
      const abstract = document.querySelector('.abstract');
      if (!abstract) throw new Error('There is no abstract.');
      return ['chemical', 'disease', 'gene'].map(
        (type) => getComputedStyle(abstract, `::highlight(bio-gloss-${type})`).textDecorationStyle,
      );
    });
    expect(styles).toEqual(['double', 'wavy', 'solid']);
    const panel = await openList(page);
    const [swatch] = await panel.locator('.swatch').all();
    await expect(swatch ?? panel).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  });
});

test('a page gives it other looks by custom properties and parts, for each theme', async ({
  page,
}) => {
  await page.goto('/demo/search.html');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      bio-gloss { --bio-gloss-paper: light-dark(rgb(255, 250, 240), rgb(10, 10, 20)); --bio-gloss-width: 20rem; }
      bio-gloss::part(button) { border-radius: 0px; }
      bio-gloss::part(panel), bio-gloss::part(card) { border-style: double; }`);
    document.adoptedStyleSheets.push(sheet);
  });
  await annotate(page);
  const panel = await openList(page);
  const button = page.getByRole('button', { name: /entities/ });
  await expect(button).toHaveCSS('border-radius', '0px');
  await expect(panel).toHaveCSS('border-style', 'double');
  for (const [colorScheme, paper] of [
    ['light', 'rgb(255, 250, 240)'],
    ['dark', 'rgb(10, 10, 20)'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(button).toHaveCSS('background-color', paper);
    await expect(panel).toHaveCSS('background-color', paper);
  }
  // The page has one theme, whatever theme its reader prefers.
  await page.locator('bio-gloss').evaluate((element) => element.setAttribute('theme', 'light'));
  await expect(button).toHaveCSS('background-color', 'rgb(255, 250, 240)');
});
