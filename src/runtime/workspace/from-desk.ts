import type { Tracked } from '../../core/document/history.ts';
import { redo, undo } from '../../core/document/history.ts';
import type { Operation, TextDocument } from '../../core/document/model.ts';
import type { StepLog } from '../../core/workspace/log.ts';
import { difference, isEqual } from '../../core/workspace/patch.ts';
import { type Step, stepToText } from '../../core/workspace/step.ts';
import type { Collection, DocumentKey, Entry, Pending } from '../../core/workspace/workspace.ts';
import type { Desk, PutAway, Stack } from '../../formats/desk/desk.ts';
import type { Kept } from './changes.ts';
import type { TabRecord } from './tab-records.ts';

export interface MovedDesk {
  readonly documents: readonly Kept[];
  readonly tab: TabRecord;
}

/**
 * A desk, as the versions before the workspace kept it, as a part of the workspace: those opened together, that on the
 * page, and what was put away. In this order.
 *
 * @param saved when the desk was written last: milliseconds since 1970
 * @param keyAt the key of the document at an index; where absent, the desk's id and the index
 */
export function fromDesk(
  desk: Desk,
  deskId: string,
  saved: number,
  keyAt: (index: number) => DocumentKey = (index) => `${deskId}-${index}`,
): MovedDesk {
  const { document, history, stack, previous, earlier = [], guideline } = desk;
  const onPage = document && { document, history };
  const collectionOf = ({ name }: Stack, index: number) => ({ id: `${deskId}-c${index}`, name });
  const shownStack = stack && collectionOf(stack, 0);
  const away = [...(previous ? [previous] : []), ...earlier].map((one, index) =>
    ofPutAway(one, one.stack && collectionOf(one.stack, index + 1)),
  );
  const all: Found[] = [
    ...(stack && shownStack ? ofStack(stack, shownStack, onPage) : []),
    ...(onPage && stack?.at === undefined ? [{ tracked: onPage }] : []),
    ...away.flatMap(({ found }) => found),
  ];
  const keyOf = (tracked: Tracked) => keyAt(all.findIndex((one) => one.tracked === tracked));
  const entries = all.map(
    ({ tracked, collection }, index): Entry => ({
      key: keyAt(index),
      document: tracked.document,
      log: logOf(tracked),
      ...(collection && { collection }),
    }),
  );
  return {
    documents: entries.map((entry, place) => ({
      ...{ entry, place, pending: all[place]?.tracked === onPage ? pendingOf(desk) : {} },
    })),
    tab: {
      documents: entries.map(({ key }) => key),
      shown: {
        ...(onPage && { current: keyOf(onPage) }),
        ...(shownStack && { collection: shownStack.id }),
        putAway: away.flatMap(({ shown }) => shown.map(keyOf)),
        ...(guideline !== undefined && { guideline }),
        changed: saved,
      },
    },
  };
}

const pendingOf = ({ question, readingRun, questionRun }: Desk): Pending => ({
  ...(question !== undefined && { question }),
  ...(readingRun && { readingRun }),
  ...(questionRun && { questionRun }),
});

interface Found {
  readonly tracked: Tracked;
  readonly collection?: Collection;
}

/** @param newer the document at the place of the stack that is on the page, as it is there */
const ofStack = (
  { entries, at }: Stack,
  collection: Collection,
  newer: Tracked | undefined,
): readonly Found[] =>
  entries.map((one, index) => ({ tracked: index === at && newer ? newer : one, collection }));

/** The documents of what was put away, and those of them that stand for it. */
function ofPutAway(
  { stack, ...tracked }: PutAway,
  collection: Collection | undefined,
): { readonly found: readonly Found[]; readonly shown: readonly Tracked[] } {
  if (!stack || !collection) return { found: [{ tracked }], shown: [tracked] };
  const all = ofStack(stack, collection, tracked);
  // Where none of the stack was on the page, its first document stands for it; else it is one of its own.
  const there = all.find((one) => isEqual(one.tracked, tracked));
  if (there) return { found: all, shown: [there.tracked] };
  const [first] = all;
  return {
    found: [...all, { tracked }],
    shown: [tracked, ...(first ? [first.tracked] : [])],
  };
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
    case 'decide-all':
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
