import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { variantId } from './variant-id.ts';

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
    ['c.(524G>A)', 'c.524G>A'],
    ['p.(=)', 'p.='],
    ['g.1270533T>G', 'g.1270533T>G'],
    ['a C to T transition at nucleotide 463', 'c.463C>T'],
    ['185delAG', 'c.185delAG'],
    ['2238-9del AG', 'c.2238_2239delAG'],
    ['c.76_78del', 'c.76_78del'],
    ['p.Cys817fs', 'p.C817fs'],
    ['p.Arg97ProfsTer23', 'p.R97Pfs*23'],
    ['R97Gfs*11', 'p.R97Gfs*11'],
    ['C105Vfs114X', 'p.C105Vfs*114'],
    ['F302fsX39', 'p.F302fs*39'],
    ['\u2206F508', 'p.F508del'],
    ['ΔF508', 'p.F508del'],
    ['p.Phe508del', 'p.F508del'],
    ['Val\u2192Met at codon 66', 'p.V66M'],
    ['p.Met1?', 'p.M1?'],
    ['p.Glu746_Ala750del', 'p.E746_A750del'],
    ['delE746-A750', 'p.E746_A750del'],
    ['p.E746_S752delinsV', 'p.E746_S752delinsV'],
    ['p.Lys23_Leu24insArgSerGln', 'p.K23_L24insRSQ'],
    ['p.Ala3_Ser5dup', 'p.A3_S5dup'],
    ['c.123_124delinsAG', 'c.123_124delinsAG'],
    ['c.1044_1049delTTCTGGinsACACT', 'c.1044_1049delinsACACT'],
    ['c.-29_-26del', 'c.-29_-26del'],
    ['c.88-2_90+3del', 'c.88-2_90+3del'],
    ['IVS21-2delAG', 'c.IVS21-2delAG'],
    ['c.203_506inv', 'c.203_506inv'],
    ['c.1521-2delA', 'c.1521-2delA'],
    ['c.88-2delA', 'c.88-2delA'],
    ['c.265-1dupG', 'c.265-1dupG'],
    ['c.1-20delA', 'c.1-20delA'],
    ['88-2delA', 'c.88-2delA'],
    ['1067-1068insA', 'c.1067_1068insA'],
    ['deletion of a single nucleotide at position 1234', 'c.1234del'],
    ['deletion of A at nucleotide 35', 'c.35delA'],
    ['an A deletion at position 35', 'c.35delA'],
    ['codon 12 (Gly to Asp)', 'p.G12D'],
    ['rs 1801133', 'dbSNP:rs1801133'],
  ])('%j is %j', (name, id) => {
    expect(variantId(name)).toBe(id);
  });

  it.each([
    '',
    'mutation',
    'exon 4',
    'deletion',
    'BRCA1',
    '5382',
    'deletion of a 14 bp segment at nucleotide 463',
    'a deletion at position 35',
    'A deletion at position 35',
    'a deletion in exon 19',
    'G to A substitution at codon 1763',
    'his 2 sisters to met 3',
  ])('%j has none', (name) => {
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
