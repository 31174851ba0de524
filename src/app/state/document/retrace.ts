import { decisionKey } from '../../../core/document/decisions.ts';
import {
  type DecisionChange,
  newDocument,
  type TextDocument,
} from '../../../core/document/model.ts';
import { type Logged, redo, undo } from '../../../core/workspace/log.ts';
import type { Step } from '../../../core/workspace/step.ts';
import { problemIn } from '../../../formats/json/check.ts';

/**
 * Undo and redo. Only the shape of stored steps was validated, so a step whose result contradicts the text is refused,
 * and removed from the history with all steps beyond it.
 */
export const undone = (logged: Logged): Logged =>
  checked(logged, logged.log.at - 1, undo, ({ log }) => ({
    steps: log.steps.slice(log.at),
    at: 0,
    first: log.first + log.at,
  }));

export const redone = (logged: Logged): Logged =>
  checked(logged, logged.log.at, redo, ({ log }) => ({
    ...log,
    steps: log.steps.slice(0, log.at),
  }));

function checked(
  before: Logged,
  place: number,
  take: (logged: Logged) => Logged,
  cut: (logged: Logged) => Logged['log'],
): Logged {
  const step = before.log.steps[place];
  if (step && !fits(step, before.document)) return { ...before, log: cut(before) };
  const after = take(before);
  const isDecision = after.document.text === before.document.text;
  const { questions } = before.document;
  if (isDecision && after.document.questions === questions) return after;
  return problemIn(after.document) ? { ...before, log: cut(before) } : after;
}

function fits(step: Step, { text }: TextDocument): boolean {
  if (step.kind === 'decide') return isDecidable(step, text);
  if (step.kind === 'decide-all') return step.changes.every((one) => isDecidable(one, text));
  if (!('edit' in step)) return true;
  const { start, end } = step.edit;
  return start <= end && end <= text.length;
}

/** True when a stored decision fits this text, and its key is the right one. */
const isDecidable = ({ key, decision }: DecisionChange, text: string): boolean =>
  !decision ||
  (decisionKey(decision) === key &&
    !problemIn({ ...newDocument('d', text), decisions: [decision] }));
