import { join } from 'node:path';
import { append, grouped } from '../../src/core/grouped.ts';
import { KIND, type Kind } from '../../src/core/link/lexicon-format.ts';
import { nameKey } from '../../src/core/link/name-key.ts';
import type { Gathered, Gathering } from './gather.ts';
import { type Row, readGoatools, readTable } from './tables.ts';

/** Folder of the tables. */
export interface Folders {
  readonly lexicons: string;
  /** Folder of `genes_NCBI_*.py`. */
  readonly genes: string;
}

const HUMAN = 9606;
const MOUSE = 10_090;
const RAT = 10_116;

const table = ({ lexicons }: Folders, name: string) => readTable(join(lexicons, `${name}.tsv.gz`));

export function addMesh(to: Gathering, from: Folders): void {
  for (const { id, name, kind, type } of table(from, 'mesh_descriptors')) {
    const as = MESH_TYPES.get(type);
    if (as) to.add(id, as, name, kind === 'label' ? KIND.label : KIND.exact);
    for (const turned of uninverted(name)) if (as) to.add(id, as, turned, KIND.exact);
  }
  for (const { id, name } of table(from, 'mesh_disease_reach')) {
    to.add(id, 'Disease', name, to.concepts.has(id) ? KIND.exact : KIND.label);
  }
  const mapped = [...table(from, 'mesh_mappings')];
  // Records of drugs in trials have a systematic name; ChEBI has the one that the drug was given since.
  const given = new Map(
    mapped
      .filter(({ kind, name }) => kind === 'mapped_name' && !isSystematic(name))
      .filter(({ references }) => references.some((one) => one.startsWith('CHEBI:')))
      .map(({ id, name }) => [id, name]),
  );
  for (const { id, name, kind, type } of mapped) {
    if (kind !== 'label' || (type !== 'Chemical' && type !== 'Disease')) continue;
    if (to.concepts.has(id)) continue;
    const label = type === 'Chemical' && isSystematic(name) ? given.get(id) : undefined;
    to.add(id, type, label ?? name, KIND.label);
    if (label !== undefined) to.name(id, name, KIND.exact);
  }
  // Names of the mapped vocabularies, except the Human Phenotype Ontology, whose licence forbids changes.
  for (const { id, name, kind, references } of mapped) {
    if (kind === 'mapped_name' && !references.some((one) => /^HP:/.test(one))) {
      to.name(id, name, KIND.synonym);
    }
  }
}

/**
 * MeSH's types by tree: 'ChemicalOrGene' (enzymes, hormones, proteins) are annotated as chemicals where they are
 * drugs; 'Unknown' descriptors are newer than the trees and may be either.
 */
const MESH_TYPES: ReadonlyMap<string, string> = new Map([
  ['Disease', 'Disease'],
  ['Chemical', 'Chemical'],
  ['ChemicalOrGene', 'Chemical'],
  ['Unknown', 'Any'],
]);

/** Turns 'Injury, Kidney, Acute' into the order of speech: 'Acute Kidney Injury'. */
const uninverted = (name: string): string[] => {
  const parts = name.split(', ');
  return parts.length > 1 ? [parts.reverse().join(' ')] : [];
};

export function addDiseaseOntology(to: Gathering, from: Folders): void {
  for (const { id, name, kind, references } of table(from, 'disease_ontology')) {
    const own = references.filter((one) => one.startsWith('MESH:'));
    const omim = references.filter((one) => /^OMIM:\d{6}$/.test(one));
    if (own.length === 1 && own[0]) {
      to.name(own[0], name, KIND.synonym);
      continue;
    }
    const as = own.length === 0 && omim.length === 1 && omim[0] ? omim[0] : id;
    to.add(as, 'Disease', name, kind === 'label' ? KIND.label : KIND.synonym);
  }
}

