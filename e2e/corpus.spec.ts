import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { documentText, expect, mentionsOnPage, test } from './fixtures/page.ts';

test('a set that a job on a cluster has exported opens in the library: documents are read already, with concepts and tags', async ({
  page,
}) => {
  await page.goto('/?engine=wasm#/library');
  const library = page.locator('[data-library]');
  await expect(library).toHaveAttribute('data-library', 'open');
  // `cluster/tests/test_exports.py` holds that the export writes these lines.
  const buffer = gzipSync(readFileSync('e2e/fixtures/corpus-library.jsonl'));
  const add = () =>
    page
      .locator('[data-add-files]')
      .setInputFiles({ name: 'set.biogloss.gz', mimeType: '', buffer });
  await add();
  await expect(library).toHaveAttribute('data-shown', '2');
  await add();
  await expect(library).toContainText('0 new');
  await expect(library).toHaveAttribute('data-shown', '2');
  await expect(page.locator('[data-row]').first()).toContainText('aspirin');
  await page.getByRole('link', { name: /Aspirin inhibits/ }).click();
  await expect(documentText(page)).toContainText('Aspirin inhibits COX-2');
  await expect
    .poll(() => mentionsOnPage(page))
    .toMatchObject([
      { type: 'Chemical', start: 3, end: 10, text: 'Aspirin' },
      { type: 'Gene', start: 20, end: 25, text: 'COX-2' },
      { type: 'Disease', start: 43, end: 56, text: 'breast cancer' },
    ]);
  await page.locator('[data-mention]').first().click();
  await expect(page.locator('[data-app]')).toContainText('MESH:D001241');
});
