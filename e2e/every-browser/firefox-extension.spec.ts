import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { FIREFOX, pathOf } from '../../scripts/browsers.ts';
import { serveSite } from '../fixtures/static-server.ts';

const FOLDER = new URL('../../dist/extension/firefox', import.meta.url).pathname;
const ARTICLE = new URL('../../src/widget/collect/fixtures/pmc-like.html', import.meta.url);

/** What Firefox calls when the button is clicked or the shortcut is pressed: it gives the permission for the tab that is shown. */
const CLICK = `{
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID('biogloss@biogloss.example');
  ExtensionParent.apiManager.global
    .browserActionFor(extension)
    .triggerAction(Services.wm.getMostRecentWindow('navigator:browser'));
}`;

/** Puppeteer's connection, which its types keep for itself. */
interface Bidi {
  send(method: string, params: object): Promise<{ readonly result: never }>;
}

/** Clicks the extension's button in the window of the browser, which no page can reach. */
async function clickAction(browser: Browser): Promise<void> {
  const { connection } = browser as unknown as { readonly connection: Bidi };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (tree.result as { readonly contexts: readonly { context: string }[] }).contexts;
  await connection.send('script.evaluate', {
    expression: CLICK,
    target: { context: window?.context },
    awaitPromise: false,
  });
}

test('extension: in Firefox an article is annotated in place, without its apparatus, and stays as it is', async () => {
  const article = readFileSync(ARTICLE, 'utf8').replace(/\s*data-part="apparatus"/gu, '');
  const site = await serveSite({ pages: { '/article': `<!doctype html><body>${article}` } });
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: pathOf(FIREFOX),
    headless: true,
    protocolTimeout: 90_000,
    args: ['--remote-allow-system-access'],
  });
  await browser.installExtension(FOLDER);
  const page = await browser.newPage();
  await page.goto(`${site.url}article`);
  const markup = () =>
    page.evaluate(() => {
      const copy = document.documentElement.cloneNode(true) as HTMLElement;
      copy.querySelector('bio-gloss-extension')?.remove();
      return copy.outerHTML;
    });
  const before = await markup();
  await page.bringToFront();
  await clickAction(browser);
  const painted = () =>
    page.evaluate(() =>
      [...CSS.highlights].flatMap(([name, highlight]) =>
        [...highlight].map(
          ({ startContainer, startOffset, endOffset }) =>
            `${name}: ${startContainer.textContent?.slice(startOffset, endOffset)}`,
        ),
      ),
    );
  await expect.poll(painted).toContain('bio-gloss-chemical: vedolizumab');
  const all = (await painted()).join('\n');
  expect(all).toContain('azathioprine');
  for (const word of ['Mouse', 'Crohn', 'Insulin', 'Asthma', 'salbutamol']) {
    expect(all).not.toContain(word);
  }
  expect(await markup()).toBe(before);
  await browser.close();
  await site.close();
});
