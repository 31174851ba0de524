import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { variantId } from './variant-name.ts';

describe('the notation of a variant', () => {
  it.each([
    ['V600E', 'p.V600E'],
    ['Val600Glu', 'p.V600E'],
    ['p.(Val600Glu)', 'p.V600E'],
    ['valine 600 to glutamic acid', 'p.V600E'],
    ['Gly-->Asp at codon 12', 'p.G12D'],
    ['G12C', 'p.G12C'],
    ['R213X', 'p.R213*'],
    ['A1166C', 'c.1166A>C'],
    ['C-174G', 'c.-174C>G'],
    ['c.677C>T', 'c.677C>T'],
    ['677C→T', 'c.677C>T'],
    ['g.1270533T>G', 'g.1270533T>G'],
    ['a C to T transition at nucleotide 463', 'c.463C>T'],
    ['185delAG', 'c.185delAG'],
    ['2238-9del AG', 'c.2238_2239delAG'],
    ['c.76_78del', 'c.76_78del'],
    ['p.Cys817fs', 'p.C817fs'],
    ['rs 1801133', 'dbSNP:rs1801133'],
  ])('%j is %j', (name, id) => {
    expect(variantId(name)).toBe(id);
  });

  it.each(['', 'mutation', 'exon 4', 'deletion', 'BRCA1', '5382'])('%j has none', (name) => {
    expect(variantId(name)).toBeUndefined();
  });

  it('is given for any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const id = variantId(text);
        expect(id === undefined || id.length > 2).toBe(true);
      }),
    );
  });
});
