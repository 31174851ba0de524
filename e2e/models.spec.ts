import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { EMBEDDED_PACKS } from '../src/core/pack/embedded.ts';
import { app, expect, mentionsOnPage, open, paste, test, untilRead } from './fixtures/page.ts';

const MODELS = 'e2e/fixtures/models';
const TEXT = 'BRAF causes nephrotoxicity. cisplatin binds TP53 in patients with lung cancer.';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Models' });
const refusal = (page: Page) => dialog(page).getByRole('alert');

async function choose(page: Page, folder: string): Promise<void> {
  await page.locator('[data-models]').click();
  await page.locator('[data-model-folder]').setInputFiles(folder);
}

/** A copy of a fixture that a test may change. */
async function withCopy(name: string, run: (folder: string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'biogloss-model-'));
  const folder = join(root, name);
  cpSync(join(MODELS, name), folder, { recursive: true });
  await run(folder);
  rmSync(root, { recursive: true });
}

const typesOnPage = async (page: Page) =>
  (await mentionsOnPage(page)).map(({ text, type }) => `${text}/${type}`);

test('a model of one’s own finds entities under the types its labels were given, also after a reload', async ({
  page,
}) => {
  await open(page);
  await paste(page, TEXT);
  await untilRead(page);
  await choose(page, `${MODELS}/tiny-entities`);
  await expect(dialog(page).getByLabel('Disease', { exact: true })).toHaveValue('Disease');
  await dialog(page).getByLabel('Disease', { exact: true }).selectOption('Anatomy');
  await dialog(page).getByLabel('Name').fill('My finder');
  await dialog(page).getByRole('button', { name: 'Keep and use it' }).click();
  await expect(dialog(page).locator('[data-model="My finder"]')).toHaveAttribute(
    'data-in-use',
    'true',
  );
  await page.keyboard.press('Escape');
  const expected = [
    'BRAF/Gene',
    'nephrotoxicity/Anatomy',
    'cisplatin/Chemical',
    'TP53/Gene',
    'lung cancer/Anatomy',
  ];
  await expect.poll(() => typesOnPage(page)).toEqual(expected);
  await page.reload();
  await untilRead(page);
  expect(await typesOnPage(page)).toEqual(expected);
  await page.locator('[data-models]').click();
  await dialog(page).getByRole('button', { name: 'Remove' }).click();
  await dialog(page).getByRole('button', { name: 'Really remove' }).click();
  await expect(dialog(page).locator('[data-model]')).toHaveCount(EMBEDDED_PACKS.length);
  await page.keyboard.press('Escape');
  await untilRead(page);
  await expect.poll(() => typesOnPage(page)).not.toEqual(expected);
  expect(
    await page.evaluate(
      async () => (await (await caches.open('biogloss-own-models')).keys()).length,
    ),
  ).toBe(0);
});

test('one answers the questions, one judges relations', async ({ page }) => {
  await open(page);
  await choose(page, `${MODELS}/tiny-answers`);
  await expect(dialog(page).locator('[data-model="tiny-answers"]')).toHaveAttribute(
    'data-in-use',
    'true',
  );
  await page.keyboard.press('Escape');
  await choose(page, `${MODELS}/tiny-relations`);
  await dialog(page).getByLabel('1', { exact: true }).fill('Causes');
  await dialog(page).getByRole('button', { name: 'Keep and use it' }).click();
  await expect(dialog(page).locator('[data-model="tiny-relations"]')).toHaveAttribute(
    'data-in-use',
    'true',
  );
  await page.keyboard.press('Escape');
  await paste(page, 'BRAF causes asthma of patients.');
  await untilRead(page);
  await page.getByRole('tab', { name: /Relations/ }).click();
  await expect(page.getByText('tiny-relations: Causes')).toBeVisible();
  await page.getByRole('tab', { name: /Ask/ }).click();
  await page.getByLabel('Ask the text').fill('What is treats ?');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-answer]').first()).toContainText('asthma');
});

