import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, test as plain } from '@playwright/test';
import { EMBEDDED_PACKS } from '../src/core/pack/embedded.ts';
import { writePdf } from '../src/formats/pdf/testing/write-pdf.ts';
import { dropFiles } from './fixtures/files.ts';
import { app, documentText, expect, paste, showAsText, untilRead } from './fixtures/page.ts';
import { type PreviewSite, servePreview } from './fixtures/preview-site.ts';

const TEXT = 'Cisplatin causes nephrotoxicity in mice. Infliximab inhibits TNF.';

interface Site extends PreviewSite {
  readonly folder: string;
}

/** Folder of the pack that reads at a first visit. */
const PACK = EMBEDDED_PACKS[0].folder;

/** A server of the test's own with a copy of the built app, to be stopped and changed. */
const test = plain.extend<{ site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  site: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), 'biogloss-site-'));
    const folder = join(root, 'dist');
    cpSync('dist', folder, { recursive: true });
    const site: Site = { ...(await servePreview(root)), folder };
    await use(site);
    await site.stop();
    rmSync(root, { recursive: true });
  },
});

async function open(page: Page, { url }: Site): Promise<void> {
  await page.goto(`${url}?engine=wasm`);
  await expect(app(page)).toBeVisible();
}

async function reload(page: Page): Promise<void> {
  await page.reload();
  await expect(app(page)).toBeVisible();
}

const chip = (page: Page) => page.locator('[data-offline]');
const untilKept = (page: Page) => expect(chip(page)).toHaveAttribute('data-offline', 'ready');
const textOnPage = (page: Page) => documentText(page).evaluate((element) => element.textContent);

test('first visit online, then the cable pulled: 20 of 20 reloads start, annotate and answer', async ({
  page,
  site,
}) => {
  await open(page, site);
  await paste(page, TEXT);
  await untilRead(page);
  await untilKept(page);
  await site.stop();
  const times: number[] = [];
  for (let visit = 1; visit <= 20; visit += 1) {
    await reload(page);
    // Earlier work is restored even without a network.
    expect(await textOnPage(page)).toContain(visit === 1 ? TEXT : `Visit ${visit - 1}`);
    const given = Date.now();
    await paste(
      page,
      `Visit ${visit}: aspirin reduces inflammation in ${visit} patients with asthma.`,
    );
    await expect(page.locator('[data-text] [data-mention]').first()).toBeVisible();
    times.push(Date.now() - given);
    await untilRead(page);
    await page.getByRole('tab', { name: /Ask/ }).click();
    await page.getByLabel('Ask the text').fill('What reduces inflammation?');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-answer], [data-no-answer]').first()).toBeVisible();
    await untilKept(page);
  }
  times.sort((a, b) => a - b);
  console.log(
    `ms from paste to first highlight, offline, engine starting: median ${times[10]}, most ${times[19]}`,
  );
});

test('the network goes in the midst of the model: the page says so, and goes on where it stopped', async ({
  page,
  context,
  site,
}) => {
  await open(page, site);
  await untilKept(page);
  const weights = JSON.parse(readFileSync(join(site.folder, PACK, 'manifest.json'), 'utf8')).engines
    .wasm.weights;
  // Half of the weights is stored, as after an interruption.
  await page.evaluate(
    async ([hash, length]) => {
      const cache = await caches.open('biogloss-kept');
      const address = new URL(`kept/${hash}`, location.href).href;
      const bytes = await (await cache.match(address))?.arrayBuffer();
      await cache.delete(address);
      await cache.put(`${address}/0`, new Response(bytes?.slice(0, length)));
    },
    [weights.sha256, 12_000_000] as const,
  );
  await site.stop();
  await reload(page);
  await paste(page, TEXT);
  await expect(page.getByRole('alert')).toContainText('could not be fetched');
  expect(await textOnPage(page)).toBe(TEXT);

  await site.start();
  const ranges: string[] = [];
  context.on('request', (request) => {
    const { range } = request.headers();
    if (range) ranges.push(range);
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await untilRead(page);
  await untilKept(page);
  expect(ranges).toEqual(['bytes=12000000-']);
});

test('a model file damaged in the cache is never used: it is fetched anew', async ({
  page,
  site,
}) => {
  await open(page, site);
  await untilKept(page);
  const damage = () =>
    page.evaluate(async () => {
      const cache = await caches.open('biogloss-kept');
      let damaged = 0;
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        const bytes = new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer());
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        await cache.put(request, new Response(bytes, { headers: response?.headers ?? {} }));
        damaged += 1;
      }
      return damaged;
    });
  expect(await damage()).toBeGreaterThanOrEqual(6);
  await reload(page);
  await paste(page, TEXT);
  await untilRead(page);
  await untilKept(page);
  // Without a network the file cannot be fetched again, and the page says so instead of 'ready'.
  await damage();
  await site.stop();
  await reload(page);
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await textOnPage(page)).toBe(TEXT);
  await expect(chip(page)).not.toHaveAttribute('data-offline', 'ready');
});

