import { documentText, dropFile, expect, open, test } from './fixtures/page.ts';

const text = 'Upper and lower jaw pain eased. Lithium caused tremor in two men.';
const spanOf = (word: string) => {
  const begin = text.indexOf(word);
  return { begin, end: begin + word.length };
};
const denotations = [
  { id: 'T1', span: [spanOf('Upper'), spanOf('jaw pain')], obj: 'Disease' },
  { id: 'T2', span: spanOf('Lithium'), obj: 'Chemical' },
  { id: 'T3', span: spanOf('tremor'), obj: 'Disease' },
];

test('what a curator changed is compared with the file, and each difference leads into the text', async ({
  page,
}) => {
  await page.context().route('**/manifest.json', (route) => route.fulfill({ status: 404 }));
  await open(page);
  const file = new TextEncoder().encode(JSON.stringify({ text, denotations }));
  await dropFile(page, 'jaw.json', [...file]);
  await expect(documentText(page)).toHaveText(text);
  // The pieces of a mention are marked, and nothing between them.
  await expect(page.locator('[data-mention="F1"]')).toHaveText('Upper');
  await expect(page.locator('[data-mention-part="F1"]')).toHaveText('jaw pain');
  await page.locator('[data-mention="F3"]').focus();
  await page.keyboard.press('x');
  const details = page.locator('details', { hasText: 'Compare what' });
  await details.locator('summary').first().click();
  await expect(details.getByRole('row', { name: /^Mentions/ })).toContainText('0.80');
  const difference = details.getByRole('button', { name: /In the first alone/ });
  await expect(difference).toContainText('“tremor”, Disease');
  await page.locator('[data-mention="F2"]').focus();
  await difference.click();
  await expect(page.locator('[data-card="F3"]')).toBeVisible();
});
