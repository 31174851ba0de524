import type { Mention } from '../annotation.ts';
import type { LinkedConcept } from '../link/link.ts';
import type { Span } from '../text/span.ts';

/** What a person decides about a text and what is said of it. Plain JSON throughout. */

export type Verdict = 'accepted' | 'rejected';

/** When and by whom something was decided; work of versions that did not ask has neither. */
export interface Stamp {
  /** ISO 8601 with a time zone. */
  readonly at?: string;
  /** The name that the curator gave, if any. */
  readonly curator?: string;
}

interface Decided extends Stamp {
  /** Decided for many at once: what is decided for all of a name later may replace it. */
  readonly inBulk?: true;
}

/**
 * Which mention is meant, from reading to reading: the one that was first said at this place with this type, whatever a
 * person made of it since.
 */
export interface MentionRef extends Span {
  /** The text at its place. */
  readonly text: string;
  readonly type: string;
  /** Tells mentions that a person added from others of the same place and type; absent: the one that needs no number. */
  readonly nth?: number;
}

/**
 * What a person said about one mention, together with the mention as it was said then: by the model, a file, or (`added`)
 * the person. Keyed by the place and type it had then.
 */
export interface MentionDecision extends Decided {
  readonly kind: 'mention';
  readonly verdict: Verdict;
  readonly mention: Mention;
  /** `MentionRef.nth` */
  readonly nth?: number;
  /** The person marked it; nobody had said it. */
  readonly added?: true;
  /** What the person made of it; what is absent stays as it was said. */
  readonly change?: MentionChange;
}

export interface MentionChange {
  readonly type?: string;
  /** Where it stands: one span, or the parts of one in pieces, in text order. */
  readonly spans?: readonly Span[];
}

/**
 * An entity named independently of a reading, whose ids and groups differ from run to run: by its type
 * and the surface forms it had.
 */
export interface EntityNames {
  readonly type: string;
  /** Distinct surface forms in text order; never empty. */
  readonly names: readonly string[];
}

/** What a person said about one relation. It holds for every relation of these entities with this type. */
export interface RelationDecision extends Decided {
  readonly kind: 'relation';
  readonly verdict: Verdict;
  readonly schema: string;
  readonly type: string;
  readonly directed: boolean;
  readonly head: EntityNames;
  readonly tail: EntityNames;
  /** The score that the model gave when the decision was made. */
  readonly score: number;
  readonly novel?: boolean;
  readonly change?: RelationChange;
}

/** A relation that a person added, between two mentions. */
export interface AddedRelationDecision extends Decided {
  readonly kind: 'added-relation';
  /** Tells it from all others of its document, whatever becomes of its type and ends. */
  readonly id: string;
  readonly schema: string;
  readonly type: string;
  readonly directed: boolean;
  readonly head: MentionRef;
  readonly tail: MentionRef;
}

/** What a person made of a relation of two entities: first its ends change places, then they are moved. */
export interface RelationChange {
  readonly type?: RelationType;
  readonly isReversed?: true;
  readonly head?: MentionRef;
  readonly tail?: MentionRef;
}

/** A type of relations, as a schema has it; `person` is the schema of those that a person names. */
export interface RelationType {
  readonly type: string;
  readonly schema: string;
  readonly directed: boolean;
}

/** What a person said an entity is. It holds for every mention of a type with one of these names. */
export interface ConceptDecision extends Decided {
  readonly kind: 'concept';
  readonly entity: EntityNames;
  /** Absent: the person said that no concept there is fits. */
  readonly concept?: ChosenConcept;
}

/** What a person said that one mention is, whatever its name is elsewhere. */
export interface MentionConceptDecision extends Decided {
  readonly kind: 'mention-concept';
  readonly mention: MentionRef;
  /** What the mention was when this was chosen: the choice rests while it is something else. Earlier versions did not say. */
  readonly type?: string;
  /** Absent: the person said that no concept there is fits. */
  readonly concept?: ChosenConcept;
}

export type ChosenConcept = Omit<LinkedConcept, 'score'>;

/** What a person wrote about something. It says nothing of whether that is right. */
export interface NoteDecision extends Decided {
  readonly kind: 'note';
  readonly about: NoteSubject;
  /** Never empty. */
  readonly text: string;
}

/** That a person is done with the document, and has looked at all that is found in it. */
export interface ReviewDecision extends Decided {
  readonly kind: 'review';
}

export type NoteSubject =
  | { readonly kind: 'document' }
  | { readonly kind: 'mention'; readonly mention: MentionRef }
  | { readonly kind: 'entity'; readonly entity: EntityNames }
  | { readonly kind: 'relation'; readonly relation: RelationRef };

/** Which relation is meant, from reading to reading: by the names of its entities, or the one that a person added. */
export type RelationRef =
  | Pick<RelationDecision, 'kind' | 'schema' | 'type' | 'directed' | 'head' | 'tail'>
  | Pick<AddedRelationDecision, 'kind' | 'id'>;

export type Decision =
  | MentionDecision
  | ConceptDecision
  | MentionConceptDecision
  | RelationDecision
  | AddedRelationDecision
  | NoteDecision
  | ReviewDecision;

/** A decision whose text was edited away. Its spans are of the text as it was then. */
export interface SetAsideDecision {
  readonly decision: Decision;
  /** The sentence it was about, as it was; empty where it was about no place. */
  readonly context: string;
}

/** What is to hold under several keys, no two of which are the same. */
export interface DecisionsChange {
  readonly changes: readonly DecisionChange[];
  /** What is set aside from then on; absent: what was. */
  readonly setAside?: readonly SetAsideDecision[];
}

/** What is to hold under a key: the decision, or (without one) nothing any more. */
export interface DecisionChange {
  readonly key: string;
  readonly decision?: Decision;
}
