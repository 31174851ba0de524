import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nameKey } from '../../src/core/link/name-key.ts';
import type { Gathering } from './gather.ts';

/** Freely usable corpora whose annotations give the concept of each name. */
export const CORPORA = [
  'biored',
  'bc5cdr',
  'ncbi_disease',
  'nlm_gene',
  'gnormplus',
  'tmvar3',
  'linnaeus',
  'species800',
] as const;

const TYPES: ReadonlySet<string> = new Set(['Disease', 'Chemical', 'Gene', 'Species', 'CellLine']);

interface GoldDocument {
  readonly id: string;
  /** The PMID, when the identifier of the document is another one. */
  readonly pmid?: string | number;
  readonly entities: readonly {
    readonly type: string;
    readonly text: string;
    readonly concept?: readonly string[];
  }[];
}

/**
 * Counts which concepts annotators chose for which names, in the training parts only, and there only in documents
 * that are in no corpus' test part: several corpora share abstracts.
 *
 * @param neverTrain file of the PMIDs of all test parts, the one that training keeps to
 */
export function addFacts(to: Gathering, corpora: string, neverTrain: string): number {
  const excluded = new Set(readFileSync(neverTrain, 'utf8').split(/\s+/));
  const counts = new Map<string, { id: string; type: string; name: string; count: number }>();
  const seen = new Set<string>();
  for (const corpus of CORPORA) {
    const file = join(corpora, corpus, 'train.jsonl.gz');
    if (!existsSync(file)) throw new Error(`${file} is missing`);
    for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
      if (line === '') continue;
      const document = JSON.parse(line) as GoldDocument;
      if (excluded.has(document.id) || excluded.has(String(document.pmid))) continue;
      for (const { type, text, concept } of document.entities) {
        if (!TYPES.has(type) || concept?.length !== 1) continue;
        const id = curie(concept[0] ?? '');
        if (!id) continue;
        const key = `${id} ${nameKey(text)}`;
        // A document counts once for each name, however often it contains the name.
        if (seen.has(`${document.id} ${key}`)) continue;
        seen.add(`${document.id} ${key}`);
        const before = counts.get(key) ?? { id, type, name: text, count: 0 };
        before.count += 1;
        counts.set(key, before);
      }
    }
  }
  for (const { id, type, name, count } of counts.values()) to.count(id, type, name, count);
  return counts.size;
}

const curie = (id: string): string | undefined => {
  const written = id.replace(/^Cellosaurus:CVCL_/, 'CVCL:');
  return /^(MESH:[CD]\d+|OMIM:\d{6}|NCBIGene:\d+|NCBITaxon:\d+|CVCL:[0-9A-Z]{4})$/.test(written)
    ? written
    : undefined;
};
