import { test as base, expect } from '@playwright/test';
import { PACKAGED_PACK } from '../../src/core/pack/embedded.ts';
import { type PreviewSite, servePreview } from '../fixtures/preview-site.ts';
import { startFirefox } from './firefox.ts';
import type { Browser, Tab } from './tab.ts';
import { startWebKit } from './webkit.ts';

/** Browsers by the name of the project in `playwright.config.ts`. */
const BROWSERS: Readonly<Record<string, () => Promise<Browser>>> = {
  firefox: startFirefox,
  webkit: startWebKit,
};

/** All journeys share a browser; each has its own address, and therefore its own storage. */
export const test = base.extend<{ site: PreviewSite; tab: Tab }, { running: Browser }>({
  running: [
    async ({ browserName: _ }, use, { project }) => {
      const start = BROWSERS[project.name];
      if (!start) throw new Error(`There is no browser named ${project.name}.`);
      const browser = await start();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  site: async ({}, use) => {
    const site = await servePreview('.');
    await use(site);
    await site.stop();
  },
  /** At the origin of `site`, where the fastest pack is chosen. */
  tab: async ({ running: { tab }, site }, use, testInfo) => {
    await tab.resize(1440, 900);
    await tab.goto(`${site.url}favicon.svg`);
    await tab.evaluate((pack) => localStorage.setItem('biogloss:pack', pack), PACK);
    await use(tab);
    if (testInfo.status === testInfo.expectedStatus) return;
    await testInfo.attach('screenshot', {
      body: Buffer.from(await tab.screenshot()),
      contentType: 'image/png',
    });
  },
});

const PACK = PACKAGED_PACK.split('/').at(-2) ?? '';

/** Waits until something holds in the page; the argument is JSON. */
export const until = <A>(tab: Tab, what: string, holds: (argument: A) => boolean, argument: A) =>
  expect.poll(() => tab.evaluate(holds, argument), { message: what }).toBe(true);

/** Clicks the first element that the selector finds and whose text or label begins with these words, once it is there. */
export async function click(tab: Tab, css: string, words = ''): Promise<void> {
  const place = () =>
    tab.evaluate(
      ([selector, start]) =>
        [...document.querySelectorAll<HTMLElement>(selector)].findIndex(
          (element) =>
            element.getClientRects().length > 0 &&
            !element.matches(':disabled') &&
            (element.getAttribute('aria-label') ?? element.textContent ?? '')
              .trim()
              .startsWith(start),
        ),
      [css, words] as const,
    );
  await expect.poll(place, { message: `${css} “${words}” is there` }).toBeGreaterThanOrEqual(0);
  await tab.clickAt(css, await place());
}
