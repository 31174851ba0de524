import { isClean } from './fixtures/clean.ts';
import {
  app,
  documentText,
  dropFile,
  expect,
  mentionsOnPage,
  open,
  paste,
  readExample,
  test,
  untilRead,
} from './fixtures/page.ts';
import { longText } from './fixtures/texts.ts';

test('white space alone is refused in a sentence', async ({ page }) => {
  await open(page);
  await paste(page, ' \n\t ');
  await expect(page.getByRole('alert')).toContainText('only white space');
  await expect(app(page)).toHaveAttribute('data-state', 'empty');
});

test('a binary file is refused by name', async ({ page }) => {
  await open(page);
  await dropFile(page, 'image.png', [0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]);
  await expect(page.getByRole('alert')).toContainText('image.png');
  await expect(app(page)).toHaveAttribute('data-state', 'empty');
});

test('five megabytes are refused whole, not cut', async ({ page }) => {
  await open(page);
  await paste(page, 'Cisplatin. '.repeat(500_000));
  await expect(page.getByRole('alert')).toContainText('5,500,000 characters');
});

test('a text of emoji alone is read and holds no entity', async ({ page }) => {
  await open(page);
  await paste(page, '🧬🐁🧪');
  await untilRead(page);
  expect(await documentText(page).evaluate((element) => element.textContent)).toBe('🧬🐁🧪');
  await expect(page.getByText('No entity was found in this text.')).toBeVisible();
});

test('a dropped file is read exactly, its byte order mark aside', async ({ page }) => {
  await open(page);
  const bytes = [0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Aspirin\r\nreduces fever. 🧬')];
  await dropFile(page, 'note.txt', bytes);
  await untilRead(page);
  expect(await documentText(page).evaluate((element) => element.textContent)).toBe(
    'Aspirin\r\nreduces fever. 🧬',
  );
});

test('a damaged model file is noticed, said and fetched again', async ({ page }) => {
  let isDamaged = true;
  await page.context().route('**/encoder.weights.bin', async (route) => {
    if (!isDamaged) return route.continue();
    const response = await route.fetch();
    const body = await response.body();
    body[1_000_000] = (body[1_000_000] ?? 0) ^ 1;
    return route.fulfill({ response, body });
  });
  await open(page);
  await page.locator('[data-example=genetics]').click();
  await expect(app(page)).toHaveAttribute('data-state', 'failed');
  await expect(page.getByRole('alert')).toContainText('encoder.weights.bin');
  await expect(documentText(page)).toContainText('MYBPC3');
  isDamaged = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await untilRead(page);
});

test('without WebGPU the text is read on WASM, and only the chip says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined });
  });
  await page.context().route('**/annotator.webgpu.worker*', async (route) => {
    const response = await route.fetch();
    const lines = `Object.defineProperty(WorkerNavigator.prototype, 'gpu', { get: () => undefined });\n`;
    return route.fulfill({ response, body: lines + (await response.text()) });
  });
  await open(page, 'auto');
  await paste(page, 'Cisplatin causes nephrotoxicity.');
  await untilRead(page);
  await expect(app(page)).toHaveAttribute('data-engine', 'wasm');
  await expect(page.getByText('WebGPU is not used.')).toBeHidden();
});

test('on the software GPU the same mentions are found as on WASM', async ({ page }) => {
  const sentence = 'Cisplatin causes nephrotoxicity in mice.';
  const found = [];
  for (const engine of ['wasm', 'webgpu'] as const) {
    await open(page, engine);
    await paste(page, sentence);
    await untilRead(page);
    await expect(app(page)).toHaveAttribute('data-engine', engine);
    found.push((await mentionsOnPage(page)).map(({ start, end, type }) => ({ start, end, type })));
  }
  expect(found[1]).toEqual(found[0]);
});

test('20,000 characters are read to the end while the page stays at hand', async ({ page }) => {
  const text = longText();
  await open(page);
  await paste(page, text);
  await expect(app(page)).toHaveAttribute('data-state', 'reading');
  await expect(page.locator('[data-text] [data-mention]').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Export' }).click();
  await page.getByRole('tab', { name: /Entities/ }).click();
  await expect(app(page)).toHaveAttribute('data-state', 'reading');
  await untilRead(page);
  const { read, of } = await app(page).evaluate((element) => ({
    ...(element as HTMLElement).dataset,
  }));
  expect(Number(of)).toBeGreaterThan(4_000);
  expect(read).toBe(of);
  expect(await documentText(page).evaluate((element) => element.textContent)).toBe(text);
  const last = text.lastIndexOf('In the end');
  const mentions = await mentionsOnPage(page);
  expect(mentions.filter((one) => one.start > last).map((one) => one.text)).toContain(
    'hypothyroidism',
  );
});

test('reading can be stopped and taken up again', async ({ page }) => {
  await open(page);
  await paste(page, longText());
  await expect(page.locator('[data-text] [data-mention]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Read on' }).click();
  await untilRead(page);
});

test('everything works under the strict policy a host may set', async ({ page }) => {
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";
  await page.context().route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': policy };
    await route.fulfill({ response, headers });
  });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await open(page);
  await page.locator('[data-example=pharmacology]').click();
  await untilRead(page);
  for (const [type, hue] of [
    ['Chemical', 152],
    ['Disease', 27],
  ]) {
    await expect(page.locator(`[data-text] [data-type="${type}"]`).first()).toHaveCSS(
      '--hue',
      String(hue),
    );
  }
  await page.keyboard.press('j');
  await page.getByRole('tab', { name: /Relations/ }).click();
  await page.locator('[data-relation] button').first().click();
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await expect(page.locator('[data-node]').first()).toBeVisible();
  expect(refused).toEqual([]);
});

