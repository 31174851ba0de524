import { expect, test } from 'vitest';
import { diffEdit } from '../../text/edit.ts';
import { emptyLog, perform, undo } from '../../workspace/log.ts';
import { newDocument } from '../model.ts';
import { stamped } from './edit.ts';
import { reviewOf, setReviewed } from './review.ts';

test('a document in which nothing is found is marked as reviewed, once; undo takes the mark back', () => {
  const before = { document: newDocument('1', 'The shelf was bare.'), log: emptyLog };
  const edit = setReviewed(before.document, true);
  if (!edit.ok || edit.value.kind !== 'decide') throw new Error('refused');
  const by = { at: '2026-11-28T04:00:00.000Z', curator: 'A' };
  const step = stamped(edit.value, by);
  if (step.kind !== 'decide') throw new Error(step.kind);
  const after = perform(before, step);
  expect(reviewOf(after.document)).toMatchObject(by);
  expect(setReviewed(after.document, true)).toMatchObject({ error: { code: 'unchanged' } });
  expect(setReviewed(after.document, false).ok).toBe(true);
  expect(reviewOf(undo(after).document)).toBeUndefined();
});

test('an edit of the text leaves the mark where it is', () => {
  const document = newDocument('1', 'The shelf was bare.');
  const step = setReviewed(document, true);
  const edit = diffEdit(document.text, 'A shelf was bare.');
  if (!step.ok || step.value.kind !== 'decide' || !edit) throw new Error('refused');
  const reviewed = perform({ document, log: emptyLog }, step.value);
  expect(reviewOf(perform(reviewed, { kind: 'edit-text', edit }).document)).toBeDefined();
});
