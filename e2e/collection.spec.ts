import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { app, documentText, expect, paste, test, untilRead } from './fixtures/page.ts';

const library = (page: Page) => page.locator('[data-library]');
const table = (page: Page) => page.locator('[data-collection-table] tbody tr');

/** Three documents of a file that names their concepts; in the third the text denies the relation. */
const RECORDS = `1|t|Aspirin and nausea.
1|a|Nausea followed aspirin; more aspirin gave more nausea.
1\t0\t7\tAspirin\tChemical\tMESH:D001241
1\t12\t18\tnausea\tDisease\tMESH:D009325
1\t36\t43\taspirin\tChemical\tMESH:D001241
1\t20\t26\tNausea\tDisease\tMESH:D009325
1\tAssociation\tMESH:D001241\tMESH:D009325\tNovel

2|t|ASPIRIN and fever.
2|a|It helped.
2\t0\t7\tASPIRIN\tChemical\tMESH:D001241
2\t12\t17\tfever\tDisease\tMESH:D005334

3|t|Acetylsalicylic acid did not cause nausea.
3|a|None was seen.
3\t0\t20\tAcetylsalicylic acid\tChemical\tMESH:D001241
3\t35\t41\tnausea\tDisease\tMESH:D009325
3\tAssociation\tMESH:D001241\tMESH:D009325\tNo

`;

async function openLibrary(page: Page): Promise<void> {
  await page.goto('/?engine=wasm#/library');
  await expect(library(page)).toHaveAttribute('data-library', 'open');
  const buffer = Buffer.from(RECORDS);
  await page
    .locator('[data-add-files]')
    .setInputFiles([{ name: 'three.pubtator', mimeType: '', buffer }]);
  await expect(library(page)).toHaveAttribute('data-shown', '3');
}

const show = (page: Page, query: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, `#/library?${query}`);

test('every figure leads to its documents and sentences; what a text denies counts apart', async ({
  page,
}) => {
  await openLibrary(page);
  await show(page, 'view=concepts');
  await expect(table(page).first()).toContainText(/aspirin\s*3\s*4\s*0/i);
  const nausea = table(page).filter({ hasText: /nausea/i });
  await expect(nausea.getByRole('link')).toHaveText(['1', '2', '1']);
  await nausea.getByRole('link').last().click();
  await expect(library(page)).toHaveAttribute('data-shown', '1');
  await expect(page.locator('[data-sentence]')).toContainText('did not cause nausea');
  await page.goBack();
  await show(page, 'view=pairs');
  const pair = table(page).filter({ hasText: 'nausea' });
  await expect(pair.getByRole('link')).toHaveText(['1', '2', '1']);
  await pair.getByRole('link').last().click();
  await expect(library(page)).toHaveAttribute('data-shown', '1');
  await expect(page.locator('[data-sentence]').first()).toContainText(/aspirin/i);
  await page.goBack();
  await pair.getByRole('link').first().click();
  await expect(library(page)).toHaveAttribute('data-shown', '1');
  await expect(page.locator('[data-sentence] mark')).not.toHaveCount(0);
});

test('tables are drawn as bars, timeline and network, and saved, under the page’s policy', async ({
  page,
}) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  await openLibrary(page);
  for (const [view, chart] of [
    ['concepts&as=chart', 'bars'],
    ['years&as=chart', 'timeline'],
    ['pairs&as=network', 'network'],
  ] as const) {
    await show(page, `view=${view}`);
    await expect(page.locator(`[data-chart=${chart}]`)).toBeVisible();
    const [svg] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as SVG' }).click(),
    ]);
    const drawn = readFileSync(await svg.path(), 'utf8');
    expect(drawn).toMatch(/^<\?xml[^>]*>\n<svg/);
    expect(drawn).not.toMatch(/oklch|class=|href=/);
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as PNG' }).click(),
    ]);
    expect(
      readFileSync(await png.path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  }
  const node = page.locator('[data-node]').first();
  const before = await node.getAttribute('transform');
  await node.hover();
  const box = (await node.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.down();
  await page.mouse.move(box.x + 100, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await expect(node).not.toHaveAttribute('transform', before ?? '');
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await node.getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/by=concept/);
  expect(refused).toEqual([]);
});

test('a search is saved by its name, there again after a reload, and removed', async ({ page }) => {
  await openLibrary(page);
  await show(page, 'q=fever&sort=-year');
  await expect(library(page)).toHaveAttribute('data-shown', '1');
  await page.getByText('Saved searches').click();
  await page.getByLabel('Save what is shown as').fill('On fever');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await show(page, '');
  await page.reload();
  await page.getByText('Saved searches (1)').click();
  await page.getByRole('link', { name: 'On fever' }).click();
  await expect(library(page)).toHaveAttribute('data-shown', '1');
  await page.getByRole('button', { name: 'Remove the saved search On fever' }).click();
  await expect(page.getByRole('link', { name: 'On fever' })).toHaveCount(0);
});

test('a text that is in the library already is told of, and the first one goes on', async ({
  page,
}) => {
  await page.goto('/?engine=wasm');
  await expect(app(page)).toBeVisible();
  await paste(page, 'Cisplatin causes nephrotoxicity.');
  await untilRead(page);
  await paste(page, 'Aspirin eased fever.');
  await untilRead(page);
  await expect(page.locator('[data-same-text]')).toHaveCount(0);
  await paste(page, 'Cisplatin causes nephrotoxicity.');
  await page.locator('[data-same-text]').click();
  await expect(documentText(page)).toContainText('Cisplatin');
  await page.getByRole('link', { name: 'Library' }).click();
  await expect(library(page)).toHaveAttribute('data-shown', '2');
});
