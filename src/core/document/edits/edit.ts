import { fail, ok, type Result } from '../../result.ts';
import { decisionKey } from '../decisions.ts';
import type { Decision, DecisionChange, Operation, Stamp } from '../model.ts';

/** What a person's edit does to the document, or why it does nothing. */
export type Edit = Result<Operation, EditRefusal>;

export type EditRefusal =
  /** What the edit would make is there already: a mention or relation with this id. */
  | { readonly code: 'exists'; readonly id: string }
  /** The document says so already. */
  | { readonly code: 'unchanged' }
  /** No letter would be left, or no letter was selected. */
  | { readonly code: 'empty' }
  /** `at-edge`: there is no word to take in, or no place to split at. */
  | { readonly code: 'at-edge' }
  /** What was decided about stands nowhere in the text, or nowhere surely. */
  | { readonly code: 'no-place' }
  /** A relation has two ends. */
  | { readonly code: 'same-mention' };

export const refused = (code: Exclude<EditRefusal['code'], 'exists'>) => fail({ code } as const);

/** An edit of several decisions; of two with one key the later counts. */
export function editOf(changes: readonly DecisionChange[]): Edit {
  const byKey = new Map(changes.map((one) => [one.key, one]));
  const [first] = byKey.values();
  if (!first) return refused('unchanged');
  if (byKey.size === 1) return ok({ kind: 'decide', ...first });
  return ok({ kind: 'decide-all', changes: [...byKey.values()] });
}

/** What an edit changes. */
export function changesOf(operation: Operation): readonly DecisionChange[] {
  if (operation.kind === 'decide-all') return operation.changes;
  if (operation.kind !== 'decide') return [];
  const { kind: _, ...change } = operation;
  return [change];
}

export const change = (decision: Decision): DecisionChange => ({
  key: decisionKey(decision),
  decision,
});

export const cleared = (decision: Decision): DecisionChange => ({ key: decisionKey(decision) });

/** The operation with what it decides marked as decided for many at once. */
export const inBulk = (operation: Operation): Operation => withDecided(operation, { inBulk: true });

/** The operation with when and by whom it was decided. */
export const stamped = (operation: Operation, stamp: Stamp): Operation =>
  withDecided(operation, stamp);

function withDecided(operation: Operation, fields: Stamp & { readonly inBulk?: true }): Operation {
  const mark = (one: DecisionChange): DecisionChange =>
    one.decision ? { key: one.key, decision: { ...one.decision, ...fields } } : one;
  if (operation.kind === 'decide') return { kind: 'decide', ...mark(operation) };
  if (operation.kind !== 'decide-all') return operation;
  return { ...operation, changes: operation.changes.map(mark) };
}
