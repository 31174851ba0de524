import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { documentText, dropFile, expect, open, test } from './fixtures/page.ts';

interface Marked {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** The mentions in the text that are not rejected. */
const marks = (page: Page): Promise<readonly Marked[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-text] [data-mention]')]
      .filter(({ dataset }) => dataset.verdict !== 'rejected')
      .map(({ dataset }) => ({
        start: Number(dataset.start),
        end: Number(dataset.end),
        type: dataset.type ?? '',
      }))
      .sort((a, b) => a.start - b.start || b.end - a.end || (a.type < b.type ? -1 : 1)),
  );

/** Selects a stretch of the text as a pointer does. The page learns of it only from the browser's selection. */
async function select(
  page: Page,
  start: number,
  end: number,
  then: 'asked' | 'marked' = 'asked',
): Promise<void> {
  await page.evaluate(
    ([from, to]) => {
      const root = document.querySelector('[data-text]');
      const placeOf = (at: number) => {
        const walker = document.createTreeWalker(root ?? document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(), before = 0; node; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (at <= before + length) return { node, offset: at - before };
          before += length;
        }
        throw new Error(`The text has no place ${at}.`);
      };
      const [a, b] = [placeOf(from), placeOf(to)];
      getSelection()?.setBaseAndExtent(a.node, a.offset, b.node, b.offset);
    },
    [start, end] as const,
  );
  if (then === 'asked') await expect(page.locator('[data-selection-menu]')).toBeVisible();
  else await expect(page.locator(`[data-mention][data-start="${start}"]`)).toBeVisible();
}

/** Opens a text with the mentions of a file, and prevents the model from reading it. */
async function openFile(
  page: Page,
  text: string,
  mentions: readonly Marked[],
  relations: readonly object[] = [],
): Promise<void> {
  await page.context().route('**/manifest.json', (route) => route.fulfill({ status: 404 }));
  await open(page);
  const denotations = mentions.map(({ start, end, type }, index) => ({
    id: `T${index + 1}`,
    span: { begin: start, end },
    obj: type,
  }));
  const file = new TextEncoder().encode(JSON.stringify({ text, denotations, relations }));
  await dropFile(page, 'text.json', [...file]);
  await expect(documentText(page)).toHaveText(text);
  await expect(page.locator('[data-text] [data-mention]')).toHaveCount(mentions.length);
}

const at = (text: string, name: string, type: string): Marked => {
  const start = text.indexOf(name);
  return { start, end: start + name.length, type };
};

/**
 * An abstract with what is right, and what the file has in its place. `[right|Type]`, `[right|Type|wrong type]`,
 * `[right|Type|=what the file marks]`, `[|missing name|Type]`, `[wrong|-Type]`.
 */
const ABSTRACT =
  'We asked whether [gefitinib|Chemical|Gene] and [osimertinib|Chemical|Species] slow [non-small cell lung cancer|Disease|=lung cancer] in ' +
  '[patients|Species|Disease] who carry the [|L858R|Variant] variant of [EGFR|Gene|Chemical]. [Mice|Species] with human ' +
  '[tumours|Disease|Anatomy] received [cisplatin|Chemical|Gene], and [|kidney|Anatomy] damage was scored. The [results|-Disease] show that ' +
  '[KRAS|Gene|Disease] and [BRAF|Gene|Species] were wild type, while [|TP53|Gene] was lost in [A549 cells|CellLine|=A549] and ' +
  '[lymphocytes|CellType|CellLine]. [Severe acute kidney injury|Disease|=acute kidney injury] followed [cisplatin|Chemical|=cisplatin in] most of the ' +
  '[animals|Species|Gene]; [|creatinine|Chemical] rose, and [urinary|Anatomy|Gene] output fell. The [trial|-Gene] of ' +
  '[|erlotinib|Chemical] showed less [interstitial lung disease|Disease|=lung disease] but more [skin rash|Disease|=rash], and ' +
  '[hand-foot syndrome|Disease|=syndrome] was [rare|-Chemical]. [Neutrophils|CellType|Anatomy] of [women|Species] expressed ' +
  '[|PD-L1|Gene], whereas [liver|Anatomy] [enzymes|-Chemical] stayed [normal|-Species]. [Aspirin|Chemical] was allowed.';

interface Correction {
  /** What the file marks; absent when it marks nothing. */
  readonly wrong?: Marked;
  /** The right mention; absent when there is none. */
  readonly right?: Marked;
}

