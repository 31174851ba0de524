/**
 * What each step beside the model is worth: strict scores of the pooled heads on test parts, with one step more at a time,
 * and what it costs an abstract. The encoder reads each document once; what it says is kept, so a second run costs little.
 *
 *   npx tsx bench/beside.ts [--data ../shared/data] [--cache FOLDER] [--only biored,tmvar3] [--limit N] [--part test]
 *
 * Of tmVar 3 the documents that train nevertheless are left out (docs/adr/0013).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readDocuments } from '../src/cli/evaluate/corpus.ts';
import { UNCANCELLED } from '../src/cli/read-all.ts';
import type { Engine } from '../src/core/engine.ts';
import { scoresOf } from '../src/core/evaluate/counts.ts';
import {
  addByType,
  type CountsByType,
  countEntities,
  micro,
} from '../src/core/evaluate/entities.ts';
import { POOLED } from '../src/core/pack/pooled.ts';
import { annotate } from '../src/core/read/annotate.ts';
import type { Step } from '../src/core/read/beside-model.ts';
import type { Reader } from '../src/core/read/reader.ts';
import { DEFAULT_PACK, openEntityPack } from './open-pack.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    cache: { type: 'string' },
    only: { type: 'string' },
    limit: { type: 'string', default: 'Infinity' },
    part: { type: 'string', default: 'test' },
  },
});
const CORPORA = [
  'tmvar3',
  'biored',
  'ncbi_disease',
  'bc5cdr',
  'species800',
  'linnaeus',
  'jnlpba',
  'bc2gm',
];
const STEPS: readonly Step[] = [
  'drugs',
  'variants',
  'types',
  'agreements',
  'repeats',
  'lookalikes',
];
/** The steps in order; each row does one step more than the row before. */
const CHAINS = [undefined, ...STEPS].map((step, at) => ({
  name: step ? `and ${step}` : 'model alone',
  without: new Set(STEPS.slice(at)),
}));
const LABELS = 3;

const cache = values.cache ?? mkdtempSync(join(tmpdir(), 'biogloss-beside-'));
mkdirSync(cache, { recursive: true });
const trained = new Set(
  readFileSync('training/biogloss_training/data/trained-though-tested.tsv', 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0]),
);
const { reader: opened, close } = await openEntityPack(DEFAULT_PACK);
const { heads } = opened.manifest.entities;
const pooled = heads.flatMap(({ guideline }, index) => (guideline === POOLED ? [index] : []));
const reader: Reader = { ...opened, engine: remembering(opened.engine) };

for (const corpus of values.only?.split(',') ?? CORPORA) {
  const file = join(values.data, 'corpora', corpus, `${values.part}.jsonl.gz`);
  const own = heads.filter(({ guideline }) => guideline === corpus).map(({ type }) => type);
  const measured = CHAINS.map((chain) => ({ ...chain, counts: new Map() as CountsByType, ms: 0 }));
  let documents = 0;
  for await (const { value } of readDocuments(file, Number(values.limit), console.error)) {
    if (corpus === 'tmvar3' && trained.has(value.id)) continue;
    documents += 1;
    // From the second round on, the encoder's output is in memory.
    await annotate({ text: value.text }, reader, UNCANCELLED);
    for (const chain of measured) {
      const start = process.cpuUsage();
      const found = await annotate(
        { text: value.text, without: chain.without },
        reader,
        UNCANCELLED,
      );
      const { user, system } = process.cpuUsage(start);
      chain.ms += (user + system) / 1000;
      if (!found.ok) throw new Error(JSON.stringify(found.error));
      const types = [
        ...new Set([...own, ...(own.length > 0 ? [] : value.entities.map(({ type }) => type))]),
      ];
      chain.counts = addByType(
        chain.counts,
        countEntities(value.entities, found.value.mentions, types),
      );
    }
  }
  for (const { name, counts, ms } of measured) {
    const scores = [...counts].map(([type, count]) => [type, scoresOf(count)] as const);
    console.log(
      JSON.stringify({
        ...{ corpus, part: values.part, documents, steps: name, ms: ms / documents },
        ...{ micro: scoresOf(micro(counts)), perType: Object.fromEntries(scores) },
      }),
    );
  }
}
await close();

/** Entity logits of the pooled heads, from a file or, the first time, from the engine. No other output is needed here. */
function remembering(engine: Engine): Engine {
  const memory = new Map<string, Float32Array>();
  return {
    ...engine,
    async encode(ids, types) {
      const key = createHash('sha1').update(ids).digest('hex');
      const rows =
        memory.get(key) ?? fromFile(key) ?? pick((await engine.encode(ids, types)).entityLogits);
      if (!memory.has(key)) {
        if (memory.size > 40) memory.clear();
        memory.set(key, rows);
        writeFileSync(join(cache, key), gzipSync(new Uint8Array(rows.buffer)));
      }
      return {
        entityLogits: spread(rows, ids.length),
        answerLogits: new Float32Array(0),
        hidden: new Float32Array(0),
      };
    },
  };
}

function fromFile(key: string): Float32Array | undefined {
  try {
    const bytes = gunzipSync(readFileSync(join(cache, key)));
    return new Float32Array(new Uint8Array(bytes).buffer);
  } catch {
    return undefined;
  }
}

/** [pieces, heads, 3] -> [pieces, pooled heads, 3] */
function pick(logits: Float32Array): Float32Array {
  const pieces = logits.length / (heads.length * LABELS);
  const rows = new Float32Array(pieces * pooled.length * LABELS);
  for (let piece = 0; piece < pieces; piece += 1)
    for (const [at, head] of pooled.entries()) {
      const from = (piece * heads.length + head) * LABELS;
      rows.set(logits.subarray(from, from + LABELS), (piece * pooled.length + at) * LABELS);
    }
  return rows;
}

function spread(rows: Float32Array, pieces: number): Float32Array {
  const logits = new Float32Array(pieces * heads.length * LABELS);
  for (let piece = 0; piece < pieces; piece += 1)
    for (const [at, head] of pooled.entries()) {
      const from = (piece * pooled.length + at) * LABELS;
      logits.set(rows.subarray(from, from + LABELS), (piece * heads.length + head) * LABELS);
    }
  return logits;
}
