import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import {
  annotate,
  clickAction,
  markup,
  opensPage,
  PDF,
  painted,
  popupText,
  said,
  test,
} from './fixtures/extension.ts';

/** Words of each kind of page that are painted, and words that are not: they stand in its apparatus. */
const KINDS = [
  ['/pmc', ['azathioprine', 'vedolizumab'], ['Mouse', 'Crohn', 'Insulin', 'Asthma', 'salbutamol']],
  ['/journal', ['Clopidogrel', 'CYP2C19'], ['Mouse', 'Warfarin', 'malaria', 'Ticagrelor']],
  ['/preprint', ['erastin', 'neuroblastoma'], ['Insulin', 'Heparin', 'Leukemia', 'warfarin']],
  ['/slow', ['Colchicine', 'pericarditis'], []],
  ['/frame', ['Nivolumab', 'melanoma'], ['insulin', 'diabetes']],
  ['/closed', ['fluconazole', 'amphotericin B'], []],
  ['/strict', ['Bupropion', 'seizures'], []],
  ['/results', ['anakinra', 'gout'], []],
] as const;

for (const [path, words, apparatus] of KINDS) {
  test(`the page ${path} is annotated at a click, and stays as it is`, async ({
    extension,
    site,
  }) => {
    const page = await extension.context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(new URL(path, site.url).href);
    const before = await markup(page);
    await annotate(extension, page);
    // With what the button says, so that a failure tells where it stood.
    const wordsPainted = async () => [await said(page), ...(await painted(page))].join('\n');
    for (const word of words) await expect.poll(wordsPainted).toContain(word);
    for (const word of apparatus) expect(await wordsPainted()).not.toContain(word);
    if (path !== '/slow') expect(await markup(page)).toBe(before);
    if (path === '/results') {
      await page.getByRole('button', { name: 'More' }).click();
      const count = async () => (await painted(page)).filter((one) => one.includes('gout')).length;
      await expect.poll(count).toBe(4);
    }
    await clickAction(extension, page);
    await expect.poll(() => painted(page)).toEqual([]);
    expect(errors).toEqual([]);
    expect(extension.foreign).toEqual([]);
    await page.close();
  });
}

test('the panel lists, answers and exports, and hands the text to the app', async ({
  extension,
  site,
}) => {
  const panel = await extension.context.newPage();
  await panel.goto(`chrome-extension://${extension.id}/panel.html`);
  await expect(panel.getByText('Nothing on this page is annotated yet')).toBeVisible();
  const page = await extension.context.newPage();
  await page.goto(new URL('/pmc', site.url).href);
  await annotate(extension, page);
  await expect(panel.getByRole('button', { name: /^Chemical \d+/ })).toBeVisible();
  const textbox = panel.getByRole('textbox', { name: 'Question' });
  await textbox.fill('What does infliximab neutralise?');
  await textbox.press('Enter');
  await expect(panel.getByRole('listitem').filter({ hasText: 'TNF' }).first()).toBeVisible();
  await panel.getByRole('combobox', { name: 'Format' }).selectOption('tsv-entities');
  const download = panel.waitForEvent('download');
  await panel.getByRole('button', { name: 'Export' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.tsv$/);
  const opened = extension.context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Open in BioGloss' }).click();
  const app = await opened;
  await expect(app.locator('[data-text]')).toContainText('mesalazine');
  await expect(app.locator('[data-text]')).not.toContainText('salbutamol');
  expect(extension.foreign).toEqual([]);
  for (const one of [app, page, panel]) await one.close();
});

for (const path of ['/download', '/wrapper', '/embedding']) {
  test(`a PDF at ${path} is opened in the app, with its mentions on its pages`, async ({
    extension,
    site,
  }) => {
    const page = await extension.context.newPage();
    await page.goto(new URL(path, site.url).href);
    const app = await opensPage(extension, page);
    await expect(app.locator('[data-page="1"]')).toHaveAttribute('data-drawn', 'true');
    for (const name of ['Allopurinol', 'gout']) {
      await expect(app.locator('[data-page] [data-mention]', { hasText: name })).toBeVisible();
    }
    await expect(app.locator('[data-pdf]')).not.toContainText('aspirin');
    expect(extension.foreign).toEqual([]);
    for (const one of [app, page]) await one.close();
  });
}

test('of a PDF of this device it is said that it is chosen in the app', async ({
  extension,
}, info) => {
  const file = info.outputPath('paper.pdf');
  await writeFile(file, PDF.bytes);
  const page = await extension.context.newPage();
  await page.goto(pathToFileURL(file).href);
  await clickAction(extension, page);
  await expect.poll(() => popupText(extension)).toContain('open BioGloss and choose the file');
  await page.close();
});

test('a page that no extension may read says why', async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.goto('chrome://version');
  await clickAction(extension, page);
  const [worker] = extension.context.serviceWorkers();
  const told = () =>
    worker?.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      const tabId = tab?.id ?? -1;
      const shown = await chrome.runtime.getContexts({
        contextTypes: ['POPUP' as chrome.runtime.ContextType],
      });
      return `${await chrome.action.getPopup({ tabId })} ${shown.map(({ documentUrl }) => documentUrl)}`;
    });
  await expect.poll(told).toContain('refused.html');
  await page.goto(`chrome-extension://${extension.id}/refused.html?reason=Cannot%20access`);
  await expect(page.getByText('BioGloss cannot annotate this page')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open BioGloss' })).toBeVisible();
  await page.close();
});
