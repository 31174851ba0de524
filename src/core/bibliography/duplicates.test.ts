import { describe, expect, it, test } from 'vitest';
import { type Comparable, likenessIndex, likenessOf, textKeyOf } from './duplicates.ts';
import { doiIn, identifiersIn } from './identifiers.ts';

const record = (title: string, text: string, given: Partial<Comparable> = {}): Comparable => {
  const textKey = textKeyOf(title, `${title}\n${text}`);
  return { key: title, title, ...(textKey && { textKey }), ...given };
};

describe('an identifier', () => {
  it.each([
    ['10.5555/EX.ABC', '10.5555/ex.abc'],
    ['https://doi.org/10.5555/ex.abc', '10.5555/ex.abc'],
    ['doi:10.5555/ex.abc.', '10.5555/ex.abc'],
    ['http://dx.doi.org/10.5555%2Fex.abc', '10.5555/ex.abc'],
    ['S0000-0000(21)00001-1', undefined],
    ['NA', undefined],
    ['10.5555/', undefined],
    ['%E0%A4%A', undefined],
  ])('%s is %s as a DOI', (given, doi) => {
    expect(doiIn(given)).toBe(doi);
  });

  it.each(['', 'NA', 'n/a', 'none', '-', '0', '00'])('%j is none', (given) => {
    expect(identifiersIn({ pmid: given, doi: given, pmcid: given })).toEqual({});
  });
});

describe('two records', () => {
  const text = 'Lithium caused hypothyroidism in four of fifty adults.';

  it('are one by the same title and text, whatever their case and punctuation', () => {
    const [a, b] = [
      record('Lithium and the thyroid.', text),
      record('LITHIUM and the thyroid', text),
    ];
    expect(likenessOf(a, b)).toEqual({ reason: 'text', isCertain: true });
  });

  it('are not certain to be one where their identifiers differ', () => {
    const [a, b] = ['10.1/a', '10.1/b'].map((doi) => record('Lithium and you', text, { doi }));
    expect(likenessOf(a!, b!)).toEqual({ reason: 'text', isCertain: false });
  });

  it('are two where a file numbers its records as another does', () => {
    const [a, b] = [
      record('Gout in rats today', text, { pmid: '1' }),
      record('Sepsis and lactate', 'Lactate rose in all forty adults.', { pmid: '1' }),
    ];
    expect(likenessOf(a, b)).toEqual({ reason: 'pmid', isCertain: false });
  });

  it.each([
    [record('Gout in adults. Part I', text), record('Gout in adults. Part II', text)],
    [record("Authors' reply.", ''), record("Authors' reply.", '')],
    [record('', ''), record('', '')],
    [
      record('Insulin in diabetes.', text, {
        pmid: '1',
        related: [{ kind: 'ErratumIn', pmid: '2' }],
      }),
      record('Insulin in diabetes.', text, { pmid: '2' }),
    ],
  ])('are two: %j and %j', (a, b) => {
    expect(likenessOf(a, b)).toBeUndefined();
  });
});

test('pairs are found among many, each once, and not of what was removed', () => {
  const index = likenessIndex();
  for (const key of ['a', 'b', 'c']) index.add({ key, title: 'T', doi: '10.1/x' });
  index.add({ key: 'd', title: 'T' });
  index.remove('b');
  expect(index.pairs()).toEqual([{ a: 'a', b: 'c', reason: 'doi', isCertain: true }]);
  expect(index.find({ key: 'a', title: 'T', doi: '10.1/x' })).toMatchObject([{ key: 'c' }]);
});