test('a new version waits until the user wants it, and the text stays', async ({
  page,
  context,
  site,
}) => {
  await open(page, site);
  await paste(page, TEXT);
  await untilRead(page);
  await untilKept(page);
  release(site, 'two');
  await reload(page);
  await expect(page.getByText('A new version of BioGloss is ready.')).toBeVisible();
  expect(await page.title()).not.toContain('two');
  const other = await context.newPage();
  await open(other, site);
  expect(await other.title()).not.toContain('two');
  await page.getByRole('button', { name: 'Update now' }).click();
  await expect(page).toHaveTitle(/two/);
  expect(await textOnPage(page)).toBe(TEXT);
  // The other page still runs the old version, all of whose parts remain available.
  await expect(app(other)).toHaveAttribute('data-state', 'empty');
  await paste(other, 'Lithium causes hypothyroidism.');
  await untilRead(other);
  await other.getByRole('tab', { name: /Relations/ }).click();
});

test('a version that waits outlives the pages of the running one, and opens without a network', async ({
  page,
  context,
  site,
}) => {
  await open(page, site);
  await untilKept(page);
  release(site, 'two');
  await reload(page);
  await page.getByRole('button', { name: 'Later' }).click();
  for (let visit = 0; visit < 2; visit += 1) {
    await reload(page);
    await untilKept(page);
    expect(await page.title()).not.toContain('two');
  }
  // The running version ends with its last page.
  await page.goto('about:blank');
  const later = await context.newPage();
  await site.stop();
  await expect(async () => {
    await open(later, site);
    expect(await later.title()).toContain('two');
  }).toPass();
  await paste(later, TEXT);
  await untilRead(later);
  await untilKept(later);
});

test('an installation that fails is said, with the file that is to blame', async ({
  page,
  site,
}) => {
  const index = join(site.folder, 'index.html');
  writeFileSync(index, `${readFileSync(index, 'utf8')}<!-- the host was here -->`);
  await open(page, site);
  await expect(chip(page)).toHaveAttribute('data-offline', 'failed');
  await chip(page).click();
  await expect(page.getByRole('dialog')).toContainText('index.html is of another version');
});

