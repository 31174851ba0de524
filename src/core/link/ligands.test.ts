import { expect, it } from 'vitest';
import { type ConceptClass, KIND, type Kind } from './lexicon-format.ts';
import { ligandsOf } from './ligands.ts';
import { link } from './link.ts';
import { lexiconOf } from './testing/tiny-lexicon.ts';
import { writeLexicon } from './write-lexicon.ts';

const HUMAN: ConceptClass = {
  ...{ prefix: 'NCBIGene:', width: 1, radix: 10, type: 'Gene', taxon: 9606, rank: 0 },
};
const gene = (id: number, label: string, ...names: readonly (readonly [string, Kind])[]) => ({
  id: `NCBIGene:${id}`,
  class: 0,
  label,
  names: names.map(([name, kind]) => ({ name, kind, level: 0 })),
});
/** The gene that is wanted has the highest number, because of equals the lowest comes first. */
const lexicon = lexiconOf(
  writeLexicon(
    [
      gene(1, 'EHMT1', ['GLP1', KIND.synonym], ['G9a-like protein 1', KIND.related]),
      gene(2, 'ZGLP1', ['GLP-1', KIND.synonym]),
      gene(
        3,
        'GLP1R',
        ['GLP-1 receptor', KIND.related],
        ['glucagon-like peptide 1 receptor', KIND.exact],
      ),
      gene(4, 'GCG', ['GLP1', KIND.synonym], ['glucagon-like peptide 1', KIND.related]),
      gene(5, 'XYZ', ['ABC', KIND.synonym]),
      gene(6, 'UVW', ['ABC', KIND.synonym]),
      gene(7, 'BRD2', ['FSH', KIND.synonym]),
      gene(8, 'FSHR', ['follicle stimulating hormone receptor', KIND.exact]),
      gene(
        9,
        'FSHB',
        ['FSH', KIND.related],
        ['follicle stimulating hormone beta subunit', KIND.exact],
      ),
    ],
    [HUMAN],
    { name: 'ligands', version: '1', sources: [] },
  ),
);
const idOf = (text: string) =>
  link(`${text} rose.`, [{ start: 0, end: text.length, text, type: 'Gene' }], lexicon)[0]?.[0]?.id;

it('takes a name that several genes have for the one whose receptor is called after it', () => {
  expect(idOf('GLP-1')).toBe('NCBIGene:4');
  expect(idOf('GLP1')).toBe('NCBIGene:4');
  expect(idOf('GLP1R')).toBe('NCBIGene:3');
  expect(idOf('FSH')).toBe('NCBIGene:9');
});

it('tells nothing of names without such a receptor', () => {
  expect(ligandsOf('ABC', lexicon)).toEqual(new Set());
  expect(ligandsOf('GCG', lexicon)).toEqual(new Set());
});
