import { expect, it } from 'vitest';
import { goldConcepts } from './gold-concepts.ts';

it.each([
  ['CellLine', 'Cellosaurus:CVCL_0030', 'CVCL:0030'],
  ['Gene', 'NCBIGene:7157', 'NCBIGene:7157'],
  ['Gene', '22339(Tax:10090)', 'NCBIGene:22339'],
  ['Species', '9606', 'NCBITaxon:9606'],
  ['Variant', 'dbSNP:rs1801133', 'dbSNP:rs1801133'],
  ['Variant', 'p|SUB|V|600|E', 'p.V600E'],
  ['Variant', 'c|SUB|G|123|A;Gene:7157', 'c.123G>A'],
  ['Variant', 'c|DEL|32|G', 'c.32delG'],
  ['Variant', 'p|FS|C|105||114', 'p.C105fs*114'],
  ['Variant', 'p|FS|R|97|P|23;Gene:1', 'p.R97Pfs*23'],
  ['Variant', 'c|INDEL|1044_1049|ACACT', 'c.1044_1049delinsACACT'],
] as const)('a %s that a corpus calls %s is %s', (type, id, curie) => {
  expect(goldConcepts(type, [id])).toEqual([curie]);
});

it('leaves out what is no concept', () => {
  expect(goldConcepts('Disease', ['-', '', 'MESH:-1'])).toEqual([]);
});