test('all of it can be removed from the device, and kept again', async ({ page, site }) => {
  await open(page, site);
  await untilKept(page);
  await chip(page).click();
  await expect(page.getByRole('dialog')).toContainText('lie on this device');
  await page.getByRole('button', { name: 'Remove the app from this device' }).click();
  await expect(chip(page)).toHaveAttribute('data-offline', 'off');
  const left = () =>
    page.evaluate(async () => ({
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
  expect(await left()).toEqual({ caches: [], workers: 0 });
  // The service worker still controls the page, but stores nothing any more.
  await page.evaluate(async (pack) => {
    for (const path of [`${pack}manifest.json`, 'lexicons/biogloss/lexicon.json'])
      await (await fetch(path)).arrayBuffer();
  }, PACK);
  expect(await left()).toEqual({ caches: [], workers: 0 });
  await reload(page);
  await paste(page, TEXT);
  await untilRead(page);
  expect(await left()).toEqual({ caches: [], workers: 0 });
  await chip(page).click();
  await page.getByRole('button', { name: 'Keep it for offline use' }).click();
  await untilKept(page);
});

test('a shared text is read, and stands in no address and no cache', async ({ page, site }) => {
  await open(page, site);
  await untilKept(page);
  await reload(page);
  const shared = 'Gefitinib inhibits EGFR, says Zyxandrolimab.';
  // The test does what the system does for `share_target` of the manifest, because pages may not submit forms.
  const landed = await page.evaluate(async (text) => {
    const body = new FormData();
    body.set('title', 'Shared');
    body.set('text', text);
    return (await fetch('./share', { method: 'POST', body })).url;
  }, shared);
  expect(landed).toBe(`${site.url}?shared`);
  await page.goto(`${site.url}?engine=wasm&shared`);
  await untilRead(page);
  expect(await textOnPage(page)).toBe(shared);
  // The address contains the key of the document, which reveals nothing about the text.
  expect(page.url().replace(/#\/read\/[0-9a-f]{16}$/u, '')).toBe(`${site.url}?engine=wasm`);
  const isHeld = await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const body = await (await cache.match(request))?.text();
        if (`${request.url} ${body}`.includes('Zyxandrolimab')) return true;
      }
    }
    return false;
  });
  expect(isHeld).toBe(false);
  // The shared text is delivered once.
  await paste(page, TEXT);
  await expect(documentText(page)).toHaveText(TEXT);
  await untilRead(page);
  await page.goto(`${site.url}?engine=wasm&shared`);
  await untilRead(page);
  expect(await textOnPage(page)).toBe(TEXT);
});

test('a file the installed app is opened with is read', async ({ page, site }) => {
  await page.addInitScript((text) => {
    const file = { name: 'opened.txt', getFile: async () => new File([text], 'opened.txt') };
    const launchQueue = {
      setConsumer: (consume: (launched: object) => void) => consume({ files: [file] }),
    };
    // Browsers that know installed apps have one of their own, which cannot be written to.
    Object.defineProperty(globalThis, 'launchQueue', { value: launchQueue });
  }, TEXT);
  await open(page, site);
  await untilRead(page);
  expect(await textOnPage(page)).toBe(TEXT);
});

test('a model of one’s own reads without a network', async ({ page, site }) => {
  await open(page, site);
  await untilKept(page);
  // The service worker stores what such models need.
  await reload(page);
  await page.locator('[data-models]').click();
  await page.locator('[data-model-folder]').setInputFiles('e2e/fixtures/models/tiny-entities');
  await page.getByRole('button', { name: 'Keep and use it' }).click();
  await expect(page.locator('[data-model="tiny-entities"]')).toHaveAttribute('data-in-use', 'true');
  await page.keyboard.press('Escape');
  await site.stop();
  await reload(page);
  await paste(page, 'BRAF causes asthma.');
  await untilRead(page);
  await expect(page.locator('[data-text] [data-mention]')).toHaveText(['BRAF', 'asthma']);
});

test('the lexicon of concepts lies on the device with the app', async ({ page, site }) => {
  await open(page, site);
  await untilKept(page);
  await reload(page);
  await site.stop();
  const found = await page.evaluate(async () => {
    const manifest = await (await fetch('lexicons/biogloss/lexicon.json')).json();
    const packed = await (await fetch(`lexicons/biogloss/${manifest.file.path}`)).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', packed));
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return { isWhole: sha256 === manifest.file.sha256, bytes: packed.byteLength };
  });
  expect(found.isWhole).toBe(true);
  expect(found.bytes).toBeGreaterThan(4_000_000);
});

test('a drug that only the dictionary knows is found without a network', async ({ page, site }) => {
  await open(page, site);
  await untilKept(page);
  await site.stop();
  await reload(page);
  await paste(page, 'A dose of secukinumab was missed on the third day.');
  await untilRead(page);
  await expect(page.locator('[data-text] [data-mention]')).toHaveText(['secukinumab']);
  await expect(page.getByText('The dictionary of names')).toHaveCount(0);
});

test('a PDF file opens without a network, though none was opened before', async ({
  page,
  site,
}) => {
  await open(page, site);
  await untilKept(page);
  await site.stop();
  await reload(page);
  const bytes = [...writePdf([[{ text: 'Aspirin eased the gout.', x: 60, y: 700 }]])];
  await dropFiles(page, [{ name: 'first.pdf', bytes }]);
  // The font is one of the app's files.
  await expect(page.locator('[data-drawn]')).toHaveCount(1);
  await showAsText(page);
  await expect(documentText(page)).toHaveText('Aspirin eased the gout.');
});

test('the app can be installed', async ({ page, context, site }) => {
  await open(page, site);
  await untilKept(page);
  const devTools = await context.newCDPSession(page);
  const { errors } = await devTools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devTools.send('Page.getInstallabilityErrors');
  // Tests run in private windows, where nothing can be installed.
  const others = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
  expect(others).toEqual([]);
});

/** A later build: another title, the same scripts under the hashes of the new list. */
function release({ folder }: Site, name: string): void {
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8').replace('<title>BioGloss', `<title>BioGloss ${name}`);
  writeFileSync(page, html);
  const worker = join(folder, 'service-worker.js');
  const sha256 = createHash('sha256').update(html).digest('hex');
  const script = readFileSync(worker, 'utf8')
    .replace(
      /(path:\s*["'`]index\.html["'`],\s*bytes:\s*)[\d.e]+(,\s*sha256:\s*["'`])[0-9a-f]{64}/g,
      `$1${Buffer.byteLength(html)}$2${sha256}`,
    )
    // The version.
    .replace(/(["'`])[0-9a-f]{12}\1/g, '$1000000000000$1');
  writeFileSync(worker, script);
}
