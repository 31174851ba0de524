import type { TextDocument } from '../document/model.ts';
import { type Step, take } from './step.ts';

/** The history of one document. A step that is taken back stays at its place, turned round. */
export interface StepLog {
  /** Steps in the order in which they were first taken. Steps before `at` take back what was done; the others do it again. */
  readonly steps: readonly Step[];
  readonly at: number;
  /** The place of the first of them in the whole history: those under it cannot be reached in this version. */
  readonly first: number;
}

export const emptyLog: StepLog = { steps: [], at: 0, first: 0 };

/** A document with its history. */
export interface Logged {
  readonly document: TextDocument;
  readonly log: StepLog;
}

/** Steps that a history holds; of more, the oldest go. */
export const MAX_STEPS = 1000;

/** Takes a new step; what had been taken back can no longer be taken again. */
export function perform<L extends Logged>(logged: L, step: Step): L {
  const { document, log } = logged;
  const taken = take(document, step);
  const steps = [...log.steps.slice(0, log.at), taken.inverse].slice(-MAX_STEPS);
  const first = log.first + log.at + 1 - steps.length;
  return { ...logged, document: taken.document, log: { steps, at: steps.length, first } };
}

/** The document as it was before the latest step; unchanged if there is none. */
export const undo = <L extends Logged>(logged: L): L => turn(logged, logged.log.at - 1, -1);

/** Takes the step again that was taken back last; unchanged if there is none. */
export const redo = <L extends Logged>(logged: L): L => turn(logged, logged.log.at, 1);

function turn<L extends Logged>(logged: L, place: number, by: 1 | -1): L {
  const { document, log } = logged;
  const step = log.steps[place];
  if (!step) return logged;
  const taken = take(document, step);
  const steps = log.steps.with(place, taken.inverse);
  return { ...logged, document: taken.document, log: { ...log, steps, at: log.at + by } };
}
