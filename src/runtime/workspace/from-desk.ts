import type { Tracked } from '../../core/document/history.ts';
import { redo, undo } from '../../core/document/history.ts';
import type { Operation, TextDocument } from '../../core/document/model.ts';
import type { StepLog } from '../../core/workspace/log.ts';
import { difference, isEqual } from '../../core/workspace/patch.ts';
import { type Step, stepToText } from '../../core/workspace/step.ts';
import type { Entry } from '../../core/workspace/workspace.ts';
import type { Desk, PutAway, Stack } from '../../formats/desk/desk.ts';

/**
 * All documents of a desk, as the versions before the workspace kept it: those opened together, that on the page, and
 * what was put away. In this order; their keys follow from the desk's, so that made twice they are the same ones.
 */
export function entriesFromDesk(desk: Desk, deskId: string): readonly Entry[] {
  const { document, history, stack, previous, earlier = [], question } = desk;
  const onPage = document && { document, history };
  const all: Found[] = [
    ...(stack ? ofStack(stack, onPage) : []),
    ...(onPage && stack?.at === undefined ? [{ tracked: onPage }] : []),
    ...[...(previous ? [previous] : []), ...earlier].flatMap(ofPutAway),
  ];
  return all.map(({ tracked, collection }, index) => ({
    key: `${deskId}-${index}`,
    document: tracked.document,
    log: logOf(tracked),
    ...(collection !== undefined && { collection }),
    ...(question !== undefined && tracked === onPage && { question }),
  }));
}

interface Found {
  readonly tracked: Tracked;
  readonly collection?: string;
}

/** @param newer the document at the place of the stack that is on the page, as it is there */
const ofStack = ({ name, entries, at }: Stack, newer: Tracked | undefined): readonly Found[] =>
  entries.map((one, index) => ({
    tracked: index === at && newer ? newer : one,
    collection: name,
  }));

function ofPutAway({ stack, ...tracked }: PutAway): readonly Found[] {
  if (!stack) return [{ tracked }];
  const all = ofStack(stack, tracked);
  // Where none of the stack was on the page, its first document stands for it; else it is one of its own.
  const isThere = all.some((one) => isEqual(one.tracked, tracked));
  return isThere ? all : [...all, { tracked }];
}

/** The history of a document in steps, each of them made of the two states that its operation lies between. */
function logOf(tracked: Tracked): StepLog {
  const undoing = stepsAlong(tracked, 'undo');
  const redoing = stepsAlong(tracked, 'redo');
  return { steps: [...undoing.toReversed(), ...redoing], at: undoing.length, first: 0 };
}

function stepsAlong(tracked: Tracked, list: 'undo' | 'redo'): readonly Step[] {
  const steps: Step[] = [];
  let at = tracked;
  for (;;) {
    const operation = at.history[list].at(-1);
    if (!operation) return steps;
    const next = list === 'undo' ? undo(at) : redo(at);
    steps.push(stepBetween(at.document, next.document, operation));
    at = next;
  }
}

function stepBetween(from: TextDocument, to: TextDocument, operation: Operation): Step {
  switch (operation.kind) {
    case 'rename':
    case 'decide':
      return operation;
    case 'set-questions': {
      const all = { list: [[0, from.questions.length]] } as const;
      return {
        kind: 'change-questions',
        patch: difference(from.questions, to.questions) ?? all,
      };
    }
    case 'edit-text':
    case 'restore-text':
      return stepToText(from, to, operation.edit);
  }
}
