import type { Answer, Mention, ReadCount, Relation } from '../annotation.ts';
import type { EngineName } from '../errors.ts';
import type { LinkedConcept } from '../link/link.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { Decision, DecisionChange, DecisionsChange, SetAsideDecision } from './decision.ts';
import type { ImportedMention, ImportedRelation } from './imported.ts';

export type * from './decision.ts';
export type * from './imported.ts';
export type * from './resolved.ts';

/**
 * A text with everything said about it. What the model said (`reading`, `questions`) and what a person
 * decided (`decisions`) are kept apart: a new reading replaces `reading` alone. Plain JSON throughout.
 */
export interface TextDocument {
  readonly id: string;
  /** As a person gave it, or empty: `titleOf` then suggests one. Not a part of `text`. */
  readonly title: string;
  /** Exactly as given. All offsets are UTF-16 code units, half-open, into this string. */
  readonly text: string;
  /** What the model said; absent until the first window has been read. */
  readonly reading?: ModelReading;
  /** What the file that the text came in says of it. */
  readonly imported?: Imported;
  /** What a person decided, in canonical order (`compareDecisions`). */
  readonly decisions: readonly Decision[];
  /** Decisions whose text was edited away, the latest last. */
  readonly setAside?: readonly SetAsideDecision[];
  /** In the order they were asked. */
  readonly questions: readonly AskedQuestion[];
  /** What another version of the program kept of it and this one does not know, as it is: nothing is lost by opening it. */
  readonly unknown?: readonly UnknownPart[];
}

/** One decision or question, or what the file said. Its spans are of the text as it was then. */
export interface UnknownPart {
  readonly of: 'decisions' | 'questions' | 'imported';
  readonly value: unknown;
}

/** The layer of a file: beside the model's reading, which never replaces it. */
export interface Imported {
  /** Name of the file, or what it was pasted from. */
  readonly from: string;
  /** No two of one span and type. */
  readonly mentions: readonly ImportedMention[];
  readonly relations: readonly ImportedRelation[];
  /** Named parts of the text; none once the text was edited. */
  readonly sections: readonly (Span & { readonly kind: string })[];
  /** What else it says of the document. */
  readonly info: Readonly<Record<string, string>>;
}

/** Who said it: needed to repeat it, and for exports. */
export interface Provenance {
  readonly pack: { readonly id: string; readonly version: string };
  readonly engine: EngineName;
}

export interface ModelReading {
  readonly by: Provenance;
  /** Corpus whose annotation guideline was followed, or `any`. */
  readonly guideline: string;
  /** In text order. */
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  readonly read: ReadCount;
  /** Sentences edited since and not read again yet, in text order. UTF-16, half-open. */
  readonly unread: readonly Span[];
  /** The reading was broken off: `unread` holds all that is left of the text, and the rest needs no reading. */
  readonly isBrokenOff?: true;
  /** Author lines, affiliations and reference lists (`matterIn`) were left out, and wait until they are wanted. */
  readonly isWithoutMatter?: true;
  /** The model read alone, without the names of the dictionary (`core/gazetteer`). */
  readonly isWithoutDictionary?: true;
  /** The user's own vocabularies whose names were found, the one that wins first; absent: none. */
  readonly vocabularies?: readonly OwnSource[];
  /** What the mentions were linked to, as far as they were. */
  readonly linking?: ModelLinking;
}

export interface ModelLinking {
  readonly by: LinkingSource;
  /** By mention id, best first; an empty list: no match. */
  readonly concepts: Readonly<Record<string, readonly LinkedConcept[]>>;
}

export interface LinkingSource {
  readonly lexicon: { readonly id: string; readonly version: string };
  /** The user's own, the first of them first. */
  readonly vocabularies: readonly OwnSource[];
}

/** A vocabulary of the user's own, as it was used. */
export interface OwnSource {
  /** Of its content. */
  readonly id: string;
  readonly name: string;
  /** The type that the user gave to those of its concepts that have none. */
  readonly type?: string;
}

/** Whether two lists of vocabularies read and link alike. */
export const isSameSources = (a: readonly OwnSource[], b: readonly OwnSource[]): boolean =>
  a.length === b.length &&
  a.every(({ id, type }, index) => id === b[index]?.id && type === b[index]?.type);

/** Whether every word piece of the text as it is now has been read. */
export const isComplete = (reading: ModelReading): boolean =>
  reading.read.pieces === reading.read.of && reading.unread.length === 0;

export interface AskedQuestion {
  readonly id: string;
  readonly question: string;
  readonly by: Provenance;
  /** Best first; empty: no answer in this text. */
  readonly answers: readonly Answer[];
  /** The best one although it may lie under the pack's threshold. */
  readonly best?: Answer;
  readonly read: ReadCount;
  /** The text was edited since: answers in changed sentences are gone, the others may no longer be best. */
  readonly outdated: boolean;
}

/**
 * Every change a person can make. Each has an exact inverse (see `apply.ts`); all are plain JSON, so that
 * a history can be stored.
 */
export type Operation =
  | { readonly kind: 'rename'; readonly title: string }
  /** Set, replace or (without `decision`) clear what was decided under this key (`decisionKey`). */
  | ({ readonly kind: 'decide' } & DecisionChange)
  /** Several at once, no two of one key. */
  | ({ readonly kind: 'decide-all' } & DecisionsChange)
  /** Annotations outside the changed sentences are moved along, those inside are dropped. */
  | { readonly kind: 'edit-text'; readonly edit: TextEdit }
  /** The inverse of an edit: the text back, with all that was said about it. */
  | {
      readonly kind: 'restore-text';
      readonly edit: TextEdit;
      readonly reading?: ModelReading;
      readonly imported?: Imported;
      readonly decisions: readonly Decision[];
      readonly setAside?: readonly SetAsideDecision[];
      readonly questions: readonly AskedQuestion[];
    }
  /** All of them, so that asking, asking again and removing have one inverse. */
  | { readonly kind: 'set-questions'; readonly questions: readonly AskedQuestion[] };

/** Inverse operations, the latest last. */
export interface History {
  readonly undo: readonly Operation[];
  readonly redo: readonly Operation[];
}

export const emptyHistory: History = { undo: [], redo: [] };

export const newDocument = (id: string, text: string, title = ''): TextDocument => ({
  id,
  title,
  text,
  decisions: [],
  questions: [],
});
