import * as v from 'valibot';
import type { Edited, Quotation, Shown } from './decisions/kind.ts';
import { DECISION_KINDS, kindOf } from './decisions/kinds.ts';
import type { Decision } from './model.ts';

/** What a decision is about, independent of any reading. At most one decision per key in a document. */
export function decisionKey(decision: Decision): string {
  const known = keys.get(decision);
  if (known !== undefined) return known;
  const key = kindOf(decision).key(decision);
  keys.set(decision, key);
  return key;
}

/** A step through a long history asks for the keys of all decisions. */
const keys = new WeakMap<Decision, string>();

const KIND_NAMES = Object.keys(DECISION_KINDS);

/** By kind, then in the order of the kind: mentions in reading order, all others by key. */
export function compareDecisions(a: Decision, b: Decision): number {
  if (a.kind !== b.kind) return KIND_NAMES.indexOf(a.kind) - KIND_NAMES.indexOf(b.kind);
  const order = kindOf(a).compare?.(a, b as typeof a) ?? 0;
  return order || compareStrings(decisionKey(a), decisionKey(b));
}

const compareStrings = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `decisions`, which are in order, with that under `key` replaced, or taken out when `decision` is absent. */
export function withDecision(
  decisions: readonly Decision[],
  key: string,
  decision: Decision | undefined,
): readonly Decision[] {
  const known = decisions.findIndex((one) => decisionKey(one) === key);
  if (known >= 0) {
    return decision ? decisions.with(known, decision) : decisions.toSpliced(known, 1);
  }
  return decision ? decisions.toSpliced(placeOf(decision, decisions), 0, decision) : decisions;
}

/** Where a decision belongs among others, which are in order: found by halving. */
function placeOf(decision: Decision, decisions: readonly Decision[]): number {
  let [from, to] = [0, decisions.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const one = decisions[middle];
    if (one && compareDecisions(one, decision) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The decision as the text is after an edit; `undefined` where the edit touched what it is about. */
export const moveDecision = (decision: Decision, edited: Edited): Decision | undefined =>
  kindOf(decision).move(decision, edited);

/** The stretches of the text that a decision quotes. */
export const quotesOf = (decision: Decision): readonly Quotation[] =>
  kindOf(decision).quotes?.(decision) ?? [];

/** Whether a decision is about something that is shown. */
export const isDecisionShown = (decision: Decision, shown: Shown): boolean =>
  kindOf(decision).isShown(decision, shown);

/** The shape of a decision in storage and exchange. */
export const decisionSchema: v.GenericSchema<Decision> = v.variant(
  'kind',
  Object.values(DECISION_KINDS).map(({ schema }) => schema),
);
