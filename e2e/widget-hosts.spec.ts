import { test as base, expect, type Page } from '@playwright/test';
import { hostilePages, hostPage, SENTENCE } from './fixtures/hostile.ts';
import { quickWorker } from './fixtures/quick-worker.ts';
import { type Site, type SiteOptions, serveSite } from './fixtures/static-server.ts';
import {
  annotate,
  checkPainted,
  hostMarkup,
  paintedRanges,
  probe,
  seenOn,
} from './fixtures/widget-probe.ts';

/** Hosts with headers of their own, closed after the test. */
const test = base.extend<{ serve: (options: SiteOptions) => Promise<Site> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
  serve: async ({}, use) => {
    const sites: Site[] = [];
    await use(async (options) => {
      const site = await serveSite(options);
      sites.push(site);
      return site;
    });
    await Promise.all(sites.map((site) => site.close()));
  },
});

/** The policy of a host that serves the files from its own origin. */
const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types bio-gloss',
].join('; ');

const plain = (script: string, attributes = ''): string =>
  `<!doctype html><html lang="en"><head><title>Host</title>${script}</head>
<body><bio-gloss ${attributes}></bio-gloss><article><p>${SENTENCE}</p></article></body></html>`;

const OWN = '<script type="module" src="/widget/bio-gloss.js"></script>';
const alertOn = (page: Page) => page.locator('bio-gloss').getByRole('alert');

async function readsWell(page: Page): Promise<void> {
  const found = await annotate(page);
  const all = found.flatMap(({ mentions }) => mentions);
  expect(all.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Cisplatin', 'nephrotoxicity', 'mice']),
  );
  checkPainted(await paintedRanges(page), all);
}

test.describe('under a policy', () => {
  test('it runs with the lines from the documentation', async ({ page, serve }) => {
    const { url } = await serve({
      headers: { 'Content-Security-Policy': STRICT },
      pages: { '/host.html': plain(OWN) },
    });
    const refused: string[] = [];
    page.on('console', ({ text }) => {
      if (/Content Security Policy/.test(text())) refused.push(text());
    });
    await page.goto(`${url}host.html`);
    await readsWell(page);
    expect(refused).toEqual([]);
  });

  for (const [missing, policy, named] of [
    ['a worker', STRICT.replace("worker-src 'self'", "worker-src 'none'"), /worker-src 'self'/],
    [
      'WebAssembly',
      STRICT.replace(" 'wasm-unsafe-eval'", ''),
      /script-src 'self' 'wasm-unsafe-eval'/,
    ],
    ['the model', STRICT.replace("connect-src 'self'", "connect-src 'none'"), /connect-src 'self'/],
  ] as const) {
    test(`what forbids ${missing} is named in a message`, async ({ page, serve }) => {
      const { url } = await serve({
        headers: { 'Content-Security-Policy': policy },
        pages: { '/host.html': plain(OWN, 'engine="wasm"') },
      });
      await page.goto(`${url}host.html`);
      await page.getByRole('button', { name: /^Annotate/ }).click();
      await expect(alertOn(page)).toContainText(named);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    });
  }
});

test.describe('from another origin', () => {
  const CORS = { 'Access-Control-Allow-Origin': '*' };

  for (const [kind, tag] of [
    [
      'a module',
      (cdn: string) => `<script type="module" src="${cdn}widget/bio-gloss.js"></script>`,
    ],
    ['a classic script', (cdn: string) => `<script src="${cdn}widget/bio-gloss.iife.js"></script>`],
  ] as const) {
    test(`it runs as ${kind}, with the policy from the documentation`, async ({ page, serve }) => {
      const cdn = await serve({ headers: CORS });
      const origin = new URL(cdn.url).origin;
      const policy = `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; worker-src blob: ${origin}; connect-src ${origin}`;
      const { url } = await serve({
        headers: { 'Content-Security-Policy': policy },
        pages: { '/host.html': plain(tag(cdn.url)) },
      });
      await page.goto(`${url}host.html`);
      await readsWell(page);
    });
  }

  test('a policy without blob: is named', async ({ page, serve }) => {
    const cdn = await serve({ headers: CORS });
    const origin = new URL(cdn.url).origin;
    const { url } = await serve({
      headers: {
        'Content-Security-Policy': `default-src 'none'; script-src ${origin}; connect-src ${origin}`,
      },
      pages: {
        '/host.html': plain(
          `<script type="module" src="${cdn.url}widget/bio-gloss.js"></script>`,
          'engine="wasm"',
        ),
      },
    });
    await page.goto(`${url}host.html`);
    await page.getByRole('button', { name: /^Annotate/ }).click();
    await expect(alertOn(page)).toContainText('blob:');
  });
});

