import type { ReviewDecision, TextDocument } from '../model.ts';
import { change, cleared, type Edit, editOf } from './edit.ts';

/**
 * Mark a document as reviewed: a person is done with it, whatever was found in it, nothing included; or take the mark off.
 * Mentions and relations stay as they are. The edit is refused (`unchanged`) where the document is so already.
 */
export function setReviewed(document: TextDocument, isReviewed: boolean): Edit {
  const before = reviewOf(document);
  if (!before) return editOf(isReviewed ? [change({ kind: 'review' })] : []);
  return editOf(isReviewed ? [] : [cleared(before)]);
}

/** The decision that the document is reviewed; absent: it is not. */
export const reviewOf = ({ decisions }: TextDocument): ReviewDecision | undefined =>
  decisions.find((one) => one.kind === 'review');
