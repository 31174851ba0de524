import { EXAMPLES } from '../../src/app/content/examples.ts';
import type { WordPiece } from '../../src/core/tokenize/word-piece.ts';

/** Word pieces of a window, [CLS] and [SEP] included. */
export const LENGTHS = [64, 128, 256, 512] as const;

/** The examples of the page one after the other, as long as wanted: invented, so that they may be shown and kept. */
export function textOf(characters: number): string {
  const all = EXAMPLES.map(({ text }) => text).join('\n\n');
  return all.repeat(Math.ceil(characters / all.length)).slice(0, characters);
}

/** A text of at most so many pieces, cut behind a word, without [CLS] and [SEP]. */
export function textOfPieces(pieces: number, tokenize: WordPiece): string {
  const text = textOf(pieces * 8);
  const { starts, ids } = tokenize(text);
  let end = Math.min(pieces, ids.length - 1);
  while (end > 0 && !/\s/.test(text[(starts[end] ?? 0) - 1] ?? '')) end -= 1;
  return text.slice(0, starts[end]);
}
