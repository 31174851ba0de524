import type { Engine } from '../engine.ts';
import { createReader, type Reader } from '../read/reader.ts';
import { knownVocabulary } from './known-vocabulary.ts';
import { randomNumbers } from './random-numbers.ts';
import { wordReader } from './word-reader.ts';

const PIECES = [
  ...['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'gefi', '##ti', '##nib', 'tnf', '##s', 'cell'],
  ...['the', '-', '(', ')', '.', '?', 'wha', '##t'],
];

/** Words of several pieces, sentences and paragraphs for `randomReader`. */
export const PIECEWISE_WORDS = [
  ...['gefitinib', 'gefititinib', 'gefitinibtitinibs', 'tnf', 'tnfs', 'cells', 'the', 'what'],
  ...['gefi-ti', '(tnf)', 'gefi\u0301ti', '🧬', '.', '.\n\n'],
] as const;

export interface RandomOptions {
  /** Longest input in word pieces. */
  readonly positions: number;
  /** What an engine says of a text depends on this alone. */
  readonly seed: number;
  /** By default every hidden state is all ones. */
  readonly relate?: Engine['relate'];
}

/**
 * A reader for tests of words with several pieces. Its engine says anything at all: what must hold of a result must hold
 * whatever the model says.
 */
export function randomReader({ positions, seed, relate }: RandomOptions): Reader {
  const { manifest, engine } = wordReader(positions);
  const next = randomNumbers(seed);
  const some = (length: number) => Float32Array.from({ length }, () => next() * 8 - 4);
  return createReader(manifest, knownVocabulary(PIECES.join('\n')), {
    encode: async (ids) => ({
      entityLogits: some(ids.length * 6),
      answerLogits: some(ids.length * 2),
      hidden: new Float32Array(ids.length).fill(1),
    }),
    relate: relate ?? engine.relate,
  });
}
