import * as v from 'valibot';
import type { Edited, Place, Shown } from './decisions/kind.ts';
import { DECISION_KINDS, kindOf } from './decisions/kinds.ts';
import type { Decision, DecisionChange, MentionRef, SetAsideDecision } from './model.ts';

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

/** The canonical order of decisions: by kind, then mentions in reading order and all others by key. */
export function compareDecisions(a: Decision, b: Decision): number {
  if (a.kind !== b.kind) return KIND_NAMES.indexOf(a.kind) - KIND_NAMES.indexOf(b.kind);
  const order = kindOf(a).compare?.(a, b as typeof a) ?? 0;
  return order || compareStrings(decisionKey(a), decisionKey(b));
}

const compareStrings = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `decisions`, which are in order, as they are after changes, no two of which have one key. */
export function withDecisions(
  decisions: readonly Decision[],
  changes: readonly DecisionChange[],
): readonly Decision[] {
  if (changes.length <= FEW) return changes.reduce(withOne, decisions);
  const byKey = new Map(decisions.map((one) => [decisionKey(one), one]));
  for (const { key, decision } of changes) {
    if (decision) byKey.set(key, decision);
    else byKey.delete(key);
  }
  return [...byKey.values()].sort(compareDecisions);
}

/** Changes that are made one by one, so that a decision costs a pass over the others and no more. */
const FEW = 4;

function withOne(
  decisions: readonly Decision[],
  { key, decision }: DecisionChange,
): readonly Decision[] {
  const known = decisions.findIndex((one) => decisionKey(one) === key);
  if (known >= 0) {
    return decision ? decisions.with(known, decision) : decisions.toSpliced(known, 1);
  }
  return decision ? decisions.toSpliced(placeOf(decision, decisions), 0, decision) : decisions;
}

/** The changes that take back what `changes` make of `decisions`. */
export function changesBack(
  decisions: readonly Decision[],
  changes: readonly DecisionChange[],
): readonly DecisionChange[] {
  const wanted = new Set(changes.map(({ key }) => key));
  const before = new Map<string, Decision>();
  for (const one of decisions) if (wanted.has(decisionKey(one))) before.set(decisionKey(one), one);
  return changes.map(({ key }) => {
    const decision = before.get(key);
    return { key, ...(decision && { decision }) };
  });
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

/** The stretches of the text that a decision is about, with the quotation where it has one. */
export const placesOf = (decision: Decision): readonly Place[] =>
  kindOf(decision).places?.(decision) ?? [];

/** The mentions that a decision refers to beside the one it decides. */
export const refsOf = (decision: Decision): readonly MentionRef[] =>
  kindOf(decision).refs?.(decision) ?? [];

/** The id of the added relation that a decision is a note on. */
export const subjectRelation = (decision: Decision): string | undefined =>
  decision.kind === 'note' &&
  decision.about.kind === 'relation' &&
  decision.about.relation.kind === 'added-relation'
    ? decision.about.relation.id
    : undefined;

/** Whether a decision is about something that is shown. */
export const isDecisionShown = (decision: Decision, shown: Shown): boolean =>
  kindOf(decision).isShown(decision, shown);

/** The shape of a decision in storage and exchange. */
export const decisionSchema: v.GenericSchema<Decision> = v.variant(
  'kind',
  Object.values(DECISION_KINDS).map(({ schema }) => schema),
);

export const setAsideSchema: v.GenericSchema<SetAsideDecision> = v.object({
  decision: decisionSchema,
  context: v.string(),
});
