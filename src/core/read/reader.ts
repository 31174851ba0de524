import type { Engine } from '../engine.ts';
import type { Failure } from '../errors.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { OwnNames } from '../gazetteer/own-names.ts';
import type { PackManifest } from '../pack/manifest.ts';
import type { Vocabulary } from '../tokenize/vocabulary.ts';
import { type WordPiece, wordPieceTokenizer } from '../tokenize/word-piece.ts';

export type ReaderManifest = Pick<
  PackManifest,
  'id' | 'version' | 'architecture' | 'entities' | 'relations' | 'answers'
>;

/** A model pack that is ready to read texts. */
export interface Reader {
  /** What of a pack's description reading needs; a model beside a pack has no more. */
  readonly manifest: ReaderManifest;
  readonly vocabulary: Vocabulary;
  readonly tokenize: WordPiece;
  readonly engine: Engine;
  /**
   * Names that are read beside the model; without them the model reads alone. Awaited once the first window has been
   * encoded, so that its loading takes no time of its own; undefined where it could not be had.
   */
  readonly gazetteer?: Gazetteer | Promise<Gazetteer | undefined>;
  /** Names of the user's own vocabularies, which win over all else that is found; awaited likewise. */
  readonly ownNames?: OwnNames | Promise<OwnNames | undefined>;
}

export function createReader(
  manifest: ReaderManifest,
  vocabulary: Vocabulary,
  engine: Engine,
): Reader {
  const tokenize = wordPieceTokenizer(vocabulary, manifest.architecture.lowercase);
  return { manifest, vocabulary, tokenize, engine };
}

/** What the caller of a long reading decides: when it stops, and how others get their turn. */
export interface ReadControl {
  /** True once the reading is to stop; asked before every window. */
  readonly isCancelled: () => boolean;
  /** Awaited after every window, so that a message that cancels can arrive. */
  readonly yieldControl: () => Promise<void>;
}

export const CANCELLED: Failure = { code: 'cancelled' };

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
