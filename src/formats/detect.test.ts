import { describe, expect, it, test } from 'vitest';
import { detect } from './detect.ts';
import { writeFile } from './exchange/format.ts';
import { formats } from './formats.ts';
import { featureSamples } from './testing/feature-samples.ts';

/** The format's name, or what else it is. */
const found = (content: string, name = '', isAll = true): string => {
  const finding = detect(content, name, isAll);
  return finding.kind === 'format' ? finding.format : finding.kind;
};

describe('a file is what its content says', () => {
  it.each([
    [
      'XML behind a declaration',
      '<?xml version="1.0"?>\n<PubmedArticleSet>\n<PubmedArticle>',
      'pubmed-xml',
    ],
    ['the root as the first tag', '<article><front/></article>', 'jats'],
    ['JATS that has but a body', '<article>\n<body><p>x</p></body></article>', 'jats'],
    ['JATS in a set of articles', '<pmc-articleset><Reply Id="1"/><article><front>', 'jats'],
    [
      'JATS in the answer of a server',
      '<OAI-PMH><responseDate>x</responseDate><GetRecord><record><metadata><article><front>',
      'jats',
    ],
    ['a prefix before the root', '<nlm:article xmlns:nlm="x"><nlm:front>', 'jats'],
    ['a long comment before the root', `<!-- ${'x'.repeat(9000)} --><article><front>`, 'jats'],
    ['PubMed books', '<PubmedBookArticle><BookDocument>', 'pubmed-xml'],
    ['MEDLINE citations', '<MedlineCitationSet><MedlineCitation>', 'pubmed-xml'],
    ['BioC', '<!DOCTYPE collection SYSTEM "BioC.dtd"><collection><source/>', 'bioc-xml'],
    ['a BioC document alone', '<document><id>1</id><passage>', 'bioc-xml'],
    ['MEDLINE behind a mark', '\ufeff\nPMID- 1\nOWN - NLM\n', 'nbib'],
    ['MEDLINE with spaces behind the id', 'PMID- 1  \nTI  - x\n', 'nbib'],
    ['MEDLINE without an id', 'OWN - NLM\nSTAT- MEDLINE\nTI  - x\n', 'nbib'],
    ['MEDLINE with CR line ends', 'PMID- 1\rTI  - x\r', 'nbib'],
    ['RIS', 'TY  - JOUR\r\nTI  - x\r\n', 'ris'],
    ['RIS with CR line ends', 'TY  - JOUR\rTI  - x\r', 'ris'],
    [
      'RIS behind what an exporter says',
      'Provider: X\nContent: text\n\nTY  - JOUR\nTI  - x\n',
      'ris',
    ],
    ['PubTator', '1|t|A\n1|a|B\n', 'pubtator'],
    ['PubTator with CR line ends', '1|t|A\r1|a|B\r1\t0\t1\tA\tGene\t1\r', 'pubtator'],
    ['PubTator of titles alone', '1|t|A\n\n2|t|B\n', 'pubtator'],
    ['PubTator without an abstract', 'x1|t|A\nx1\t0\t1\tA\tGene\t1\n', 'pubtator'],
    [
      'PubTator with an id of any length',
      `${'x[1]'.repeat(20_000)}|t|A\n${'x[1]'.repeat(20_000)}|a|B\n`,
      'pubtator',
    ],
    ['PubTator with a line separator of Unicode', '1|t|A\u2028B\n1|a|C\n', 'pubtator'],
    ['PubTator with a space behind the id', '1 |t|A\n1 |a|B\n', 'pubtator'],
    ['brat', 'T1\tGene 0 3\tTNF', 'brat'],
    [
      'PubAnnotation with a long text first',
      JSON.stringify({ text: 'x'.repeat(9000), denotations: [] }),
      'pubannotation',
    ],
    ['PubAnnotation without denotations', '{"text":"x","sourcedb":"PubMed"}', 'pubannotation'],
    [
      'a list of BioC collections',
      '[{"source":"PMC","documents":[{"id":"1","passages":[',
      'bioc-json',
    ],
    ['W3C whose context is a list', '{"@context":["http://www.w3.org/ns/anno.jsonld"]}', 'w3c'],
    ['a web page', '<!DOCTYPE html>\n<html><body>Gout</body></html>', 'html'],
    ['a web page as XML', '<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><head/>', 'html'],
    ['a part of a web page', '<div class="a"><p>Gout</p></div>', 'html'],
    ['a Word file', 'PK\u0003\u0004\u0000', 'docx'],
    ['texts in JSON', '{"id": 1, "text": "Aspirin"}', 'texts'],
    ['texts in a list', '[{"id": 1, "text": "Aspirin"}, {"id": 2}]', 'texts'],
  ])('%s', (_, content, kind) => {
    for (const name of ['', 'a.txt', 'a.ris', 'a.pdf']) expect(found(content, name)).toBe(kind);
    // Seen letter by letter it is nothing else before.
    for (let length = 0; length < Math.min(content.length, 300); length += 1) {
      expect(['undecided', kind]).toContain(found(content.slice(0, length), '', false));
    }
  });

  it.each([
    'Aspirin|t|is no PubTator.',
    'A text about <article> and PMID- 5.',
    '<5% of patients had gout.',
    '<i>BRCA1</i> carriers were followed.',
    '< 0.05 was significant',
    '[Effect of aspirin on gout].',
    '[1] Smith J. Gout.',
    '{2} patients left.',
    'TY - a name',
    'IL- 6 rose.\nTNF- alpha fell.\nIFN- gamma, too.',
    'T1 tumours were rare.',
    '@gout is a name',
    '',
  ])('%j is prose', (content) => {
    expect(found(content)).toBe('prose');
  });

  it.each([
    [
      'JSON of other tools',
      '{"text":"x","annotations":[{"mention":"x"}]}',
      /JSON .*text, annotations.*BioC/,
    ],
    ['a list of other things', '[{"tokens":["a"]}]', /JSON .*tokens/],
    ['an empty list', '[]', /JSON/],
    ['other XML', '<?xml version="1.0"?><TEI><teiHeader/></TEI>', /<TEI>.*JATS/],
    ['other XML without a declaration', '<records><record/></records>\n', /<records>/],
    [
      'DocBook',
      '<article xmlns="http://docbook.org/ns/docbook"><title>x</title></article>',
      /<article>/,
    ],
    ['RTF', '{\\rtf1 Gout}', /RTF/],
    ['LaTeX', '% draft\n\n%%\n\\documentclass{article}\n\\title{Gout}', /LaTeX; open the PDF/],
    [
      'records of Cochrane',
      'Record #1 of 2\nID: CN-01\nAU: Smith J\nTI: Gout\nAB: Colchicine.\n',
      /Cochrane.*RIS/,
    ],
    [
      'records of Ovid',
      '<1>\nUnique Identifier\n  39911001\nTitle\n  Gout.\nAbstract\n  Colchicine.\n',
      /Ovid.*RIS/,
    ],
    [
      'rows of Embase, a field each',
      '"TITLE","Gout"\n"AUTHOR NAMES","Doe J."\n"ABSTRACT","Colchicine."\n',
      /Embase.*RIS/,
    ],
  ])('%s is refused by name, with a suggestion', (_, content, reason) => {
    expect(detect(content)).toMatchObject({
      kind: 'unknown',
      reason: expect.stringMatching(reason),
    });
  });

  it.each([
    ['', 'a.nbib.gz', 'nbib'],
    ['', 'a.ann', 'brat'],
    ['rubbish', 'a.pubtator', 'pubtator'],
    ['rubbish', 'a.pdf', 'prose'],
    ['rubbish', 'a.nxml', 'prose'],
  ])('%j in %j is %s: the name decides what the content leaves open', (content, name, kind) => {
    expect(found(content, name)).toBe(kind);
  });

  const own = formats.filter(
    ({ name, writer, read }) => read && writer && !['text', 'brat'].includes(name),
  );
  it.each(own.map((format) => [format.name, format] as const))(
    'is the %s that was written here, however long its text is',
    (name, format) => {
      const text = `${featureSamples.relations.text}\n${'Gout hurts. '.repeat(2000)}`;
      const file = writeFile(format.writer!, [{ ...featureSamples.relations, text }], new Date(0));
      expect(found(file)).toBe(name);
    },
  );
});

test('a first line with a long run of blanks is looked at once', () => {
  expect(detect(`a${' '.repeat(190_000)}b`)).toEqual(detect('a b'));
});
