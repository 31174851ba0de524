import puppeteer from 'puppeteer-core';
import { FIREFOX, pathOf } from '../../scripts/browsers.ts';
import type { Browser } from './tab.ts';

/** Firefox by WebDriver BiDi. (Playwright 1.65 asks of it what Firefox ESR does not know: `setMediaFeaturesOverride`.) */
export async function startFirefox(): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: pathOf(FIREFOX),
    headless: true,
    protocolTimeout: 90_000,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(90_000);
  return {
    tab: {
      async goto(url) {
        await page.goto(url);
      },
      async reload() {
        await page.reload();
      },
      evaluate: async (run, argument) =>
        (await page.evaluate(run as (argument: unknown) => unknown, argument)) as never,
      async clickAt(css, index) {
        const element = (await page.$$(css))[index];
        if (!element) throw new Error(`There is no ${css}, number ${index}.`);
        await element.click();
      },
      type: (text) => page.keyboard.type(text),
      press: (key) => page.keyboard.press(key),
      resize: (width, height) => page.setViewport({ width, height }),
      screenshot: () => page.screenshot(),
    },
    close: () => browser.close(),
  };
}
