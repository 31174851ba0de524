import type { GenericSchema } from 'valibot';
import type { Span } from '../../text/span.ts';
import type { Claim } from '../entity-names.ts';
import type { MentionRef, ResolvedMention, ResolvedRelation } from '../model.ts';

/** What the program knows of one kind of decision. */
export interface DecisionKind<D> {
  /** What a decision is about, independent of any reading. It begins with the kind; a document holds one decision a key. */
  readonly key: (decision: D) => string;
  /** The order of two decisions of the kind; 0 where their keys decide. */
  readonly compare?: (a: D, b: D) => number;
  /** The decision as the text is after an edit; `undefined` where the edit touched what it is about. */
  readonly move: (decision: D, edited: Edited) => D | undefined;
  /** The stretches of the text that it is about, with the quotation where it has one. */
  readonly places?: (decision: D) => readonly Place[];
  /** The mentions that it refers to, other than the one that it decides. */
  readonly refs?: (decision: D) => readonly MentionRef[];
  /** Whether it is about something that is shown. */
  readonly isShown: (decision: D, shown: Shown) => boolean;
  /** Shape of the decision in storage and exchange. */
  readonly schema: GenericSchema<D>;
}

export interface Place extends Span {
  readonly text?: string;
}

/** What an edit of the text did, as far as decisions need to know. */
export interface Edited {
  /** Where a span of the text before lies now; `undefined` where the edit touches it or makes it a part of a word. */
  readonly move: <S extends Span>(span: S) => S | undefined;
  /** What the model's relations say before and after the edit. */
  readonly claims: { readonly before: readonly Claim[]; readonly after: readonly Claim[] };
}

/** What of a document is shown. */
export interface Shown {
  readonly mentions: readonly ResolvedMention[];
  readonly relations: readonly ResolvedRelation[];
  /** What the relations of the document claim. */
  readonly claims: readonly Claim[];
}
