import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { app, dropFile, expect, open, paste, test, untilRead } from './fixtures/page.ts';

const TEXT =
  'Aspirin inhibits COX-2 in patients. Acetylsalicylic acid inhibits COX-2 as well, ' +
  'but caused no nephrotoxicity. Aspirin was given with quuxol.';

const row = (page: Page, name: string) =>
  page.locator('[data-group]').filter({ has: page.getByText(name, { exact: true }) });
const mark = (page: Page, name: string) =>
  page.locator('[data-text] [data-mention]').filter({ hasText: new RegExp(`^${name}$`, 'i') });
const card = (page: Page) => page.locator('[data-card]');
const chooser = (page: Page) => page.getByRole('dialog', { name: 'What does it stand for?' });

async function readText(page: Page, text = TEXT): Promise<void> {
  await open(page);
  await paste(page, text);
  await untilRead(page);
}

async function isClean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
      );
      expect(found, `${colorScheme}, ${width} px`).toEqual([]);
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.querySelector('dialog') ?? document.body;
        return scrollWidth - clientWidth;
      });
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
    }
  }
}

/** Gives a file to the picker of the open dialog. */
const addVocabulary = (page: Page, name: string, content: string) =>
  page
    .getByLabel('Vocabulary file')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

test('what is found has identifiers, two names of one drug are one entity', async ({ page }) => {
  await readText(page);
  const aspirin = row(page, 'Aspirin').first();
  await expect(aspirin).toContainText('MESH:D001241');
  await expect(aspirin).toContainText('3 mentions');
  await mark(page, 'acetylsalicylic acid').click();
  await expect(card(page)).toContainText('Aspirin');
  const link = card(page).getByRole('link', { name: /MESH:D001241.*leaves this page/ });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(link).toHaveAttribute('href', /^https:\/\/meshb\.nlm\.nih\.gov\//);
  await mark(page, 'nephrotoxicity').click();
  await expect(card(page)).toContainText('negated here');
  await page.getByLabel('Find an entity by name or identifier').fill('D001241');
  await expect(page.locator('[data-group]')).toHaveCount(1);
});

test('a relation is one between concepts, in the list and in the graph', async ({ page }) => {
  await readText(page);
  await expect(row(page, 'Aspirin').first()).toContainText('MESH:D001241');
  await page.getByRole('tab', { name: /Relations/ }).click();
  await expect(page.locator('[data-relation]').first()).toBeVisible();
  const claims = await page.locator('[data-relation] button[aria-expanded]').allInnerTexts();
  const ofCox = claims.filter((claim) => claim.includes('COX-2') && /aspirin|acetyl/i.test(claim));
  expect(ofCox).toHaveLength(1);
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  const nodes = page.locator('[data-node]');
  await expect(nodes.first()).toBeVisible();
  const names = await nodes.allTextContents();
  expect(names.filter((name) => /aspirin|acetyl/i.test(name))).toHaveLength(1);
});

test('by keyboard another concept is chosen, outlives a reload, and is taken back', async ({
  page,
}) => {
  await readText(page);
  await page.keyboard.press('j');
  await expect(card(page)).toContainText('MESH:D001241');
  await page.keyboard.press('c');
  await expect(chooser(page)).toBeVisible();
  await page.getByLabel('Look for another concept').fill('ibuprofen');
  const found = chooser(page).locator('[data-candidate="MESH:D007052"] button');
  await expect(found).toBeVisible();
  await found.press('Enter');
  await expect(chooser(page)).toHaveCount(0);
  await expect(card(page)).toContainText('yours');
  await expect(row(page, 'Aspirin').first()).toContainText('MESH:D007052');
  await page.reload();
  await expect(app(page)).toHaveAttribute('data-state', 'ready');
  await expect(row(page, 'Aspirin').first()).toContainText('MESH:D007052');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(row(page, 'Aspirin').first()).toContainText('MESH:D001241');
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await chooser(page).getByRole('button', { name: 'No concept' }).click();
  await expect(card(page)).toContainText('No concept, as you said.');
});

test('an own vocabulary wins, is kept, and goes when it is removed', async ({ page }) => {
  await readText(page);
  await page.getByRole('button', { name: 'Vocabularies' }).click();
  const dialog = page.getByRole('dialog', { name: 'Vocabularies' });
  await addVocabulary(page, 'lab.tsv', 'LAB:1\tAspirin\tacetylsalicylic acid\tChemical\n');
  await expect(dialog.locator('[data-vocabulary="lab.tsv"]')).toContainText('1 concept');
  await page.keyboard.press('Escape');
  await expect(row(page, 'Aspirin').first()).toContainText('LAB:1');
  await page.reload();
  await expect(app(page)).toHaveAttribute('data-state', 'ready');
  await expect(row(page, 'Aspirin').first()).toContainText('LAB:1');
  await page.getByRole('button', { name: 'Vocabularies' }).click();
  await dialog.getByRole('button', { name: 'Remove lab.tsv' }).click();
  await expect(dialog.locator('[data-vocabulary]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(row(page, 'Aspirin').first()).toContainText('MESH:D001241');
});

test('the names of an own vocabulary are found in the text, once their type is said, until that is switched off', async ({
  page,
}) => {
  await readText(page);
  await expect(mark(page, 'given')).toHaveCount(0);
  await page.getByRole('button', { name: 'Vocabularies' }).click();
  const dialog = page.getByRole('dialog', { name: 'Vocabularies' });
  await addVocabulary(page, 'lab.obo', '[Term]\nid: LAB:4\nname: Given\n');
  const found = dialog.getByRole('checkbox', { name: 'Find its names in the text' });
  await expect(found).toBeDisabled();
  await dialog.getByLabel('Type of its names').selectOption('Anatomy');
  await expect(found).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(mark(page, 'given')).toHaveCount(1);
  await expect(row(page, 'given')).toContainText('LAB:4');
  await mark(page, 'given').click();
  await expect(card(page)).toContainText('found by lab.obo');
  await page.reload();
  await expect(app(page)).toHaveAttribute('data-state', 'ready');
  await expect(mark(page, 'given')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Vocabularies' }).click();
  await found.uncheck();
  await page.keyboard.press('Escape');
  await expect(mark(page, 'given')).toHaveCount(0);
  await expect(mark(page, 'Aspirin').first()).toBeVisible();
});

test('a file that is no vocabulary is refused with its line; one dropped is taken', async ({
  page,
}) => {
  await readText(page);
  await page.getByRole('button', { name: 'Vocabularies' }).click();
  await addVocabulary(page, 'prose.tsv', 'This is prose.\n');
  await expect(page.getByRole('alert')).toContainText('line 1');
  await page.getByText('or drop its file here').evaluate((target) => {
    const data = new DataTransfer();
    data.items.add(new File(['[Term]\nid: LAB:2\nname: aspirin\n'], 'lab.obo'));
    target.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.locator('[data-vocabulary="lab.obo"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(page, 'Aspirin').first()).toContainText('LAB:2');
});

test('an OBO file dropped on the page is taken for a vocabulary', async ({ page }) => {
  await readText(page);
  const term = new TextEncoder().encode('[Term]\nid: LAB:3\nname: aspirin\n');
  await dropFile(page, 'lab.obo', [...term]);
  await expect(page.locator('[data-vocabulary="lab.obo"]')).toBeVisible();
  await expect(page.locator('[data-text]')).toHaveText(TEXT);
});

test('without its lexicon the page says so once, and everything else works', async ({ page }) => {
  let isThere = false;
  await page
    .context()
    .route('**/lexicons/biogloss/**', (route) =>
      isThere ? route.continue() : route.fulfill({ status: 404 }),
    );
  await readText(page);
  const notice = page.getByText('The lexicon of concepts is not where it should be (HTTP 404).');
  await expect(notice).toHaveCount(1);
  await page.getByRole('tab', { name: /Relations/ }).click();
  await expect(page.locator('[data-relation]').first()).toBeVisible();
  await page.getByRole('tab', { name: /Entities/ }).click();
  isThere = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(row(page, 'Aspirin').first()).toContainText('MESH:D001241');
  await expect(notice).toHaveCount(0);
});

test('without its dictionary the page says so, reads all the same, and reads with it once it is there', async ({
  page,
}) => {
  let isThere = false;
  await page
    .context()
    .route('**/lexicons/gazetteer/**', (route) =>
      isThere ? route.continue() : route.fulfill({ status: 404 }),
    );
  await readText(page, 'A dose of secukinumab was missed on the third day. Aspirin helped.');
  const notice = page.getByText('The dictionary of names is not where it should be (HTTP 404).');
  await expect(notice).toBeVisible();
  await expect(mark(page, 'aspirin')).toHaveCount(1);
  await mark(page, 'aspirin').click();
  await page.keyboard.press('a');
  isThere = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(mark(page, 'secukinumab')).toHaveCount(1);
  await expect(notice).toHaveCount(0);
  await expect(mark(page, 'aspirin')).toHaveAttribute('data-verdict', 'accepted');
});

test('a damaged lexicon is noticed and not used', async ({ page }) => {
  await page.context().route('**/lexicon.packed*', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[1_000_000] = (body[1_000_000] ?? 0) ^ 1;
    return route.fulfill({ response, body });
  });
  await readText(page);
  await expect(page.getByText('The lexicon of concepts arrived damaged')).toBeVisible();
  await expect(page.locator('[data-group] [data-concept]')).toHaveCount(0);
});

test('exports say which concept, who chose it and what else there was', async ({ page }) => {
  await readText(page);
  await expect(row(page, 'Aspirin').first()).toContainText('MESH:D001241');
  await page.getByRole('tab', { name: 'Export' }).click();
  await page.getByRole('radio', { name: /Entities as a table/ }).check();
  const preview = page.locator('[data-export-preview]');
  await expect(preview).toContainText('concept_by');
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('MESH:D001241\tAspirin');
  expect(copied).toMatch(/biogloss-lexicon@\d+/);
});

test('about credits the sources of the lexicon', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'About' }).click();
  const credits = page.locator('[data-lexicon]');
  await expect(credits).toContainText('ChEBI');
  await expect(credits).toContainText('CC-BY-4.0');
});

test('the choice of a concept and the vocabularies are clean', async ({ page }) => {
  await readText(page);
  await mark(page, 'COX-2').first().click();
  await card(page).locator('summary').click();
  await isClean(page);
  await page.keyboard.press('c');
  await page.getByLabel('Look for another concept').fill('prostaglandin synth');
  await expect(chooser(page).getByRole('list', { name: 'Found' })).toBeVisible();
  await isClean(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await chooser(page).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Vocabularies' }).click();
  await addVocabulary(page, 'lab.tsv', 'LAB:1\tAspirin\nno tab\n');
  await expect(page.locator('[data-vocabulary]')).toBeVisible();
  await isClean(page);
});

test('without the model, concepts are looked up all the same and the model is not fetched again', async ({
  page,
}) => {
  let asked = 0;
  await page.context().route('**/manifest.json', (route) => {
    asked += 1;
    return route.fulfill({ status: 404 });
  });
  await open(page);
  const pubtator =
    '1|t|Aspirin inhibits COX-2 in quuxol.\n1|a|\n' +
    '1\t0\t7\tAspirin\tChemical\tMESH:D001241\n1\t26\t32\tquuxol\tChemical\t\n';
  await dropFile(page, 'one.pubtator', [...new TextEncoder().encode(pubtator)]);
  await expect(mark(page, 'quuxol')).toBeVisible();
  await expect(app(page)).toHaveAttribute('data-state', 'failed');
  const before = asked;
  await page.keyboard.press('j');
  await expect(card(page)).toContainText('known as');
  await page.keyboard.press('j');
  await expect(card(page)).toContainText('quuxol');
  await expect(card(page)).not.toContainText('Looking for its concept');
  await page.keyboard.press('c');
  await chooser(page).getByRole('searchbox').fill('ibuprofen');
  await chooser(page).locator('[data-candidate]').first().getByRole('button').click();
  await expect(card(page)).toContainText('yours');
  expect(asked).toBe(before);
});
