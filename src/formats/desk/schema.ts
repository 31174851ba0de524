import * as v from 'valibot';
import { count, decision, documentSchema, question, reading } from '../json/schema.ts';

/** The shape of what is kept of a desk; `parse.ts` says what must hold beyond it. */

const edit = v.object({ start: count, end: count, insert: v.string() });
const decisions = v.array(decision);
const questions = v.array(question);

const operation = v.variant('kind', [
  v.object({ kind: v.literal('rename'), title: v.string() }),
  v.object({ kind: v.literal('decide'), key: v.string(), decision: v.exactOptional(decision) }),
  v.object({ kind: v.literal('edit-text'), edit }),
  v.object({
    kind: v.literal('restore-text'),
    edit,
    reading: v.exactOptional(reading),
    decisions,
    questions,
  }),
  v.object({ kind: v.literal('set-questions'), questions }),
]);

const history = v.object({ undo: v.array(operation), redo: v.array(operation) });

export const deskSchema = v.object({
  document: v.exactOptional(documentSchema),
  history,
  previous: v.exactOptional(v.object({ document: documentSchema, history })),
  guideline: v.exactOptional(v.string()),
  question: v.exactOptional(v.string()),
});
