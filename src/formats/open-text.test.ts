import { expect, test } from 'vitest';
import { openText } from './open-text.ts';

test('the first article is taken out of a paste, and what is left behind is counted', () => {
  const ris = 'TY  - JOUR\nTI  - One\nAB  - Of TNF-α.\nER  - \nTY  - JOUR\nTI  - Two\nER  - \n';
  expect(openText(ris)).toEqual({
    text: 'One\nOf TNF-α.',
    origin: { format: 'RIS', documents: 2, mentions: 0, warnings: 0 },
  });
});

test('mentions of a file are counted, and what could not be read', () => {
  const file = '1|t|TNF\n1|a|falls.\n1\t0\t3\tTNF\tGene\t7124\nrubbish\n';
  expect(openText(file, 'a.txt')).toEqual({
    text: 'TNF\nfalls.',
    origin: { format: 'PubTator', documents: 1, mentions: 1, warnings: 1 },
  });
});

test.each([
  ['a text', 'Aspirin inhibits COX-2.', 'a.txt'],
  ['a broken file', '<?xml version="1.0"?><PubmedArticleSet><PubmedArticle>', 'a.xml'],
  ['annotations without their text', 'T1\tGene 0 3\tTNF', 'a.ann'],
])('%s is a text itself', (_, content, name) => {
  expect(openText(content, name)).toBeUndefined();
});