export function addChebi(to: Gathering, from: Folders): void {
  const meshOf = new Map<string, string>();
  for (const { id, references } of table(from, 'mesh_mappings')) {
    for (const one of references) if (one.startsWith('CHEBI:')) meshOf.set(one, id);
  }
  for (const { name, references } of table(from, 'drugs_lspci')) {
    const mesh = references.filter((one) => one.startsWith('MESH:'));
    if (mesh.length === 1 && mesh[0]) to.name(mesh[0], name, KIND.synonym);
  }
  for (const file of ['chebi_names', 'chebi_reach']) {
    for (const { id, name } of table(from, file)) {
      if (isSystematic(name)) continue;
      to.add(id, 'Chemical', name, to.concepts.has(id) ? KIND.exact : KIND.label);
      const mesh = meshOf.get(id);
      if (mesh) to.name(mesh, name, KIND.exact);
    }
  }
}

/**
 * Names that PubChem gives a compound, added to the one MeSH chemical that any of them leads to. PubChem's own
 * identifiers are not used.
 */
export function addPubChem(to: Gathering, from: Folders): void {
  const byKey = new Map<string, Set<string>>();
  for (const { id, type, names } of to.concepts.values()) {
    if (type !== 'Chemical' || !id.startsWith('MESH:')) continue;
    for (const [key, { kind }] of names) {
      if (kind >= KIND.exact) byKey.set(key, (byKey.get(key) ?? new Set()).add(id));
    }
  }
  const compounds = new Map<string, string[]>();
  for (const { id, name } of table(from, 'pubchem_reach')) {
    append(compounds, id, name);
  }
  for (const names of compounds.values()) {
    const found = new Set(names.flatMap((name) => [...(byKey.get(nameKey(name)) ?? [])]));
    const [mesh] = found;
    if (!mesh || found.size > 1) continue;
    for (const name of names) if (!isSystematic(name)) to.name(mesh, name, KIND.related);
  }
}

/** Matches names made of locants and brackets, which authors do not write. */
export const isSystematic = (name: string): boolean =>
  name.length > 40 || (name.match(/[()[\]{},]/g)?.length ?? 0) > 4;

const GENE_KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['symbol', KIND.label],
  ['name', KIND.exact],
  ['synonym', KIND.synonym],
  ['other', KIND.related],
]);

const MAX_GENE_NAME_LENGTH = 50;

export function addGenes(to: Gathering, from: Folders): void {
  const rows = (name: string) => readGoatools(join(from.genes, `genes_NCBI_${name}.py`));
  const isLost = new Set<string>();
  for (const { id, kind, references } of table(from, 'genes_human_entrez')) {
    if (kind !== 'symbol') continue;
    const isTold = references.some((one) => /^(?:HGNC|MIM|Ensembl):/.test(one));
    // Genes without a record elsewhere are unnamed loci, or genes of Neanderthals, which the table contains too.
    if (!isTold || references.some((one) => one === 'type:pseudo' || one === 'type:unknown')) {
      isLost.add(id);
    }
  }
  const add = (genes: Iterable<Row>, taxon: number) => {
    for (const { id, name, kind } of genes) {
      if (isLost.has(id) || name.length > MAX_GENE_NAME_LENGTH || isProvisional(name)) continue;
      to.add(id, 'Gene', name, GENE_KINDS.get(kind) ?? KIND.related, taxon);
    }
  };
  add(table(from, 'genes_human_hgnc'), HUMAN);
  add(table(from, 'genes_human_entrez'), HUMAN);
  add(rows('9606_ProteinCoding'), HUMAN);
  add(rows('10090_All'), MOUSE);
  add(rows('10090_ProteinCoding'), MOUSE);
  add(table(from, 'genes_rat'), RAT);
  shareNames(to);
}

/** Shares the names of genes with one symbol in several species, because tables list names for one species only. */
function shareNames(to: Gathering): void {
  const bySymbol = new Map<string, Gathered[]>();
  for (const gene of to.concepts.values()) {
    if (gene.type !== 'Gene') continue;
    append(bySymbol, gene.label.toUpperCase(), gene);
  }
  for (const genes of bySymbol.values()) {
    if (genes.length < 2 || genes.length > 3) continue;
    const names = genes.flatMap((gene) => [...gene.names.values()]);
    for (const gene of genes) for (const { name } of names) to.name(gene.id, name, KIND.related);
  }
}

