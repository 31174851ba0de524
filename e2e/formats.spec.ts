import { documentText, expect, open, paste, test, untilRead } from './fixtures/page.ts';

const PUBTATOR = [
  '1|t|Cisplatin and hearing',
  '1|a|Cisplatin causes ototoxicity in patients. There was no evidence of nephrotoxicity.',
  '1\t0\t9\tCisplatin\tChemical\tMESH:D002945',
  '',
  '2|t|Another one',
  '2|a|of two.',
  '',
].join('\n');

test('PubTator is pasted, read, and written in another format', async ({ page }) => {
  await open(page);
  await paste(page, PUBTATOR);
  await expect(documentText(page)).toContainText('There was no evidence of nephrotoxicity.');
  await expect(documentText(page)).not.toContainText('MESH:D002945');
  await expect(page.getByText('the first of 2 documents in PubTator')).toBeVisible();
  await expect(page.getByText('is shown: 1 mention and 0 relations')).toBeVisible();
  await untilRead(page);

  const negated = page.locator('[data-text] mark', { hasText: 'nephrotoxicity' }).first();
  await negated.click();
  await expect(page.locator('[data-card]')).toContainText('negated here');

  await page.getByRole('tab', { name: 'Export' }).click();
  await page.getByLabel(/^PubTator/).check();
  const preview = page.locator('[data-export-preview]');
  await expect(preview).toContainText('|t|Cisplatin and hearing');
  await expect(page.locator('[data-export-losses]')).toContainText('mention scores: not kept');
  await page.getByLabel(/^BioC XML/).check();
  await expect(preview).toContainText('<collection>');
});