function read(marked: string): { readonly text: string; readonly all: readonly Correction[] } {
  let text = '';
  const all: Correction[] = [];
  for (const part of marked.split(/(\[[^\]]*\])/u)) {
    if (!part.startsWith('[')) {
      text += part;
      continue;
    }
    const [name = '', first = '', second = ''] = part.slice(1, -1).split('|');
    const surface = name === '' ? first : name;
    const start = text.length;
    text += surface;
    const span = { start, end: text.length };
    if (name === '') all.push({ right: { ...span, type: second } });
    else if (first.startsWith('-')) all.push({ wrong: { ...span, type: first.slice(1) } });
    else if (second.startsWith('=')) {
      const inner = second.slice(1);
      const from = surface.indexOf(inner);
      // The mention of the file may also extend beyond the right one.
      const wrong =
        from < 0
          ? { start, end: start + inner.length }
          : { start: start + from, end: start + from + inner.length };
      all.push({ right: { ...span, type: first }, wrong: { ...wrong, type: first } });
    } else {
      all.push({ right: { ...span, type: first }, wrong: { ...span, type: second || first } });
    }
  }
  return { text, all };
}

const DIGITS = [
  'Gene',
  'GeneFamily',
  'Disease',
  'Chemical',
  'Species',
  'Variant',
  'CellLine',
  'CellType',
  'Anatomy',
];

test('thirty errors of an abstract are corrected by keyboard alone', async ({ page }) => {
  const { text, all } = read(ABSTRACT);
  const errors = all.filter(({ wrong, right }) => JSON.stringify(wrong) !== JSON.stringify(right));
  expect(errors).toHaveLength(30);
  await openFile(
    page,
    text,
    all.flatMap(({ wrong }) => wrong ?? []),
  );

  let keys = 0;
  const press = async (key: string, times = 1) => {
    for (let i = 0; i < times; i += 1) {
      await page.keyboard.press(key);
      keys += 1;
    }
  };
  const words = (from: number, to: number) =>
    text.slice(from, to).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const digit = ({ type }: Marked) => String(DIGITS.indexOf(type) + 1);

  let focusEnd = 0;
  for (const { wrong, right } of all) {
    if (!wrong && right) {
      await press('w');
      await press('j', words(focusEnd, right.start));
      await press(']', words(right.start, right.end) - 1);
      await press(digit(right));
      focusEnd = right.end;
      continue;
    }
    if (!wrong) continue;
    await press('j');
    if (!right) await press('x');
    else if (right.type !== wrong.type) await press(digit(right));
    else {
      await press('}', words(right.start, wrong.start));
      await press(']', words(wrong.end, right.end));
      await press('[', words(right.end, wrong.end));
    }
    focusEnd = right?.end ?? wrong.end;
  }
  const right = all.flatMap((one) => one.right ?? []);
  expect(await marks(page)).toEqual(right);
  // Keystroke-level model (Card, Moran and Newell 1980): 0.28 s a key, 1.35 s to make up one's mind about each error.
  const seconds = Math.round(keys * 0.28 + errors.length * 1.35);
  test.info().annotations.push({
    type: 'keys',
    description: `${keys} keys for ${errors.length} errors among ${right.length} mentions; about ${seconds} s`,
  });
  console.log(
    `${keys} keys for ${errors.length} errors among ${right.length} mentions; about ${seconds} s`,
  );
  expect(keys).toBeLessThanOrEqual(140);

  // All steps are undone and repeated one by one, also after a reload.
  await page.reload();
  await expect(page.locator('[data-text] [data-mention]').first()).toBeVisible();
  expect(await marks(page)).toEqual(right);
  const steps = all.reduce((sum, one) => sum + stepsOf(one, words), 0);
  for (let i = 0; i < steps; i += 1) await page.keyboard.press('z');
  expect(await marks(page)).toEqual(all.flatMap(({ wrong }) => wrong ?? []));
  for (let i = 0; i < steps; i += 1) await page.keyboard.press('Shift+Z');
  expect(await marks(page)).toEqual(right);
});

/** Each key that changes something is a step of its own. */
function stepsOf(
  { wrong, right }: Correction,
  words: (from: number, to: number) => number,
): number {
  if (!wrong || !right) return 1;
  if (right.type !== wrong.type) return 1;
  return (
    words(right.start, wrong.start) + words(wrong.end, right.end) + words(right.end, wrong.end)
  );
}

