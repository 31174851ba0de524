import type { Span } from './text/span.ts';

/** A stretch of text that names an entity, as a model (or a person) found it. UTF-16, half-open. */
export interface Mention extends Span {
  /** Unique within its document. */
  readonly id: string;
  /** Exactly `text.slice(start, end)` of the document's text. */
  readonly text: string;
  /** Entity type: Gene, Disease, Chemical, Species, Variant, CellLine, CellType, Anatomy, ... */
  readonly type: string;
  /** Probability in [0, 1]. */
  readonly score: number;
  /**
   * Mentions with the same group are taken for the same entity within the document (same type and
   * same name after normalisation, abbreviations with their long forms).
   */
  readonly group: string;
  /** The parts of one in pieces, at least two, in text order: the first begins and the last ends where the mention does. */
  readonly spans?: readonly Span[];
  /** Who says that it is an entity, or which type it has; absent: the model. */
  readonly by?: MentionSource;
}

/** Beside the model: the gazetteer (`core/gazetteer`), or one of the user's own vocabularies, by its name. */
export type MentionSource = 'dictionary' | { readonly vocabulary: string };

/** `dictionary`, or the name of the vocabulary. */
export const sourceName = (source: MentionSource): string =>
  typeof source === 'string' ? source : source.vocabulary;

/** A pair of mentions that speaks for a relation: mention ids. */
export interface Evidence {
  readonly head: string;
  readonly tail: string;
  /** Probability in [0, 1] of the relation, as read in the window these mentions lie in. */
  readonly score: number;
}

/** A typed claim about two entities (groups of mentions), never a fact: it carries a score. */
export interface Relation {
  /** Unique within its document. */
  readonly id: string;
  /** Entity groups, `Mention.group`. For an undirected relation the one named first in the text is the head. */
  readonly head: string;
  readonly tail: string;
  /** Label of the schema it comes from: Positive_Correlation, INHIBITOR, CID, ... */
  readonly type: string;
  /** Schema of the type: biored, drugprot, cid. */
  readonly schema: string;
  /** Whether head and tail play different parts (chemical acts on gene). */
  readonly directed: boolean;
  readonly score: number;
  /** The text presents it as its own finding; absent where the schema does not say. */
  readonly novel?: boolean;
  /** Mention pairs, the closest in the text first; never empty. */
  readonly evidence: readonly Evidence[];
}

/** A stretch of text that answers a question. UTF-16, half-open. */
export interface Answer extends Span {
  readonly text: string;
  /** Probability in [0, 1] that this is the answer. */
  readonly score: number;
}

/** Relations of this score or more are shown at once; others are less certain. */
export const LIKELY = 0.7;

/** The score from which an entity is more likely right than wrong. */
export const LIKELY_ENTITY = 0.5;

/** How much of a text was read, in word pieces; a complete reading has `pieces === of`. */
export interface ReadCount {
  readonly pieces: number;
  readonly of: number;
}
