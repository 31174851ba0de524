import * as v from 'valibot';
import { decisionSchema, setAsideSchema } from '../../core/document/decisions.ts';
import { count } from '../../core/document/schema.ts';
import { JOB_STATES, type JobState } from '../../core/workspace/workspace.ts';
import { imported, question, reading } from '../json/schema.ts';

/** The shape of what is kept of a desk; `parse.ts` says what must hold beyond it. */

const edit = v.object({ start: count, end: count, insert: v.string() });
const decisions = v.array(decisionSchema);
const questions = v.array(question);

export const operation = v.variant('kind', [
  v.object({ kind: v.literal('rename'), title: v.string() }),
  v.object({
    kind: v.literal('decide'),
    key: v.string(),
    decision: v.exactOptional(decisionSchema),
  }),
  v.object({ kind: v.literal('edit-text'), edit }),
  v.object({
    kind: v.literal('restore-text'),
    edit,
    reading: v.exactOptional(reading),
    imported: v.exactOptional(imported),
    decisions,
    setAside: v.exactOptional(v.array(setAsideSchema)),
    questions,
  }),
  v.object({
    kind: v.literal('decide-all'),
    changes: v.array(v.object({ key: v.string(), decision: v.exactOptional(decisionSchema) })),
  }),
  v.object({ kind: v.literal('set-questions'), questions }),
]);

/** Steps are parsed one by one, so that one that is not known costs no other. */
const history = v.object({ undo: v.array(v.unknown()), redo: v.array(v.unknown()) });

const tracked = { document: v.unknown(), history };
const stack = v.object({
  name: v.string(),
  entries: v.array(v.object(tracked)),
  at: v.exactOptional(count),
});

const putAway = v.object({ ...tracked, stack: v.exactOptional(stack) });

/** How far a job came. One that this version does not know counts as failed: nothing is repeated before the user is asked. */
export const run = v.fallback(v.picklist(JOB_STATES), 'failed' satisfies JobState);

export const deskSchema = v.object({
  document: v.exactOptional(v.unknown()),
  history,
  previous: v.exactOptional(putAway),
  earlier: v.exactOptional(v.array(putAway)),
  stack: v.exactOptional(stack),
  guideline: v.exactOptional(v.string()),
  question: v.exactOptional(v.string()),
  readingRun: v.exactOptional(run),
  questionRun: v.exactOptional(run),
});

export type StoredDesk = v.InferOutput<typeof deskSchema>;