test('a selection is marked exactly, nested ones too, and the text stays what it was', async ({
  page,
}) => {
  const text = "Anti-CD20-coated beads and the 5'-UTR: both failed.";
  await openFile(page, text, [at(text, 'failed', 'Gene')]);
  await select(page, 5, 9);
  await page.keyboard.press('1');
  // From right to left.
  await select(page, 22, 17);
  await page.keyboard.press('4');
  await select(page, 34, 37);
  await page.locator('[data-selection-menu] [data-choose-type=RNA]').click();
  await select(page, 0, 16);
  await page.keyboard.press('2');
  expect(await marks(page)).toEqual([
    { start: 0, end: 16, type: 'GeneFamily' },
    { start: 5, end: 9, type: 'Gene' },
    { start: 17, end: 22, type: 'Chemical' },
    { start: 34, end: 37, type: 'RNA' },
    at(text, 'failed', 'Gene'),
  ]);
  await expect(documentText(page)).toHaveText(text);
  await expect(page.locator('[data-mention]:focus')).toHaveText('Anti-CD20-coated');
});

/** The place in the window of the letter at an offset. */
const placeOf = (page: Page, offset: number) =>
  page.evaluate((wanted) => {
    const root = document.querySelector('[data-text]') ?? document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), before = 0; node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (wanted < before + length) {
        const range = document.createRange();
        range.setStart(node, wanted - before);
        range.setEnd(node, wanted - before + 1);
        const { left, top, height } = range.getBoundingClientRect();
        return { x: left + 1, y: top + height / 2 };
      }
      before += length;
    }
    throw new Error(`The text has no place ${wanted}.`);
  }, offset);

test('a drag of the mouse selects from wherever it begins, also within a mention and a selection', async ({
  page,
}) => {
  const text = 'Stage two lung cancer screening began in spring.';
  await openFile(page, text, [at(text, 'lung cancer', 'Disease'), at(text, 'cancer', 'Disease')]);
  const drag = async (from: string, to: string) => {
    const [a, b] = [
      await placeOf(page, text.indexOf(from)),
      await placeOf(page, text.indexOf(to) + to.length),
    ];
    await page.mouse.move(a.x, a.y);
    await page.mouse.down();
    await page.mouse.move(b.x, b.y, { steps: 8 });
    await page.mouse.up();
    return page.evaluate(() => getSelection()?.toString());
  };
  expect(await drag('lung', 'screening')).toBe('lung cancer screening');
  await expect(page.locator('[data-selection-menu]')).toBeVisible();
  // A press on the selected text begins a new selection.
  expect(await drag('cancer', 'began')).toBe('cancer screening began');
  await page.keyboard.press('1');
  const { start, end } = at(text, 'cancer screening began', 'Gene');
  await expect(page.locator('[data-mention]:focus')).toHaveAttribute('data-start', `${start}`);
  await expect(page.locator('[data-mention]:focus')).toHaveAttribute('data-end', `${end}`);
  expect(await drag('lung', 'cancer')).toBe('lung cancer');
  await page.keyboard.press('Escape');
  // A click gives a mention the focus, as before.
  await page
    .locator('[data-mention]', { hasText: /^lung/ })
    .first()
    .click({ position: { x: 2, y: 8 } });
  await expect(page.locator('[data-mention]:focus')).toHaveText(/^lung/);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-mention]:focus')).toHaveText(/^lung/);
});

test('keys act on the relation whose sentence was clicked', async ({ page }) => {
  const text = 'Daily lithium caused hand tremor in two men.';
  const mentions = [at(text, 'lithium', 'Chemical'), at(text, 'tremor', 'Disease')];
  await openFile(page, text, mentions, [{ id: 'R1', subj: 'T1', pred: 'causes', obj: 'T2' }]);
  await page.locator('[data-mention]', { hasText: 'tremor' }).click();
  await page.getByRole('tab', { name: /Relations/ }).click();
  const row = page.locator('[data-relation]');
  await row.locator('[data-evidence]').click();
  await expect(row).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('a');
  await expect(row).toHaveAttribute('data-verdict', 'accepted');
  await expect(page.locator('[data-mention][data-verdict]')).toHaveCount(0);
  // A rejected mention hides its relation. The page reports this and offers to undo it.
  await page.locator('[data-mention]', { hasText: 'tremor' }).click();
  await page.keyboard.press('x');
  await expect(page.locator('[data-said]')).toContainText('1 relation of it is hidden');
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: /^Take it back/ }).click();
  await expect(row).toHaveCount(1);
});