/** Matches generated names: clones, predicted genes, expressed sequence tags. */
export const isProvisional = (name: string): boolean =>
  /^(LOC|RGD|MGC|FLJ|KIAA|DKFZ|RP\d+-|CTD-|CTA-|CTC-|bA|dJ|BC|AI|AV|AW|AA|AU|BB|C)\w*\d{4,}/.test(
    name,
  ) ||
  /Rik$|^Gm\d+$|^\d{7,}|^[A-Z]\d{6,}|^hypothetical|^uncharacterized|^predicted gene/i.test(name);

/**
 * Taxa, with the current scientific name as label: a short table tells it for the commonest ones, the long one lists it among its synonyms, in the order of
 * the alphabet.
 */
export function addSpecies(to: Gathering, from: Folders): void {
  const names = new Map<string, string[]>();
  const told = new Map<string, string>();
  for (const { id, name, kind } of [...table(from, 'species'), ...table(from, 'species_small')]) {
    const plain = name.replace(/\s*<[^>]*>/g, '');
    if (kind === 'label') told.set(id, plain);
    append(names, id, plain);
  }
  const headings = new Set<string>();
  for (const { name, kind, type } of table(from, 'mesh_descriptors')) {
    if (kind === 'label' && (type === 'Species' || type === 'Unknown')) headings.add(name);
  }
  for (const [id, list] of names) {
    const heading = told.get(id) ?? list.find((name) => isScientific(name) && headings.has(name));
    const label = heading ?? commonestOf(list.filter(isScientific)) ?? list[0] ?? '';
    to.add(id, 'Species', label, KIND.label);
    if (heading !== undefined) to.settle(id);
    for (const name of list) to.add(id, 'Species', name, KIND.exact);
  }
}

/** Matches two words or more, the first of which is a genus. */
const isScientific = (name: string): boolean => /^[A-Z][a-z]+ [a-z]/.test(name);

/** The first binomial with the genus of most names, because strains are listed under the current name, not under old ones. */
function commonestOf(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) {
    const [genus = ''] = name.split(' ');
    counts.set(genus, (counts.get(genus) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return names.find((name) => counts.get(name.split(' ')[0] ?? '') === most);
}

/** Cell lines, of which the table gives all names in the order of the alphabet. */
export function addCellLines(to: Gathering, from: Folders): void {
  const names = new Map<string, string[]>();
  for (const { id, name } of table(from, 'cellosaurus')) {
    append(names, id.replace(/^Cellosaurus:CVCL_/, 'CVCL:'), name);
  }
  for (const [id, list] of names) {
    const label = mostSpelled(list);
    to.add(id, 'CellLine', label, KIND.label);
    for (const name of list) if (name !== label) to.add(id, 'CellLine', name, KIND.exact);
  }
}

/** The shortest spelling of the name that is spelled in most ways: `U2OS` of `2T`, `U-2 OS`, `U-2OS` and `U2OS`. */
function mostSpelled(names: readonly string[]): string {
  const [most = []] = [...grouped(names, nameKey).values()].sort((a, b) => b.length - a.length);
  const [shortest = ''] = [...most].sort((a, b) => a.length - b.length);
  return shortest;
}

export function addOntology(
  to: Gathering,
  from: Folders,
  files: readonly string[],
  prefix: string,
  type: string,
): void {
  for (const file of files) {
    for (const { id, name, kind } of table(from, file)) {
      if (!id.startsWith(prefix)) continue;
      to.add(id, type, name, ONTOLOGY_KINDS.get(kind) ?? KIND.related);
    }
  }
}

const ONTOLOGY_KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['label', KIND.label],
  ['exact', KIND.exact],
  ['name', KIND.exact],
]);
