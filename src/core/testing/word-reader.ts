import type { Engine } from '../engine.ts';
import type { PackManifest } from '../pack/manifest.ts';
import { createReader, type Reader } from '../read/reader.ts';
import { knownVocabulary } from './known-vocabulary.ts';

/**
 * A reader for tests whose engine knows words instead of weights: a piece of `genes` is B of the Gene head, of
 * `drugs` B of the Chemical head, a `more` piece after them is I; every pair of a drug and a gene is related.
 * It exists so that the core can be tested on windows of a dozen pieces.
 */
export interface WordReader extends Reader {
  readonly manifest: PackManifest;
  /** Lengths of the inputs that the engine has seen. */
  readonly seen: number[];
}

const WORDS = {
  genes: ['braf', 'egfr', 'tnf'],
  drugs: ['aspirin', 'gefitinib'],
  more: ['kinase', 'acid'],
  answers: ['answer'],
  unsure: ['perhaps'],
  others: ['the', 'patient', 'took', 'and', 'what', 'is', '.', '?', ',', '##s'],
} as const;

const PIECES = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...Object.values(WORDS).flat()];
const idsOf = (words: readonly string[]) => new Set(words.map((word) => PIECES.indexOf(word)));
const GENES = idsOf(WORDS.genes);
const DRUGS = idsOf(WORDS.drugs);
const MORE = idsOf(WORDS.more);
const ANSWERS = idsOf(WORDS.answers);
const UNSURE = idsOf(WORDS.unsure);
const SURE = 8;
/** B is the likeliest label still, but under any threshold. */
const HARDLY = 0.2;

export function wordReader(positions = 16): WordReader {
  const seen: number[] = [];
  const own = manifest(positions);
  const reader = createReader(own, knownVocabulary(PIECES.join('\n')), wordEngine(seen));
  return { ...reader, manifest: own, seen };
}

function wordEngine(seen: number[]): Engine {
  return {
    encode: async (ids) => {
      seen.push(ids.length);
      const entityLogits = new Float32Array(ids.length * 6);
      const answerLogits = new Float32Array(ids.length * 2);
      let open = -1;
      ids.forEach((id, at) => {
        const head = GENES.has(id) ? 0 : DRUGS.has(id) ? 1 : -1;
        if (head < 0 && !MORE.has(id)) open = -1;
        for (const each of [0, 1]) {
          const label = each === head ? 1 : each === open && head < 0 ? 2 : 0;
          const isHardly = each === head && UNSURE.has(ids[at - 1] ?? -1);
          entityLogits[at * 6 + each * 3 + label] = isHardly ? HARDLY : SURE;
        }
        if (head >= 0) open = head;
        answerLogits.fill(ANSWERS.has(id) ? SURE : -1, at * 2, at * 2 + 2);
      });
      answerLogits.fill(0, 0, 2);
      return { entityLogits, answerLogits, hidden: Float32Array.from(ids) };
    },
    relate: async ({ pairs }) => {
      const count = pairs.length / 2;
      return Float32Array.from({ length: count * 4 }, (_, at) => [0, SURE, 0, SURE][at % 4] ?? 0);
    },
  };
}

const manifest = (positions: number): PackManifest => ({
  format: 1,
  id: 'words',
  version: '0',
  title: 'Words',
  licence: 'Apache-2.0',
  sources: [],
  architecture: { layers: 1, width: 1, positions, lowercase: true },
  vocabulary: FILE,
  engines: { wasm: { graph: FILE, weights: FILE } },
  entities: {
    defaultGuideline: 'any',
    heads: ['Gene', 'Chemical'].map((type) => ({
      guideline: 'any',
      type,
      threshold: 0.5,
      calibrated: true,
    })),
  },
  relations: {
    graph: FILE,
    entityTypes: ['Gene', 'Chemical'],
    logits: 4,
    schemas: [
      {
        name: 'acts',
        labels: ['None', 'INHIBITOR'],
        offset: 0,
        directed: true,
        pairs: [['Chemical', 'Gene']],
        sameSentence: true,
        level: 'mention',
        threshold: 0.5,
      },
      {
        name: 'linked',
        labels: ['None', 'Association'],
        offset: 2,
        directed: false,
        pairs: [
          ['Chemical', 'Gene'],
          ['Gene', 'Gene'],
        ],
        sameSentence: false,
        level: 'entity',
        threshold: 0.5,
      },
    ],
  },
  answers: { longest: 5, slope: 1, intercept: 0, threshold: 0.5 },
  selfCheck: { inputIds: [2, 3], expected: [[0, 0, 0, SURE]], tolerance: 0.1 },
  scores: [],
});

const FILE = { path: 'none', bytes: 1, sha256: '0'.repeat(64) };