test('all other places of a name are marked at once, changed at once and removed at once, each one step', async ({
  page,
}) => {
  const text = Array.from({ length: 130 }, (_, i) => `Row ${i + 1}: gut flora were counted.`).join(
    '\n',
  );
  await openFile(page, text, [at(text, 'Row 1', 'DNA')]);
  const count = async (type: string) =>
    (await marks(page)).filter((one) => one.type === type).length;
  await select(page, 7, 10);
  await page.keyboard.press('9');
  await expect(page.locator('[data-occurrences]')).toContainText('all 129 other places');
  await page.keyboard.press('+');
  expect(await count('Anatomy')).toBe(130);
  await expect(page.getByRole('checkbox', { name: /for all 130 of this name/ })).toBeVisible();
  await page.keyboard.press('=');
  await page.keyboard.press('3');
  expect(await count('Disease')).toBe(130);
  await page.keyboard.press('=');
  await page.keyboard.press('x');
  expect(await count('Disease')).toBe(0);
  expect(await count('DNA')).toBe(1);
  await page.keyboard.press('z');
  expect(await count('Disease')).toBe(130);
  await page.keyboard.press('z');
  expect(await count('Anatomy')).toBe(130);
  await page.keyboard.press('z');
  expect(await count('Anatomy')).toBe(1);
});

test('a relation is made by keyboard, from the mention it starts at, once, and never with itself', async ({
  page,
}) => {
  const text = 'BRAF, KRAS and NRAS were listed.';
  await openFile(
    page,
    text,
    ['BRAF', 'KRAS', 'NRAS'].map((name) => at(text, name, 'Gene')),
  );
  const heard = page.locator('[data-announced]');
  await page.locator('[data-mention]', { hasText: 'NRAS' }).focus();
  await page.keyboard.press('r');
  await page.keyboard.press('Enter');
  await expect(heard).toContainText('Choose another mention first');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'What is the relation?' });
  await dialog.getByLabel('A type of your own').fill('leads to');
  await page.keyboard.press('Enter');
  await expect(heard).toContainText('“NRAS” leads to “BRAF” now.');
  await page.keyboard.press('R');
  const row = page.locator('[data-relation]');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(/NRAS\s*leads to\s*→?\s*BRAF/);

  // Repeating the command adds nothing, and the page reports it.
  await page.locator('[data-mention]', { hasText: 'NRAS' }).click();
  await page.keyboard.press('r');
  await page.locator('[data-mention]', { hasText: 'BRAF' }).click();
  await dialog.locator('[data-relation-type=leads_to]').click();
  await expect(heard).toContainText('That is there already.');
  await expect(row).toHaveCount(1);

  await row.locator('button').first().click();
  await page.keyboard.press('v');
  await expect(row).toContainText(/BRAF\s*leads to\s*→?\s*NRAS/);
  await page.keyboard.press('z');
  await expect(row).toContainText(/NRAS\s*leads to\s*→?\s*BRAF/);
  // A changed mention keeps its relation; a removed one loses it.
  await page.locator('[data-mention]', { hasText: 'NRAS' }).click();
  await page.keyboard.press('}');
  await expect(row).toHaveCount(1);
});

test('the ends of a mention and a relation from it are dragged', async ({ page }) => {
  const text = 'Daily lithium caused mild hand tremor in two men, and weakness.';
  await openFile(page, text, [
    at(text, 'lithium', 'Chemical'),
    at(text, 'tremor', 'Disease'),
    at(text, 'weakness', 'Disease'),
  ]);
  await page.locator('[data-mention]', { hasText: 'tremor' }).click();
  const drag = async (grip: string, to: number) => {
    const box = await page.locator(`[data-grip=${grip}]`).boundingBox();
    const place = await placeOf(page, to);
    if (!box) throw new Error(`There is no grip ${grip}.`);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(place.x, place.y, { steps: 6 });
    await page.mouse.up();
  };
  await drag('start', text.indexOf('hand') + 1);
  await expect(page.locator('[data-mention]:focus')).toHaveText('hand tremor');
  await drag('end', text.indexOf('tremor') - 2);
  await expect(page.locator('[data-mention]:focus')).toHaveText('hand');
  await drag('relation', text.indexOf('weakness') + 2);
  const dialog = page.getByRole('dialog', { name: 'What is the relation?' });
  await dialog.getByLabel('A type of your own').fill('comes with');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-announced]')).toContainText('“hand” comes with “weakness” now.');
});

