import { fail, ok, type Result } from '../result.ts';

/** Word pieces and their ids: a piece's id is its line in `vocab.txt`, counted from 0. */
export interface Vocabulary {
  readonly size: number;
  readonly unknown: number;
  readonly classify: number;
  readonly separate: number;
  idOf(piece: string): number | undefined;
}

/**
 * Reads BERT's `vocab.txt`: one piece a line, pieces that continue a word start with `##`.
 * Fails when one of [UNK], [CLS] and [SEP] is missing.
 */
export function parseVocabulary(text: string): Result<Vocabulary, string> {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines.at(-1) === '') lines.pop();
  return vocabularyOf(new Map(lines.map((piece, id) => [piece, id])), lines.length);
}

/** Fails when one of [UNK], [CLS] and [SEP] is missing. `size` is one more than the largest id. */
export function vocabularyOf(
  ids: ReadonlyMap<string, number>,
  size: number,
): Result<Vocabulary, string> {
  const [unknown, classify, separate] = SPECIAL.map((piece) => ids.get(piece));
  if (unknown === undefined || classify === undefined || separate === undefined) {
    return fail(`has no ${SPECIAL.find((piece) => !ids.has(piece))}`);
  }
  return ok({ size, unknown, classify, separate, idOf: (piece) => ids.get(piece) });
}

const SPECIAL = ['[UNK]', '[CLS]', '[SEP]'] as const;