test('unsuitable models are refused with the reason, and nothing of them is kept', async ({
  page,
}) => {
  await open(page);
  const change =
    (path: string, by: (json: Record<string, unknown>) => object) => (folder: string) => {
      const file = join(folder, path);
      writeFileSync(file, JSON.stringify(by(JSON.parse(readFileSync(file, 'utf8')))));
    };
  const cases: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    [
      'another architecture',
      change('config.json', (json) => ({ ...json, model_type: 'gpt2' })),
      /'gpt2' model/,
    ],
    [
      'another task',
      change('config.json', (json) => ({ ...json, architectures: ['BertForMaskedLM'] })),
      /BertForMaskedLM/,
    ],
    ['no labels', change('config.json', ({ id2label: _, ...json }) => json), /names no labels/],
    [
      'another number of labels',
      change('config.json', (json) => ({ ...json, id2label: { 0: 'O', 1: 'B-Gene' } })),
      /logits as 7 values where 2/,
    ],
    [
      'a smaller vocabulary',
      change('config.json', (json) => ({ ...json, vocab_size: 20 })),
      /word pieces, the model 20/,
    ],
    [
      'another tokenizer',
      change('tokenizer.json', (json) => ({ ...json, model: { type: 'BPE', vocab: {} } })),
      /tokenizer is BPE/,
    ],
    [
      'no tokenizer',
      (folder) => rmSync(join(folder, 'tokenizer.json')),
      /tokenizer.json is missing/,
    ],
    ['no graph', (folder) => rmSync(join(folder, 'onnx'), { recursive: true }), /no ONNX graph/],
    [
      'a graph that is none',
      (folder) => writeFileSync(join(folder, 'onnx/model.onnx'), 'hello'),
      /not an ONNX model/,
    ],
    ['no description', (folder) => rmSync(join(folder, 'config.json')), /neither a manifest.json/],
    [
      'an operator of its own',
      (folder) => {
        const file = join(folder, 'onnx/model.onnx');
        const bytes = readFileSync(file)
          .toString('latin1')
          .replace('BiasGelu\x3a', 'BiasEvil\x3a')
          .replace('"\x08BiasGelu', '"\x08BiasEvil');
        writeFileSync(file, Buffer.from(bytes, 'latin1'));
      },
      /operators that are not allowed: com.microsoft:BiasEvil/,
    ],
  ];
  await page.locator('[data-models]').click();
  for (const [name, spoil, reason] of cases) {
    await withCopy('tiny-entities', async (folder) => {
      spoil(folder);
      await page.locator('[data-model-folder]').setInputFiles(folder);
      await expect(refusal(page), name).toContainText(reason);
    });
  }
  await dialog(page).getByLabel('Address on this site').fill('https://example.org/model/');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(refusal(page)).toContainText('only addresses of this site');
  await dialog(page).getByLabel('Address on this site').fill('models/none/');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(refusal(page)).toContainText('neither a manifest.json');
  await expect(dialog(page).locator('[data-model]')).toHaveCount(EMBEDDED_PACKS.length);
  expect(
    await page.evaluate(
      async () => (await (await caches.open('biogloss-own-models')).keys()).length,
    ),
  ).toBe(0);
});

test('a pack can be added by its address on this site, and by its folder', async ({ page }) => {
  await open(page);
  await page.locator('[data-models]').click();
  await dialog(page).getByLabel('Address on this site').fill('models/biogloss-mini/');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  const rows = dialog(page).locator('[data-model]');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: 'in place of the embedded one' })).toHaveAttribute(
    'data-in-use',
    'true',
  );
  await page.keyboard.press('Escape');
  await paste(page, TEXT);
  await untilRead(page);
  expect((await mentionsOnPage(page)).length).toBeGreaterThan(0);
  await withPack(async (folder) => {
    writeFileSync(join(folder, 'vocab.txt'), 'changed');
    await choose(page, folder);
    await expect(refusal(page)).toContainText(
      'vocab.txt is not the file its manifest.json describes',
    );
  });
  await expect(app(page)).toHaveAttribute('data-state', 'ready');
});

async function withPack(run: (folder: string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'biogloss-pack-'));
  const folder = join(root, 'pack');
  cpSync('public/models/biogloss-mini', folder, { recursive: true });
  await run(folder);
  rmSync(root, { recursive: true });
}

test('the dialog is clean in every state, on both themes and on small screens', async ({
  page,
}) => {
  await open(page);
  await page.locator('[data-models]').click();
  await expect(dialog(page)).toContainText('Apache-2.0');
  await isClean(page);
  const picker = page.locator('[data-model-folder]');
  await picker.setInputFiles('public/icons');
  await expect(refusal(page)).toBeVisible();
  await isClean(page);
  for (const name of ['tiny-entities', 'tiny-relations']) {
    await picker.setInputFiles(`${MODELS}/${name}`);
    await expect(dialog(page).getByRole('button', { name: 'Keep and use it' })).toBeVisible();
    await isClean(page);
    await dialog(page).getByRole('button', { name: 'Keep and use it' }).click();
    await expect(dialog(page).locator(`[data-model=${name}]`)).toBeVisible();
  }
  await isClean(page);
  await dialog(page).getByRole('button', { name: 'What lies on this device' }).click();
  await expect(page.getByRole('dialog', { name: 'Without a network' })).toBeVisible();
  await isClean(page);
});

async function isClean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
      );
      expect(found, `${colorScheme}, ${width} px`).toEqual([]);
      const overflow = await page
        .locator('dialog')
        .evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
