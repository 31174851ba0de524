import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { drugsByStem } from '../../src/core/gazetteer/inn-stems.ts';
import { NAME_TYPES, type NameType } from '../../src/core/gazetteer/name-types.ts';
import { readTable } from '../lexicon/tables.ts';
import { isProvisional, isSystematic } from '../lexicon/vocabularies.ts';
import type { Gathering } from './gather.ts';

/** The type of each vocabulary; `undefined` when the vocabulary gives a type for each name. */
const LISTS: readonly (readonly [file: string, type: NameType | undefined])[] = [
  ['genes_human_entrez', 'Gene'],
  ['genes_human_hgnc', 'Gene'],
  ['genes_mouse', 'Gene'],
  ['genes_rat', 'Gene'],
  ['famplex', 'Family'],
  ['protein_families_reach', 'Family'],
  ['disease_ontology', 'Disease'],
  ['mesh_disease_reach', 'Disease'],
  ['mesh_descriptors', undefined],
  ['mesh_mappings', undefined],
  ['chebi_names', 'Chemical'],
  ['chebi_reach', 'Chemical'],
  ['pubchem_reach', 'Chemical'],
  ['drugs_lspci', 'Chemical'],
  ['species', 'Species'],
  ['species_small', 'Species'],
  ['cellosaurus', 'CellLine'],
  ['cell_ontology', 'CellType'],
  ['cell_ontology_reach', 'CellType'],
  ['uberon', 'Anatomy'],
  ['uberon_reach', 'Anatomy'],
];

/** Lists whose chemicals are drugs and tool compounds, rather than all that chemistry names. */
const DRUG_LISTS: ReadonlySet<string> = new Set(['drugs_lspci']);

/** Adds the names of all lists except the Human Phenotype Ontology, whose licence forbids changes. */
export function addLists(to: Gathering, folder: string): void {
  for (const [file, as] of LISTS) {
    for (const { name, type, references } of readTable(join(folder, `${file}.tsv.gz`))) {
      if (references.some((one) => one.startsWith('HP:'))) continue;
      const plain = name.replace(/\s*<[^>]*>$/, '');
      for (const each of as ? [as] : typesOf(plain, type)) {
        if (each === 'Gene' && (isProvisional(plain) || isUnspoken(plain))) continue;
        if (each === 'Chemical' && isSystematic(plain)) continue;
        to.add(plain, each, DRUG_LISTS.has(file));
      }
    }
  }
  addAntibodies(to, join(folder, 'antibodies.tsv.gz'));
}

/** Names of genes that only tables use: pseudogenes, products without a function, descriptions by similarity. */
const isUnspoken = (name: string): boolean =>
  name.length > MAX_GENE_NAME_LENGTH ||
  /pseudogene|uncharacterized|non-protein coding|antisense RNA|readthrough|family member|-like \d|, member/i.test(
    name,
  );
const MAX_GENE_NAME_LENGTH = 40;

/** The first column holds the name, and the first line is a heading. */
function addAntibodies(to: Gathering, file: string): void {
  const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  for (const line of lines) {
    const [name] = line.split('\t');
    if (name) to.add(name, 'Chemical', true);
  }
}

/**
 * The types of MeSH. Its 'ChemicalOrGene' (enzymes, hormones, proteins, antibodies) is both, which tells no type, but for drugs by
 * their stem; descriptors newer than its trees ('Unknown') are left out.
 */
function typesOf(name: string, type: string): readonly NameType[] {
  if (type === 'ChemicalOrGene')
    return drugsByStem(name).length > 0 ? ['Chemical'] : ['Chemical', 'Gene'];
  return NAME_TYPES.filter((one) => one === type);
}
