import type { Span } from '../../../core/text/span.ts';

/** A span to be marked. UTF-16 code units, half-open. */
export interface Selection extends Span {
  /** `keys`: selected by words with the keyboard, which the page implements itself. */
  readonly by: 'pointer' | 'keys';
}

/** The result of the last edit, or why it had none. The page and screen readers use the same words. */
export interface Said {
  readonly text: string;
  /** The filter hides the result; offers to clear it. */
  readonly isHidden?: true;
  /** A mention was marked; offers to mark other occurrences of its name. */
  readonly isMarking?: true;
  /** More has changed than the person asked for; offers undo. */
  readonly isUndoOffered?: true;
  /** Decisions were set aside; offers to show them. */
  readonly isSetAside?: true;
}

/** Span and type of a mention; identifies one that is just being made. */
export interface MentionPlace extends Span {
  readonly type: string;
}

/** The page's state of curation that belongs to no document. */
export interface Curation {
  readonly selection?: Selection;
  /** Every selection is marked with this type at once. */
  readonly fixedType?: string;
  /** The next decision applies to all mentions of this name. */
  readonly isForName?: true;
  /** Id of the mention from which a relation is being made; the next chosen mention is its other end. */
  readonly relatingFrom?: string;
  readonly said?: Said;
}
