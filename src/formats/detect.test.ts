import { describe, expect, it } from 'vitest';
import { detectFormat } from './detect.ts';
import { writeFile } from './exchange/format.ts';
import { formats } from './formats.ts';
import { featureSamples } from './testing/feature-samples.ts';

describe('detectFormat', () => {
  it.each([
    ['<?xml version="1.0"?>\n<PubmedArticleSet>\n<PubmedArticle>', '', 'pubmed-xml'],
    ['<!DOCTYPE article>\n<article>', 'a.xml', 'jats'],
    ['\ufeff\nPMID- 1\nOWN - NLM\n', '', 'nbib'],
    ['TY  - JOUR\r\nTI  - x\r\n', '', 'ris'],
    ['', 'a.nbib.gz', 'nbib'],
    ['T1\tGene 0 3\tTNF', 'a.ann', 'brat'],
    ['Aspirin|t|is no PubTator.', '', undefined],
    ['{"id": 1, "text": "Aspirin"}', '', undefined],
    ['A text about <article> and PMID- 5.', '', undefined],
    ['', '', undefined],
  ])('takes %j in %j for %j', (content, name, format) => {
    expect(detectFormat(content, name)).toBe(format);
  });

  const own = formats.filter(
    ({ name, writer, read }) => read && writer && !['text', 'brat'].includes(name),
  );
  it.each(own.map((format) => [format.name, format] as const))(
    'knows the %s it wrote',
    (name, format) => {
      const file = writeFile(format.writer!, [featureSamples.relations], new Date(0));
      expect(detectFormat(file)).toBe(name);
    },
  );
});
