import type { Span } from '../../../core/text/span.ts';

/** A stretch of the text that is to be marked. UTF-16, half-open. */
export interface Selection extends Span {
  /** `keys`: word by word, which the page does itself. */
  readonly by: 'pointer' | 'keys';
}

/** What the last edit did, or why it did nothing; the same words for who sees the page and who hears it. */
export interface Said {
  readonly text: string;
  /** The filter hides what was made: it can be taken off. */
  readonly isHidden?: true;
  /** A mention was marked: other places of its name can be marked, too. */
  readonly isMarking?: true;
  /** More has changed than what was asked for: it can be taken back from here. */
  readonly isUndoOffered?: true;
  /** Decisions were set aside: they can be looked at from here. */
  readonly isSetAside?: true;
}

/** Where a mention is, and as what: it names one that is only being made. */
export interface MentionPlace extends Span {
  readonly type: string;
}

/** What of the curation is on the page and belongs to no document. */
export interface Curation {
  readonly selection?: Selection;
  /** Whatever is selected is marked with this type at once. */
  readonly fixedType?: string;
  /** The next decision holds for all mentions of this name. */
  readonly isForName?: true;
  /** A relation is being made from this mention: the next one that is chosen is its other end. */
  readonly relatingFrom?: string;
  readonly said?: Said;
}
