import { strToU8, zipSync } from 'fflate';
import { documentText, dropFile, expect, open, paste, test, untilRead } from './fixtures/page.ts';

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

const strings = (parts: Record<string, string>) =>
  Object.fromEntries(Object.entries(parts).map(([path, content]) => [path, strToU8(content)]));

test('a Word file and a table are dropped, and HTML is pasted without its numbers of citations', async ({
  page,
}) => {
  await open(page);
  const body =
    '<w:p><w:r><w:t>Cisplatin causes ototoxicity</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>';
  const word = zipSync(
    strings({
      'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    }),
  );
  await dropFile(page, 'a.docx', [...word]);
  await expect(documentText(page)).toHaveText('Cisplatin causes ototoxicity.');

  const table = 'PMID,Title,Abstract\n1,Gout,"Uric acid, ""high"", hurts."\n2,Rats,\n';
  await dropFile(page, 'a.csv', [...strToU8(table)]);
  await expect(documentText(page)).toContainText('Uric acid, "high", hurts.');
  await expect(page.getByText('the first of 2 documents in Table of texts')).toBeVisible();

  await paste(
    page,
    'BARD112 rose.',
    '<p>BARD1<sup><a href="https://x.org/#r">12</a></sup> rose.</p>',
  );
  await expect(documentText(page)).toHaveText('BARD1 rose.');
});
