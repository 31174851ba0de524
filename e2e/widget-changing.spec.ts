import type { BioGloss } from '../src/widget/element.ts';
import { changingPages, XHTML } from './fixtures/changing-pages.ts';
import { test as base, expect } from './fixtures/page.ts';
import { type Site, serveSite } from './fixtures/static-server.ts';
import { annotate, checkPainted, hostMarkup, paintedRanges } from './fixtures/widget-probe.ts';

const test = base.extend<object, { readonly site: Site }>({
  site: [
    async ({ browserName: _ }, use) => {
      const pages = Object.entries(changingPages).map(([path, { html }]) => [path, html]);
      const bytes = new TextEncoder().encode(XHTML);
      const site = await serveSite({
        pages: { ...Object.fromEntries(pages), '/x': { type: 'application/xhtml+xml', bytes } },
      });
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ site }, use) => use(site.url),
});

for (const [path, shown] of Object.entries(changingPages)) {
  test(`what ${path} comes to show is read, what it shows no more is not painted, and its markup stays`, async ({
    page,
  }) => {
    await page.goto(path);
    const before = await hostMarkup(page);
    const found = await annotate(page);
    const painted = async () => (await paintedRanges(page)).map(({ text }) => text);
    checkPainted(
      await paintedRanges(page),
      found.flatMap(({ mentions }) => mentions),
    );
    expect(await painted()).toEqual(expect.arrayContaining([...shown.first]));
    for (const word of shown.unread) {
      expect(found.map(({ text }) => text).join()).not.toContain(word);
    }
    expect(await hostMarkup(page)).toBe(before);

    await shown.change(page);
    await expect
      .poll(async () => {
        const now = await painted();
        const isThere = (word: string) => now.some((text) => text.includes(word));
        return [...shown.then.filter((word) => !isThere(word)), ...shown.gone.filter(isThere)];
      })
      .toEqual([]);
    const after = await hostMarkup(page);
    if (shown.isOfLook) expect(after).toBe(before);
    await page.locator('bio-gloss').evaluate((element: BioGloss) => element.clear());
    expect(await painted()).toEqual([]);
    expect(await hostMarkup(page)).toBe(after);
  });
}

test('an XHTML document is read, its sections of CDATA too', async ({ page }) => {
  await page.goto('/x');
  const before = await hostMarkup(page);
  const [found] = await annotate(page);
  expect(found?.text).toBe('Cisplatin causes nephrotoxicity in mice.');
  const painted = (await paintedRanges(page)).map(({ text }) => text);
  // A range ends where its node does.
  expect(painted).toEqual(expect.arrayContaining(['Cispl', 'atin', 'nephrotoxicity', 'mice']));
  expect(await hostMarkup(page)).toBe(before);
});
