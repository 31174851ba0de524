import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findVariants } from './find-variants.ts';

const names = (text: string) => findVariants(text).map(({ start, end }) => text.slice(start, end));

describe('variants by grammar', () => {
  it.each([
    ['We saw c.35delG, c.1521_1523delCTT and c.88-2A>G.', 'c.35delG|c.1521_1523delCTT|c.88-2A>G'],
    ['m.3243A>G and g.1270533T>G', 'm.3243A>G|g.1270533T>G'],
    ['p.(Val600Glu), p.Glu746_Ala750del', 'p.(Val600Glu)|p.Glu746_Ala750del'],
    ['NM_000546.6:c.(524G>A) and r.(76_78del)', 'c.(524G>A)|r.(76_78del)'],
    ['no change of the protein, p.(=) or p.=, and p.?', 'p.(=)|p.=|p.?'],
    ['p.Arg97ProfsTer23 or p.R97Pfs*23', 'p.Arg97ProfsTer23|p.R97Pfs*23'],
    ['p.Lys23_Leu24insArgSerGln', 'p.Lys23_Leu24insArgSerGln'],
    ['c.123_124delinsAG; c.892_895dup', 'c.123_124delinsAG|c.892_895dup'],
    ['splicing: IVS8+4A>G, IVS21-2delAG', 'IVS8+4A>G|IVS21-2delAG'],
    ['SNPs rs1801133 and rs 4343', 'rs1801133|rs 4343'],
    ['Pro12Ala, Gly12 > Ser and Cys 326 Ser', 'Pro12Ala|Gly12 > Ser|Cys 326 Ser'],
    ['BRAF V600E', 'V600E'],
    ['the T790M mutation of EGFR', 'T790M'],
    ['MTHFR C677T, the variant 677C>T, and a C-344T allele', 'C677T|677C>T|C-344T'],
    ['185delAG and 5382insC', '185delAG|5382insC'],
    ['deltaF508 or F508del', 'deltaF508|F508del'],
    ['a change in codon 12 (Gly to Asp)', 'codon 12 (Gly to Asp)'],
    [
      'an arginine to tryptophan substitution at codon 198',
      'arginine to tryptophan substitution at codon 198',
    ],
    ['a C-to-T transition at nucleotide 463', 'C-to-T transition at nucleotide 463'],
    ['CYP2C19*2 and NAT2*4/*5', '*2|*4/*5'],
    ['EGFR exon 19 deletions, deletion of exons 3-7', 'exon 19 deletions|deletion of exons 3-7'],
    ['a dup(17)(p11.2p11.2) and del(1)(p31.2p32.3)', 'dup(17)(p11.2p11.2)|del(1)(p31.2p32.3)'],
    ['t(9;22)(q34;q11.2) in leukemia', 't(9;22)(q34;q11.2)'],
  ])('are found in %j', (text, expected) => {
    expect(names(text)).toEqual(expected.split('|'));
  });

  it.each([
    'Trial NCT02142738 of patients with mutations.',
    'T47D and C33A cells carry mutations.',
    'The yeast strain S288C has a mutation.',
    'The C4A gene and S100A are polymorphic variants.',
    'Patients with T2D and variants of TCF7L2.',
    'G1S arrest, S6K and P2X receptors in mutants.',
    'Figure S10A shows the variants.',
    'A2A/A1 antagonists for mutants.',
    'H2B and E2F after mutation.',
    'Vaccinia genes A36R and F13L were mutated.',
    'The sample K562R was frozen.',
    'mutants with p = 0.05, p.0.05 and p.(see above)',
    'c.63 generations ago, p.12 of the book',
    'Cys2His2 zinc fingers; (Gly4Ser)3 linkers',
    'GSE12345, NM_000546.5 and p53',
    'The gene lies at 17p11.2, and 22q11.2 was seen in two copies.',
  ])('are not found in %j', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('lie within the text, in order, apart, and none crosses a sentence', () => {
    const parts = fc.array(
      fc.constantFrom(
        'c.',
        '35',
        'del',
        'G',
        ' ',
        'p.',
        'Val',
        '600',
        'Glu',
        'fs',
        '*',
        '>',
        'A',
        '-',
        '. The ',
        '\n',
        'rs12',
        '(',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(parts, (list) => {
        const text = list.join('');
        let last = 0;
        for (const { start, end } of findVariants(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).not.toContain('\n');
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