test('what an edit set aside is said, and applied again where its words stand', async ({
  page,
}) => {
  const text = 'Doses were low. Statin users reported cramps.';
  await openFile(page, text, [at(text, 'cramps', 'Disease')]);
  await page.locator('[data-mention]').click();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Edit text' }).click();
  await page
    .locator('textarea')
    .fill('Users of statins reported that cramps came. Doses were low.');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-said]')).toContainText('1 decision set aside');
  await page.getByRole('button', { name: 'Show them' }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Apply again/ }).click();
  await expect(page.locator('[data-mention]')).toHaveAttribute('data-verdict', 'accepted');
  await expect(page.locator('[data-mention]')).toHaveText('cramps');
  await expect(page.locator('[data-set-aside]')).toHaveCount(0);
  await page.keyboard.press('z');
  await expect(page.locator('[data-set-aside]')).toHaveCount(1);
});

test('one type for whatever is selected, until it is ended', async ({ page }) => {
  const text = 'Mice, rats and dogs were fed.';
  await openFile(page, text, [at(text, 'dogs', 'Gene')]);
  await page.keyboard.press('j');
  await page.keyboard.press('f');
  // The digit chooses in the dialog, and does nothing to the mention in focus behind it.
  await page.keyboard.press('5');
  await expect(page.locator('[data-fixed-type=Species]')).toBeVisible();
  for (const name of ['Mice', 'rats']) {
    const { start, end } = at(text, name, 'Species');
    await select(page, start, end, 'marked');
  }
  await page.keyboard.press('f');
  await expect(page.locator('[data-fixed-type]')).toHaveCount(0);
  expect(await marks(page)).toEqual([
    at(text, 'Mice', 'Species'),
    at(text, 'rats', 'Species'),
    at(text, 'dogs', 'Gene'),
  ]);
});

test('letters that are typed into a note stay letters, and Escape keeps what was typed', async ({
  page,
}) => {
  const text = 'Seven vials were stored cold.';
  await openFile(page, text, [at(text, 'vials', 'Chemical')]);
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await page.keyboard.type('3 [x] z n ] q? /a 1-9 e');
  await expect(page.locator('[data-note-field]')).toHaveValue('3 [x] z n ] q? /a 1-9 e');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-card] [data-note]')).toHaveText('3 [x] z n ] q? /a 1-9 e');
  expect(await marks(page)).toEqual([at(text, 'vials', 'Chemical')]);
  await page.keyboard.press('z');
  await expect(page.locator('[data-note]')).toHaveCount(0);
});

test('undo goes back one step at a time, and on after a reload', async ({ page }) => {
  const text = 'Patients with asthma used inhaled steroids.';
  await openFile(page, text, [at(text, 'asthma', 'Disease')]);
  const mention = page.locator('[data-mention]').first();
  await page.keyboard.press('j');
  for (const key of ['1', '4', '5', ']']) await page.keyboard.press(key);
  await expect(mention).toHaveText('asthma used');
  await page.keyboard.press('z');
  await expect(mention).toHaveText('asthma');
  await expect(mention).toHaveAttribute('data-type', 'Species');
  await page.keyboard.press('z');
  await expect(mention).toHaveAttribute('data-type', 'Chemical');
  await page.reload();
  await expect(mention).toHaveAttribute('data-type', 'Chemical');
  await page.keyboard.press('z');
  await expect(mention).toHaveAttribute('data-type', 'Gene');
  await page.keyboard.press('z');
  await expect(mention).toHaveAttribute('data-type', 'Disease');
  await expect(mention).not.toHaveAttribute('data-standing');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+Z');
  await expect(mention).toHaveText('asthma used');
});