test('it runs inside an iframe of another origin', async ({ page, serve }) => {
  const inner = await serve({ pages: { '/host.html': plain(OWN) } });
  const outer = await serve({
    pages: { '/': `<title>Outer</title><iframe src="${inner.url}host.html" width="600"></iframe>` },
  });
  await page.goto(outer.url);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: /^Annotate/ }).click();
  await expect(frame.getByRole('button', { name: '3 entities' })).toBeVisible();
});

test.describe('on a page that does its worst', () => {
  for (const path of Object.keys(hostilePages)) {
    test(`it reads ${path} and leaves it as it was`, async ({ page, serve }) => {
      const { url } = await serve({ pages: hostilePages });
      await probe(page);
      await page.goto(new URL(path, url).href);
      const before = await hostMarkup(page);
      if (path.includes('long')) {
        await page.evaluate(() => {
          // As much of the 100,000 words as the engine reads in a few seconds; all of them are collected.
          const element = document.querySelector('bio-gloss');
          element?.setAttribute('engine', 'wasm');
          let windows = 0;
          return new Promise<void>((resolve) => {
            element?.addEventListener('bio-gloss:progress', ({ detail }) => {
              if (detail.phase === 'read' && ++windows === 8) resolve();
            });
            element?.annotate().catch(() => undefined);
          });
        });
      } else {
        await annotate(page);
      }
      const { shift, moved } = await seenOn(page);
      expect({ shift, moved }).toEqual({ shift: 0, moved: [] });
      expect(await hostMarkup(page)).toBe(before);
      if (path.includes('long')) {
        expect((await paintedRanges(page)).length).toBeGreaterThan(300);
      } else {
        await readsWell(page);
      }
      if (path.includes('shadow')) {
        expect((await paintedRanges(page)).map(({ text }) => text)).toContain('TNF');
      }
      if (path.includes('editable')) {
        const text = (await paintedRanges(page)).map((range) => range.text);
        expect(text).toContain('Imatinib');
        expect(text).not.toContain('Aspirin');
      }
    });
  }
});

test('100,000 words are painted to the last one, and nothing moves', async ({ page, serve }) => {
  const { url } = await serve({ pages: { ...hostilePages, ...quickWorker('/quick/') } });
  await probe(page);
  await page.goto(`${url}hostile/long.html`);
  await page.evaluate(() => document.querySelector('bio-gloss')?.setAttribute('base', '/quick/'));
  const before = await hostMarkup(page);
  const counts = await page.evaluate(async () => {
    const element = document.querySelector('bio-gloss');
    element?.setAttribute('engine', 'wasm');
    const found = await element?.annotate();
    const painted = () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
    return { found: found?.elements[0]?.mentions.length, painted: painted() };
  });
  const { shift, moved } = await seenOn(page);
  expect({ shift, moved }).toEqual({ shift: 0, moved: [] });
  expect(counts.found).toBeGreaterThan(50_000);
  expect(counts.painted).toBeGreaterThanOrEqual(3000);
  expect(counts.painted).toBeLessThan(6000);
  // A part of the page is painted when it is scrolled into view.
  await page.locator('article p').last().scrollIntoViewIfNeeded();
  const last = () =>
    page
      .locator('article p')
      .last()
      .evaluate(
        (paragraph) =>
          [...CSS.highlights.values()].flatMap((highlight) =>
            [...highlight].filter(({ startContainer }) => paragraph.contains(startContainer)),
          ).length,
      );
  await expect.poll(last).toBe(60);
  expect(await hostMarkup(page)).toBe(before);
});

test('two elements share one worker', async ({ page, serve }) => {
  const { url } = await serve({
    pages: {
      '/host.html': hostPage(
        `<article><p>${SENTENCE}</p></article><section><p>Infliximab inhibits TNF.</p></section>
         <bio-gloss for="section" engine="wasm"></bio-gloss>`,
      ),
    },
  });
  await page.goto(`${url}host.html`);
  await page.evaluate(async () => {
    await customElements.whenDefined('bio-gloss');
    const elements = [...document.querySelectorAll('bio-gloss')];
    for (const element of elements) element.setAttribute('engine', 'wasm');
    await Promise.all(elements.map((element) => element.annotate()));
  });
  expect(page.workers()).toHaveLength(1);
  const texts = (await paintedRanges(page)).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['Cisplatin', 'TNF']));
});
