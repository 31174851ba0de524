import { EXAMPLES } from '../../src/app/content/examples.ts';
import type { WordPiece } from '../../src/core/tokenize/word-piece.ts';

/** Numbers of word pieces of a window, including [CLS] and [SEP]. */
export const LENGTHS = [64, 128, 256, 512] as const;

/** The examples of the page, repeated up to the given length. They are invented, so that they may be shown and stored. */
export function textOf(characters: number): string {
  const all = EXAMPLES.map(({ text }) => text).join('\n\n');
  return all.repeat(Math.ceil(characters / all.length)).slice(0, characters);
}

/** A text of at most the given number of pieces, without [CLS] and [SEP], that ends after a word. */
export function textOfPieces(pieces: number, tokenize: WordPiece): string {
  const text = textOf(pieces * 8);
  const { starts, ids } = tokenize(text);
  let end = Math.min(pieces, ids.length - 1);
  while (end > 0 && !/\s/.test(text[(starts[end] ?? 0) - 1] ?? '')) end -= 1;
  return text.slice(0, starts[end]);
}
