/**
 * Builds the lexicon that names are linked with:
 *
 *   npx tsx scripts/lexicon/build.ts [DATA] [GENES] [--without-facts] [--out FOLDER]
 *
 * DATA holds lexicons/ and corpora/ (default ../shared/data); GENES the genes_NCBI_*.py of
 * goatools (docs/linking.md says how to get them). In TypeScript, because the index is sorted by the very function
 * that looks names up (`nameKey`): in another language there would be two of it, and they would come to differ.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readId } from '../../src/core/link/concept-id.ts';
import type { ConceptClass } from '../../src/core/link/lexicon-format.ts';
import { type NamedConcept, writeLexicon } from '../../src/core/link/write-lexicon.ts';
import { EMBEDDED_LEXICON } from '../../src/core/pack/embedded.ts';
import { addFacts } from './facts.ts';
import { createGathering, type Gathered } from './gather.ts';
import { FORMS, SOURCES } from './sources.ts';
import {
  addCellLines,
  addChebi,
  addDiseaseOntology,
  addGenes,
  addMesh,
  addOntology,
  addPubChem,
  addSpecies,
  type Folders,
} from './vocabularies.ts';

/** List of the documents from which nothing may be learned. Training reads the same list. */
const NEVER_TRAIN = 'training/biogloss_training/data/never-train-pmids.txt';
const VERSION = '3';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'without-facts': { type: 'boolean', default: false },
    out: { type: 'string', default: `public/${EMBEDDED_LEXICON}` },
  },
});
const [data = '../shared/data', genes = 'goatools/test_data'] = positionals;
const folders: Folders = { lexicons: join(data, 'lexicons'), genes };

const gathering = createGathering();
addMesh(gathering, folders);
addDiseaseOntology(gathering, folders);
addChebi(gathering, folders);
addPubChem(gathering, folders);
addGenes(gathering, folders);
addSpecies(gathering, folders);
addCellLines(gathering, folders);
addOntology(gathering, folders, ['cell_ontology', 'cell_ontology_reach'], 'CL:', 'CellType');
addOntology(gathering, folders, ['uberon', 'uberon_reach'], 'UBERON:', 'Anatomy');
const facts = values['without-facts'] ? 0 : addFacts(gathering, join(data, 'corpora'), NEVER_TRAIN);

const classes: ConceptClass[] = [];
const concepts = [...gathering.concepts.values()].flatMap((one) => named(one) ?? []);
const bytes = writeLexicon(concepts, classes, {
  name: 'biogloss',
  version: VERSION,
  sources: SOURCES.filter(({ isFacts }) => !isFacts || facts > 0).map(
    ({ name, version, licence, url }) => ({ name, version, licence, url }),
  ),
});
const packed = gzipSync(bytes, { level: 9 });
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'lexicon.packed'), packed);
const about = {
  format: 1,
  id: 'biogloss',
  version: VERSION,
  file: { path: 'lexicon.packed', ...sized(packed), unpacked: sized(bytes) },
  concepts: countByType(),
  facts,
  sources: SOURCES.filter(({ isFacts }) => !isFacts || facts > 0),
};
writeFileSync(join(values.out, 'lexicon.json'), `${JSON.stringify(about, undefined, 2)}\n`);
process.stdout.write(`${JSON.stringify({ ...about, sources: undefined })}\n`);

function named({ id, type, taxon, label, labelLevel, names }: Gathered): NamedConcept | undefined {
  const form = FORMS.find((one) => readId(one, id) !== undefined);
  if (!form) return undefined;
  // When the label of a concept was left out, its best name replaces it.
  const shown = label || [...names.values()].sort((a, b) => b.kind - a.kind)[0]?.name;
  if (!shown) return undefined;
  return {
    id,
    class: classIndex(form, type, taxon),
    label: shown,
    labelLevel,
    names: [...names.values()],
  };
}

function classIndex(form: (typeof FORMS)[number], type: string, taxon: number | undefined): number {
  const known = classes.findIndex(
    (one) =>
      one.prefix === form.prefix &&
      one.width === form.width &&
      one.type === type &&
      one.taxon === taxon,
  );
  if (known >= 0) return known;
  classes.push({ ...form, type, ...(taxon !== undefined && { taxon }) });
  return classes.length - 1;
}

function countByType(): Record<string, number> {
  const counts = new Map<string, number>();
  for (const one of concepts) {
    const type = classes[one.class]?.type ?? '';
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

function sized(of: Uint8Array): { bytes: number; sha256: string } {
  return { bytes: of.length, sha256: createHash('sha256').update(of).digest('hex') };
}
