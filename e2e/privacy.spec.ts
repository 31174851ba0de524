import { readFileSync } from 'node:fs';
import {
  app,
  documentText,
  dropFile,
  expect,
  open,
  paste,
  test,
  untilRead,
} from './fixtures/page.ts';

/** A word that occurs only in the text of this test. */
const SECRET = 'Zyxandrolimab';
const TEXT = `${SECRET} causes nephrotoxicity in patients with TP53 mutations. Cisplatin reduces tumour growth.`;

test('in a whole session nothing leaves, nothing breaks the policy, and no text is left in an address, a cache or a log', async ({
  page,
  context,
  baseURL,
}) => {
  const sent: string[] = [];
  const logged: string[] = [];
  const atServer: string[] = [];
  const foreign: string[] = [];
  context.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  // Requests of the service worker to the network, and requests that bypass it.
  context.on('request', (request) => {
    if (request.serviceWorker()) atServer.push(request.url());
    const { origin, protocol } = new URL(request.url());
    if (origin !== new URL(baseURL ?? '').origin && !/^(data|blob):/.test(protocol)) {
      foreign.push(request.url());
    }
  });
  context.on('console', (message) => logged.push(`${message.type()}: ${message.text()}`));
  const devTools = await context.newCDPSession(page);
  await devTools.send('Log.enable');
  devTools.on('Log.entryAdded', ({ entry }) => logged.push(`${entry.level}: ${entry.text}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy broken: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });

  await open(page);
  await paste(page, TEXT);
  await untilRead(page);
  await page.getByRole('tab', { name: /Relations/ }).click();
  await page.getByRole('button', { name: /^Less certain/ }).click();
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await page.getByRole('tab', { name: 'Ask' }).click();
  await page.getByLabel('Ask the text').fill(`What does ${SECRET} cause?`);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-answer], [data-no-answer]').first()).toBeVisible();
  await page.getByRole('tab', { name: /Entities/ }).click();
  await page.locator('[data-text] [data-mention]').first().focus();
  await page.keyboard.press('a');
  await page.keyboard.press('z');
  await page.getByRole('tab', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  await download;
  await page.getByRole('button', { name: 'Nothing leaves this page' }).click();
  await expect(page.getByRole('dialog')).toContainText("default-src 'none'");
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-offline]')).toHaveAttribute('data-offline', 'ready');
  await page.reload();
  await expect(app(page)).not.toHaveAttribute('data-state', 'loading');

  // A model of the user is added, and reads.
  await page.locator('[data-models]').click();
  await page.locator('[data-model-folder]').setInputFiles('e2e/fixtures/models/tiny-entities');
  await page.getByRole('button', { name: 'Keep and use it' }).click();
  await expect(page.locator('[data-model="tiny-entities"]')).toHaveAttribute('data-in-use', 'true');
  await page.keyboard.press('Escape');
  await untilRead(page);

  // An exported document is imported again, and another app shares a text.
  await dropFile(page, `${SECRET}.json`, [...readFileSync(await (await download).path())]);
  await untilRead(page);
  const sentBefore = sent.length;
  await page.evaluate(async (text) => {
    const body = new FormData();
    body.set('text', `Shared: ${text}`);
    await fetch('./share', { method: 'POST', body });
  }, TEXT);
  // The only request that contains the text ends in the service worker and never reaches the server.
  const shares = sent.splice(sentBefore).filter((line) => !line.includes('/share '));
  sent.push(...shares);
  expect(atServer.filter((line) => line.includes('/share'))).toEqual([]);
  await page.goto('/?engine=wasm&shared');
  await untilRead(page);
  expect(await documentText(page).evaluate((element) => element.textContent)).toContain('Shared:');

  expect(foreign, 'requests to another origin').toEqual([]);
  expect(sent.length).toBeGreaterThan(8);
  const isTelling = (line: string) =>
    decodeURIComponent(line.replaceAll('+', ' ')).includes(SECRET);
  expect(sent.filter(isTelling), 'text in an address or a request').toEqual([]);
  expect(logged.filter(isTelling), 'text in a log').toEqual([]);
  expect(
    logged.filter((line) => /policy|TrustedScript|refused/i.test(line)),
    'breaches of the policy',
  ).toEqual([]);
  expect(page.url()).not.toContain(SECRET);
  expect(await textInCaches(page, SECRET), 'text in a cache').toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test('what the page forbids is refused by the browser', async ({ page }) => {
  await open(page);
  const outcomes = await page.evaluate(async () => {
    const attempt = async (run: () => unknown) => {
      try {
        await run();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : String(error);
      }
    };
    const element = document.createElement('div');
    return {
      elsewhere: await attempt(() => fetch('https://example.org/')),
      markup: await attempt(() => {
        element.innerHTML = '<b>no</b>';
      }),
      // In a task of its own: what the developer tools run may do more than the page.
      code: await new Promise((resolve) => {
        setTimeout(() => {
          // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested.
          resolve(attempt(() => globalThis.eval('1')));
        });
      }),
      worker: await attempt(() => new Worker('https://example.org/worker.js')),
      blob: await attempt(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
    };
  });
  expect(outcomes).toEqual({
    elsewhere: 'TypeError',
    markup: 'TypeError',
    code: 'EvalError',
    worker: 'TypeError',
    blob: 'TypeError',
  });
});

test('every file comes with the headers of SECURITY.md', async ({ page, request }) => {
  await open(page);
  await expect(documentText(page)).toHaveCount(0);
  const scripts = await page
    .locator('script[type=module]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('src') ?? ''));
  expect(scripts).not.toEqual([]);
  for (const path of ['/', ...scripts, '/models/biogloss-mini/manifest.json']) {
    const whole = await request.get(path);
    const known = await request.get(path, {
      headers: { 'If-None-Match': whole.headers().etag ?? '' },
    });
    expect([whole.status(), known.status()]).toEqual([200, 304]);
    for (const headers of [whole.headers(), known.headers()]) {
      expect(headers['content-security-policy']).toContain("connect-src 'self'");
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
    }
  }
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

/** Addresses of cached responses that hold the text, in their address or body. */
function textInCaches(page: import('@playwright/test').Page, text: string): Promise<string[]> {
  return page.evaluate(async (secret) => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const body = await (await cache.match(request))?.text();
        if (`${request.url} ${body}`.includes(secret)) found.push(request.url);
      }
    }
    return found;
  }, text);
}
