import type { Engine } from '../engine.ts';
import type { Failure } from '../errors.ts';
import type { PackManifest } from '../pack/manifest.ts';
import { indexAfter } from '../text/rising.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { parseVocabulary, type Vocabulary } from '../tokenize/vocabulary.ts';
import { type Encoding, type WordPiece, wordPieceTokenizer } from '../tokenize/word-piece.ts';

/** A model pack that is ready to read texts. */
export interface Reader {
  readonly manifest: PackManifest;
  readonly vocabulary: Vocabulary;
  readonly tokenize: WordPiece;
  readonly engine: Engine;
}

export function createReader(
  manifest: PackManifest,
  vocabularyText: string,
  engine: Engine,
): Reader {
  const vocabulary = parseVocabulary(vocabularyText);
  const tokenize = wordPieceTokenizer(vocabulary, manifest.architecture.lowercase);
  return { manifest, vocabulary, tokenize, engine };
}

/** What the caller of a long reading decides: when it stops, and how others get their turn. */
export interface ReadControl {
  /** True once the reading is to stop; asked before every window. */
  readonly isCancelled: () => boolean;
  /** Awaited after every window, so that a message that cancels can arrive. */
  readonly giveTurn: () => Promise<void>;
}

export const CANCELLED: Failure = { code: 'cancelled' };

/** A text in word pieces, with the pieces at which its sentences begin. */
export interface Passage {
  readonly encoding: Encoding;
  /** Piece indices, rising. */
  readonly sentenceStarts: readonly number[];
}

export function passageOf(text: string, tokenize: WordPiece): Passage {
  const encoding = tokenize(text);
  const sentenceStarts: number[] = [];
  let piece = 0;
  for (const { start } of sentenceSpans(text)) {
    while (piece < encoding.starts.length && (encoding.starts[piece] ?? 0) < start) piece += 1;
    if (piece < encoding.starts.length && piece !== sentenceStarts.at(-1))
      sentenceStarts.push(piece);
  }
  return { encoding, sentenceStarts };
}

/** Index of the sentence a piece lies in. */
export const sentenceOf = (sentenceStarts: readonly number[], piece: number): number =>
  Math.max(0, indexAfter(sentenceStarts, piece) - 1);

/** `[CLS] pieces [SEP]`, or `[CLS] question [SEP] pieces [SEP]`, with the token types that tell them apart. */
export function encoderInput(
  vocabulary: Vocabulary,
  pieces: Int32Array,
  question?: Int32Array,
): { readonly ids: Int32Array; readonly types: Int32Array; readonly textAt: number } {
  const { classify, separate } = vocabulary;
  const before = question ? [classify, ...question, separate] : [classify];
  const ids = Int32Array.from([...before, ...pieces, separate]);
  const types = new Int32Array(ids.length);
  if (question) types.fill(1, before.length);
  return { ids, types, textAt: before.length };
}