test('several dropped files are all there, the first of them shown', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['Aspirin reduces fever.'], 'one.txt'));
    data.items.add(new File(['Lithium.'], 'two.txt'));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(documentText(page)).toHaveText('Aspirin reduces fever.');
  await expect(page.locator('[data-collection]')).toContainText('2 files 1 of 2');
});

test('a crashed worker is said, and started anew on request', async ({ page }) => {
  let hasCrashed = false;
  await page.context().route('**/annotator.wasm.worker*.js', async (route) => {
    if (hasCrashed) return route.continue();
    hasCrashed = true;
    const response = await route.fetch();
    const trap = `addEventListener('message', ({ data }) => {
      if (data.path?.includes('annotate')) throw new Error('crashed on purpose');
    });\n`;
    return route.fulfill({ response, body: trap + (await response.text()) });
  });
  await open(page);
  await page.locator('[data-example=genetics]').click();
  await expect(app(page)).toHaveAttribute('data-state', 'failed');
  await expect(page.getByRole('alert')).toContainText('crashed on purpose');
  await expect(documentText(page)).toContainText('MYBPC3');
  await page.getByRole('button', { name: 'Try again' }).click();
  await untilRead(page);
});

test('a GPU lost while reading is said, and the text is read again on request', async ({
  page,
}) => {
  let isFirst = true;
  await page.context().route('**/annotator.webgpu.worker*.js', async (route) => {
    if (!isFirst) return route.continue();
    isFirst = false;
    const response = await route.fetch();
    const trap = `
      const request = GPUAdapter.prototype.requestDevice;
      let lose;
      const lost = new Promise((resolve) => { lose = resolve; });
      GPUAdapter.prototype.requestDevice = async function (...options) {
        const device = await request.apply(this, options);
        Object.defineProperty(device, 'lost', { value: lost });
        return device;
      };
      addEventListener('message', ({ data }) => {
        if (data.path?.includes('annotate')) lose({ reason: 'unknown', message: 'taken away' });
      });\n`;
    return route.fulfill({ response, body: trap + (await response.text()) });
  });
  await open(page, 'webgpu');
  await paste(page, 'Cisplatin causes nephrotoxicity.');
  await expect(app(page)).toHaveAttribute('data-state', 'failed');
  await expect(page.getByRole('alert')).toContainText('The graphics processor stopped');
  await expect(page.getByRole('alert')).toContainText('taken away');
  await page.getByRole('button', { name: 'Try again' }).click();
  await untilRead(page);
  expect((await mentionsOnPage(page)).map((one) => one.text)).toContain('nephrotoxicity');
});

test('a panel that could not be fetched says so in its place, and is fetched again', async ({
  page,
}) => {
  let isBlocked = true;
  await page
    .context()
    .route('**/ExportTab-*.js', (route) => (isBlocked ? route.abort() : route.continue()));
  await readExample(page, 'genetics');
  await page.getByRole('tab', { name: 'Export' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByRole('alert')).toContainText('The export could not be fetched');
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(page.locator('[data-decided]')).toContainText('1 of');
  isBlocked = false;
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.getByRole('button', { name: 'Download' })).toBeVisible();
});

test('where there is no clipboard, the page says to download', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });
  });
  await readExample(page, 'genetics');
  await page.getByRole('tab', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('The browser refused the clipboard: use Download.')).toBeVisible();
});

test('a translated text is not lost when its marks change', async ({ page }) => {
  await readExample(page, 'genetics');
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
    for (const text of texts) {
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(text);
    }
  });
  await page.locator('button[data-type][aria-pressed]').first().click();
  await expect(page.locator('[data-text]')).toContainText('MYBPC3');
  await expect(page.getByText('Something went wrong')).toHaveCount(0);
});

test('a long file name does not make a narrow page wider', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  // The reader of files never answers.
  await page.context().route('**/documents.worker-*.js', () => {});
  await open(page);
  const name = `${'Supplementary_Table_S12_differentially_expressed_genes'.repeat(2)}.ris`;
  await dropFile(page, name, [...new TextEncoder().encode('TY  - JOUR\nTI  - A\nER  - \n')]);
  await expect(page.locator('[data-opening]')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('whatever part fails, the text stays in sight with all that was decided, and the page comes back', async ({
  page,
}) => {
  // From a moment on, all that formats a number fails: the view, and the announcements outside it.
  await page.addInitScript(() => {
    const format = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format');
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
      configurable: true,
      get() {
        if ('isFailing' in window) throw new RangeError('The list has no such row.');
        return format?.get?.call(this);
      },
    });
  });
  await readExample(page, 'pharmacology');
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  const text = (await documentText(page).textContent()) ?? '';
  await page.evaluate(() => Object.assign(window, { isFailing: true }));
  await page.keyboard.press('j');
  await expect(page.getByRole('alert')).toContainText('(The list has no such row).');
  await expect(page.getByRole('main')).toContainText(text.slice(0, 60));
  await isClean(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the document' }).click();
  const file = await (await (await saved).createReadStream()).toArray();
  expect(Buffer.concat(file).toString()).toContain('"verdict": "accepted"');
  await page.evaluate(() => Reflect.deleteProperty(window, 'isFailing'));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('[data-mention][data-verdict=accepted]').first()).toBeVisible();
});
