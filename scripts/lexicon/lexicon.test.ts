import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openLexicon } from '../../src/core/link/lexicon.ts';
import { KIND } from '../../src/core/link/lexicon-format.ts';
import { parseLexiconManifest } from '../../src/core/link/lexicon-manifest.ts';
import { nameKey } from '../../src/core/link/name-key.ts';
import { EMBEDDED_LEXICON } from '../../src/core/pack/embedded.ts';
import { addFacts, CORPORA } from './facts.ts';
import { createGathering } from './gather.ts';
import { readGoatools, readTable } from './tables.ts';
import { addCellLines, addMesh, addSpecies } from './vocabularies.ts';

const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the tables', () => {
  it('give rows with names and cross references', () => {
    const file = join(folder, 'a.tsv.gz');
    writeFileSync(file, gzipSync('X:1\tred\tlabel\tDisease\tA:1,B:2\nX:2\t\tlabel\tDisease\t\n'));
    expect([...readTable(file)]).toEqual([
      { id: 'X:1', name: 'red', kind: 'label', type: 'Disease', references: ['A:1', 'B:2'] },
    ]);
  });

  it('give genes out of Python source, without running it', () => {
    const file = join(folder, 'genes.py');
    writeFileSync(
      file,
      [
        'import os',
        `  5 : NtData(GeneID=5, Status='live', Symbol='Brca1', Aliases='A, B', description="5' gene", other_designations='x|y'),`,
        `  6 : NtData(GeneID=6, Status='discontinued', Symbol='Old', Aliases='', description='', other_designations=''),`,
      ].join('\n'),
    );
    expect([...readGoatools(file)].map(({ id, name, kind }) => `${id} ${kind} ${name}`)).toEqual([
      'NCBIGene:5 symbol Brca1',
      'NCBIGene:5 synonym A',
      'NCBIGene:5 synonym B',
      `NCBIGene:5 name 5' gene`,
      'NCBIGene:5 other x',
      'NCBIGene:5 other y',
    ]);
  });
});

describe('concepts that come together from tables', () => {
  it('keep one name for all its spellings, of the best kind, with how often it was chosen', () => {
    const to = createGathering();
    to.add('X:1', 'Disease', 'Red disease', KIND.label);
    to.add('X:1', 'Disease', 'red diseases', KIND.synonym);
    to.count('X:1', 'Disease', 'Red Disease', 5);
    to.name('X:2', 'nobody', KIND.exact);
    expect([...to.concepts.keys()]).toEqual(['X:1']);
    const concept = to.concepts.get('X:1')!;
    expect(concept).toMatchObject({ label: 'Red disease', labelLevel: 3 });
    expect([...concept.names.values()]).toEqual([
      { name: 'Red disease', kind: KIND.label, level: 3 },
    ]);
  });
});

describe('labels are the preferred names', () => {
  const folders = { lexicons: folder, genes: folder };
  const put = (name: string, rows: readonly string[]) =>
    writeFileSync(join(folder, `${name}.tsv.gz`), gzipSync(`${rows.join('\n')}\n`));
  const labels = (add: typeof addMesh) => {
    const to = createGathering();
    add(to, folders);
    return Object.fromEntries([...to.concepts].map(([id, { label }]) => [id, label]));
  };

  it('of drugs that have a systematic name in MeSH alone', () => {
    put('mesh_descriptors', []);
    put('mesh_disease_reach', []);
    put('mesh_mappings', [
      'MESH:C581236\t8-hydroxy-2,2,14,14-tetramethylpentadecanedioic acid\tlabel\tChemical\tCHEBI:149601',
      'MESH:C581236\tbempedoic acid\tmapped_name\tChemical\tCHEBI:149601',
      'MESH:C1\tsacubitril\tlabel\tChemical\tCHEBI:2',
      'MESH:C1\tAHU-377\tmapped_name\tChemical\tCHEBI:2',
    ]);
    expect(labels(addMesh)).toEqual({ 'MESH:C581236': 'bempedoic acid', 'MESH:C1': 'sacubitril' });
  });

  it('of cell lines, whatever letter they begin with', () => {
    put(
      'cellosaurus',
      ['2T', 'U-2 OS', 'U-2OS', 'U2OS'].map(
        (name) => `Cellosaurus:CVCL_0042\t${name}\tname\tCellLine\tHomo sapiens`,
      ),
    );
    expect(labels(addCellLines)).toEqual({ 'CVCL:0042': 'U2OS' });
  });

  it('of species that a table tells', () => {
    put('mesh_descriptors', []);
    put(
      'species',
      ['Danio frankei', 'Danio rerio', 'Zebrafish'].map(
        (name) => `NCBITaxon:7955\t${name}\tname\tSpecies\t`,
      ),
    );
    put('species_small', ['NCBITaxon:7955\tDanio rerio\tlabel\tSpecies\t']);
    expect(labels(addSpecies)).toEqual({ 'NCBITaxon:7955': 'Danio rerio' });
  });
});