test('all of it is done with Tab, Enter and Space, by buttons that say what they do', async ({
  page,
}) => {
  const text = 'Aspirin eased bad headaches at once.';
  await openFile(page, text, [at(text, 'Aspirin', 'Chemical'), at(text, 'headaches', 'Gene')]);
  const mention = page.locator('[data-mention]', { hasText: 'headaches' });
  const card = page.locator('[data-card]');
  const heard = page.locator('[data-announced]');
  const use = (name: string | RegExp) => card.getByRole('button', { name }).press('Enter');
  await mention.focus();
  await use(/^Edit/);
  await use(/^Disease/);
  await expect(heard).toHaveText('“headaches” is Disease now.');
  await use('Take in the word before');
  await expect(heard).toHaveText('“bad headaches” now.');
  await use('Leave out the first word');
  await use('Take in the next word');
  await expect(mention).toHaveText('headaches at');
  await use('Split it');
  await expect(heard).toHaveText('“headaches” and “at” are two mentions now.');
  await use('Relation from this mention to another');
  await page.getByRole('button', { name: 'Choose from a list' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('A type of your own').fill('helps');
  await dialog.getByRole('button', { name: 'Use it' }).press('Enter');
  await expect(page.getByRole('tab', { name: /Relations\s*1/ })).toBeVisible();
  await use(/^Write a note$/);
  await page.keyboard.type('so they said');
  await page.getByRole('button', { name: 'Done' }).press('Enter');
  await expect(card).toContainText('so they said');
  await use(/^(Reject|Remove)/);
  await page.getByRole('button', { name: /^Undo/ }).press('Enter');
  await page.getByRole('button', { name: /^Redo/ }).press('Enter');
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await mention.first().focus();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});

test('under “undecided” the next mention follows, and the end is told', async ({ page }) => {
  const text = 'Aspirin eased fever; the vial count was right.';
  await openFile(page, text, [at(text, 'Aspirin', 'Chemical'), at(text, 'fever', 'Disease')]);
  await page.locator('button[data-type=Disease][aria-pressed]').click();
  await select(page, text.indexOf('count'), text.indexOf('count') + 5);
  await page.keyboard.press('3');
  await expect(page.locator('[data-said]')).toContainText('The filter hides it.');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.locator('[data-mention]', { hasText: 'count' })).toBeVisible();
  await page.getByRole('button', { name: /^Undecided/ }).click();
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(page.locator('[data-mention]:focus')).toHaveText('fever');
  await page.keyboard.press('x');
  await expect(page.locator('[data-mention]')).toHaveCount(0);
  await expect(documentText(page)).toHaveText(text);
  await page.keyboard.press('n');
  await expect(page.locator('[data-said]')).toHaveText('Nothing is left without a decision.');
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  for (const size of [
    { width: 390, height: 844 },
    { width: 844, height: 390 },
  ]) {
    test(`what is offered lies beside the selection and in sight, ${size.width} px`, async ({
      page,
    }) => {
      await page.setViewportSize(size);
      const text = 'Rash came first. Then fever, cough and fatigue followed for a week.';
      await openFile(page, text, [at(text, 'cough', 'Disease')]);
      for (const name of ['Rash', 'week']) {
        const { start, end } = at(text, name, 'Disease');
        const before = await documentText(page).boundingBox();
        await select(page, start, end);
        const menu = await page.locator('[data-selection-menu]').boundingBox();
        const chosen = await page.evaluate(() => {
          const { x, y, width, height } =
            getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
          return { x, y, width, height };
        });
        if (!menu) throw new Error('The menu has no box.');
        expect(await documentText(page).boundingBox()).toEqual(before);
        const isAbove = menu.y + menu.height <= chosen.y - 60;
        const isBelow = menu.y >= chosen.y + chosen.height;
        expect(isAbove || isBelow, JSON.stringify({ menu, chosen })).toBe(true);
        expect(menu.x).toBeGreaterThanOrEqual(0);
        expect(menu.x + menu.width).toBeLessThanOrEqual(size.width);
        expect(menu.y).toBeGreaterThanOrEqual(0);
        expect(menu.y + menu.height).toBeLessThanOrEqual(size.height);
        const last = page.locator('[data-selection-menu] [data-choose-type=RNA]');
        // Upright, all types are in sight; on its side, they scroll in one row.
        if (size.height > size.width) {
          const box = await last.boundingBox();
          expect((box?.x ?? size.width) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width);
        }
        await last.tap();
        await expect(page.locator('[data-mention]', { hasText: name })).toHaveAttribute(
          'data-type',
          'RNA',
        );
        expect(await page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
      }
      await page.locator('[data-card]').getByRole('button', { name: 'Edit' }).tap();
      await page.locator('[data-edits] [data-choose-type=Disease]').tap();
      await expect(page.locator('[data-mention]', { hasText: 'week' })).toHaveAttribute(
        'data-type',
        'Disease',
      );
    });
  }
});
