import { indexAfter } from '../text/rising.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { encodeWhole } from './encode-whole.ts';
import { insertPiece } from './insert-piece.ts';
import type { Encoding, WordPiece } from './word-piece.ts';

/** A text in word pieces, with the pieces at which its sentences and paragraphs begin (both rising). */
export interface Passage {
  readonly text: string;
  readonly encoding: Encoding;
  /** Pieces at which sentences begin: no mention reaches across one of them. */
  readonly sentenceStarts: readonly number[];
  /** Pieces at which paragraphs begin: no answer reaches across one of them, since a title has no full stop that a model could see. */
  readonly paragraphStarts: readonly number[];
}

/**
 * A list or table is shown to the encoder, which knows prose, as one is written there: a semicolon stands between two
 * lines or cells without punctuation at their ends. Those pieces cover no character of the text.
 * Words parted at line ends and ligatures are read as they are meant (`encodeWhole`).
 */
export function passageOf(text: string, tokenize: WordPiece): Passage {
  const sentences = sentenceSpans(text);
  /** Whether a sentence has no punctuation at its end, but for the comma that ends a cell. */
  const isBare = (index: number) => {
    const { end } = sentences[index] ?? { end: 0 };
    const isCell = sentences[index + 1]?.start === end;
    return !/\p{P}/u.test(text.charAt(end - (isCell ? 2 : 1)));
  };
  const gaps = sentences.flatMap(({ end }, index) => {
    const next = sentences[index + 1];
    const isParted = next?.start === end;
    return next?.startsParagraph && !isParted && isBare(index) && isBare(index + 1) ? [end] : [];
  });
  const [separator] = gaps.length > 0 ? tokenize(';').ids : [];
  const plain = encodeWhole(text, tokenize);
  const encoding = separator === undefined ? plain : insertPiece(plain, separator, gaps);
  const sentenceStarts: number[] = [];
  const paragraphStarts: number[] = [];
  let startsParagraph = false;
  for (const sentence of sentences) {
    startsParagraph ||= sentence.startsParagraph;
    const piece = indexAfter(encoding.ends, sentence.start);
    if (piece === encoding.ids.length || piece === sentenceStarts.at(-1)) continue;
    sentenceStarts.push(piece);
    if (startsParagraph) paragraphStarts.push(piece);
    startsParagraph = false;
  }
  return { text, encoding, sentenceStarts, paragraphStarts };
}

/** Index of the sentence a piece lies in. */
export const sentenceOf = (sentenceStarts: readonly number[], piece: number): number =>
  Math.max(0, indexAfter(sentenceStarts, piece) - 1);

/** Cuts the pieces [from, to) at the rising `starts`: runs that nothing reaches across. */
export function splitAt(
  from: number,
  to: number,
  starts: readonly number[],
): { readonly from: number; readonly to: number }[] {
  const inner = starts.slice(indexAfter(starts, from), indexAfter(starts, to - 1));
  const edges = [from, ...inner, to];
  return edges.slice(1).map((edge, index) => ({ from: edges[index] ?? from, to: edge }));
}