describe('facts counted from corpora', () => {
  it('leave out a document that the list names by its identifier or its PMID', () => {
    const corpora = join(folder, 'corpora');
    const document = (id: string, text: string, pmid?: string) => ({
      id,
      ...(pmid !== undefined && { pmid }),
      entities: [{ type: 'Disease', text, concept: ['MESH:D000001'] }],
    });
    const lines = [
      document('1', 'red disease'),
      document('2', 'blue disease'),
      document('x', 'green disease', '2'),
    ].map((one) => JSON.stringify(one));
    for (const corpus of CORPORA) {
      mkdirSync(join(corpora, corpus), { recursive: true });
      writeFileSync(join(corpora, corpus, 'train.jsonl.gz'), gzipSync(lines.join('\n')));
    }
    writeFileSync(join(folder, 'never.txt'), '2\n');
    const to = createGathering();
    expect(addFacts(to, corpora, join(folder, 'never.txt'))).toBe(1);
    expect([...to.concepts.values()].map(({ label }) => label)).toEqual(['red disease']);
  });
});

describe('the lexicon that comes with the program', () => {
  const path = (name: string) =>
    fileURLToPath(new URL(`../../public/${EMBEDDED_LEXICON}${name}`, import.meta.url));
  const manifest = parseLexiconManifest(JSON.parse(readFileSync(path('lexicon.json'), 'utf8')));
  if (!manifest.ok) throw new Error(manifest.error);
  const { file, sources } = manifest.value;
  const packed = readFileSync(path(file.path));
  const bytes = new Uint8Array(gunzipSync(packed));
  const hash = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');

  it('is the one its manifest describes, and under 6 MB', () => {
    expect(hash(packed)).toBe(file.sha256);
    expect(hash(bytes)).toBe(file.unpacked.sha256);
    expect(packed.length).toBeLessThan(6e6);
  });

  it('opens, credits the same sources, and knows what everybody knows', () => {
    const opened = openLexicon(bytes);
    if (!opened.ok) throw new Error(opened.error.reason);
    const lexicon = opened.value;
    expect(lexicon.header.sources.map(({ name }) => name)).toEqual(sources.map(({ name }) => name));
    const ids = (name: string) =>
      lexicon.find(nameKey(name)).map(({ concept }) => lexicon.idOf(concept));
    expect(ids('acute kidney failure')).toContain('MESH:D058186');
    expect(ids('caffeine')).toEqual(expect.arrayContaining(['MESH:D002110', 'CHEBI:27732']));
    expect(ids('TP53')).toContain('NCBIGene:7157');
    expect(ids('Trp53')).toContain('NCBIGene:22059');
    expect(ids('mice')).toContain('NCBITaxon:10090');
    expect(ids('HeLa')).toContain('CVCL:0030');
    expect(ids('hepatocyte')).toContain('CL:0000182');
    expect(ids('liver')).toContain('UBERON:0002107');
    expect(ids('hepatitis A')[0]).toBe('MESH:D006506');
    expect(ids('vitamins')).not.toContain('MESH:D014801');
  });

  it('shows every concept under its own preferred label', () => {
    const opened = openLexicon(bytes);
    if (!opened.ok) throw new Error(opened.error.reason);
    const { conceptOf, nameOf } = opened.value;
    for (const [id, label] of [
      ['MESH:D008055', 'Lipids'],
      ['MESH:D014815', 'Vitamins'],
      ['MESH:D006506', 'Hepatitis A'],
      ['MESH:D006505', 'Hepatitis'],
      ['NCBIGene:3569', 'IL6'],
      ['NCBIGene:16193', 'Il6'],
      ['NCBITaxon:632', 'Yersinia pestis'],
      ['NCBITaxon:853', 'Faecalibacterium prausnitzii'],
    ] as const) {
      expect(nameOf(conceptOf(id) ?? -1)).toBe(label);
    }
  });
});
