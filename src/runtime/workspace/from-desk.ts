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
 * Converts a desk, as the versions before the workspace stored it, to documents of the workspace. Their order: the
 * documents opened together, the document on the page, the documents put away.
 *
 * @param saved time of the desk's last write, in milliseconds since 1970
 * @param keyAt the key of the document at an index; by default the desk's id and the index
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

/** @param newer the current state of the document on the page, when it belongs to the stack */
const ofStack = (
  { entries, at }: Stack,
  collection: Collection,
  newer: Tracked | undefined,
): readonly Found[] =>
  entries.map((one, index) => ({ tracked: index === at && newer ? newer : one, collection }));

/** The documents that were put away, and those that represent them in the list. */
function ofPutAway(
  { stack, ...tracked }: PutAway,
  collection: Collection | undefined,
): { readonly found: readonly Found[]; readonly shown: readonly Tracked[] } {
  if (!stack || !collection) return { found: [{ tracked }], shown: [tracked] };
  const all = ofStack(stack, collection, tracked);
  // The document on the page represents its stack when it belongs to it; otherwise it is a document of its own, and the
  // first document represents the stack.
  const there = all.find((one) => isEqual(one.tracked, tracked));
  if (there) return { found: all, shown: [there.tracked] };
  const [first] = all;
  return {
    found: [...all, { tracked }],
    shown: [tracked, ...(first ? [first.tracked] : [])],
  };
}

/** The history of a document as steps. Each step is built from the states before and after its operation. */
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
