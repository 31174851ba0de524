import type { Mention, Relation } from '../annotation.ts';
import type { LinkedConcept } from '../link/link.ts';
import type {
  AddedRelationDecision,
  MentionDecision,
  RelationDecision,
  Verdict,
} from './decision.ts';
import type { ImportedMention, ImportedRelation } from './imported.ts';

/** Mentions, relations and entities of a document with what was decided about them: what the page shows and exports hold. */

/** `person`: added, or accepted once and not found again by a later reading. `file`: the model may say so too. */
export type Source = 'model' | 'person' | 'file';

/** What a mention stands for. */
export interface MentionLink {
  /** Absent: no match, or none as a person said. */
  readonly concept?: LinkedConcept;
  readonly by: 'lexicon' | 'person' | 'file';
  /** What the lexicon and the user's vocabularies offer, best first. */
  readonly candidates: readonly LinkedConcept[];
}

/** A mention with what was decided about it. Its group is that of its concept, once it has one. */
export interface ResolvedMention extends Mention {
  readonly verdict: Verdict | 'undecided';
  readonly source: Source;
  /** What the file says, where it does; the model says so too where the id is not the file's. */
  readonly imported?: ImportedMention;
  readonly decision?: MentionDecision;
  /** As it was said, where a person changed it since. */
  readonly before?: Mention;
  /** Those that cover the same text with the same type, and give way to it. */
  readonly others?: readonly ResolvedMention[];
  /** Absent until it was linked. */
  readonly link?: MentionLink;
  /** The group it has by its name, where `group` is another one. */
  readonly nameGroup?: string;
}

/** A relation with what was decided about it. */
export interface ResolvedRelation extends Relation {
  readonly verdict: Verdict | 'undecided';
  readonly source: Source;
  /** As of a mention. */
  readonly imported?: ImportedRelation;
  readonly decision?: RelationDecision | AddedRelationDecision;
  /** As it was said, where a person changed it since. */
  readonly before?: Relation;
}

/** Mentions taken for one entity: a row of the Entities panel. */
export interface EntityGroup {
  readonly group: string;
  /** Most frequent surface form; of an abbreviation and its long form the long one. */
  readonly name: string;
  readonly type: string;
  /** In text order; rejected ones included. */
  readonly mentions: readonly ResolvedMention[];
  /** Best score among the mentions that are not rejected; among all when all are. Absent: nobody gave one. */
  readonly score?: number;
  /** Set when every mention has it. */
  readonly verdict: Verdict | 'undecided';
  /** Of the concept that its mentions share, or of a mention without one; absent until they were linked. */
  readonly link?: MentionLink;
}
