import { invariant } from '../errors.ts';

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
 * Throws when one of [UNK], [CLS] and [SEP] is missing (the pack's hash was checked before).
 */
export function parseVocabulary(text: string): Vocabulary {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines.at(-1) === '') lines.pop();
  return vocabularyOf(new Map(lines.map((piece, id) => [piece, id])), lines.length);
}

/** Throws when one of [UNK], [CLS] and [SEP] is missing. `size` is one more than the largest id. */
export function vocabularyOf(ids: ReadonlyMap<string, number>, size: number): Vocabulary {
  const special = (piece: string): number => {
    const id = ids.get(piece);
    invariant(id !== undefined, `the vocabulary has no ${piece}`);
    return id;
  };
  return {
    size,
    unknown: special('[UNK]'),
    classify: special('[CLS]'),
    separate: special('[SEP]'),
    idOf: (piece) => ids.get(piece),
  };
}
