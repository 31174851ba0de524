import { describe, expect, it } from 'vitest';
import { findConcepts } from './find-concepts.ts';
import { createVocabulary } from './own-vocabulary.ts';
import { tinyLexicon } from './testing/tiny-lexicon.ts';

const lexicon = tinyLexicon();
const ids = (text: string, type?: string) =>
  findConcepts({ text, limit: 5, ...(type !== undefined && { type }) }, lexicon).map(
    ({ id }) => id,
  );

describe('looking for a concept', () => {
  it.each([
    ['aspirin', 'MESH:D001241'],
    ['Aspi', 'MESH:D001241'],
    ['acetylsalicylic', 'MESH:D001241'],
    ['kidney acu', 'MESH:D058186'],
    ['high blood', 'MESH:D006973'],
    ['MESH:D001241', 'MESH:D001241'],
    ['mesh:d001241', 'MESH:D001241'],
    ['NCBIGene:16193', 'NCBIGene:16193'],
    ['ncbigene:16193', 'NCBIGene:16193'],
    ['ncbitaxon:959', 'NCBITaxon:959'],
    ['NCBITaxon_959', 'NCBITaxon:959'],
    ['D001241', 'MESH:D001241'],
    ['d001241', 'MESH:D001241'],
    ['16193', 'NCBIGene:16193'],
  ])('finds by %j', (text, id) => {
    expect(ids(text)[0]).toBe(id);
  });

  it.each(['', '  ', '?', 'nothing of the kind', 'MESH:D999999'])('finds nothing by %j', (text) => {
    expect(ids(text)).toEqual([]);
  });

  it('takes only concepts of a type when one is wanted', () => {
    expect(ids('a', 'Gene')).toEqual([]);
    expect(ids('interleukin 6', 'Gene')).toEqual(['NCBIGene:3569', 'NCBIGene:16193']);
  });

  it('leaves out what is found by an identifier and is of another type', () => {
    expect(ids('MESH:D001241', 'Gene')).toEqual([]);
    expect(ids('MESH:D001241', 'Chemical')).toEqual(['MESH:D001241']);
    expect(ids('7040', 'Gene')).toEqual(['NCBIGene:7040']);
    expect(ids('7040', 'Species')).toEqual([]);
  });

  it('finds own concepts by their identifier in any case, and without its prefix', () => {
    const own = createVocabulary([{ id: 'Mine:A1', name: 'one', names: [] }]);
    for (const text of ['mine:a1', 'a1', 'Mine:A1']) {
      expect(findConcepts({ text, limit: 1 }, lexicon, own)[0]?.id).toBe('Mine:A1');
    }
  });

  it('tells what a concept is also called, as it is spelled, and of which species a gene is', () => {
    const [found] = findConcepts({ text: 'MESH:D006973', limit: 1 }, lexicon);
    expect(found).toEqual({
      id: 'MESH:D006973',
      name: 'Hypertension',
      type: 'Disease',
      names: ['high blood pressure'],
    });
    expect(findConcepts({ text: 'Il6', limit: 5 }, lexicon).map(({ taxon }) => taxon)).toEqual([
      9606, 10_090,
    ]);
  });

  it(`puts the user's own first, whole names before parts of names`, () => {
    const own = createVocabulary([
      { id: 'X:1', name: 'aspirin tablets', names: [] },
      { id: 'X:2', name: 'Aspirin', names: [], vocabulary: 'mine.obo' },
    ]);
    const found = findConcepts({ text: 'aspirin', limit: 3 }, lexicon, own);
    expect(found.map(({ id }) => id)).toEqual(['X:2', 'X:1', 'MESH:D001241']);
    expect(found[0]?.vocabulary).toBe('mine.obo');
  });
});
