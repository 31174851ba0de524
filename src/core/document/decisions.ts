import { compareSpans } from '../text/span.ts';
import type { Decision, EntityNames, RelationDecision } from './model.ts';

/** What a decision is about, independent of any reading. At most one decision per key in a document. */
export function decisionKey(decision: Decision): string {
  const known = keys.get(decision);
  if (known !== undefined) return known;
  const key = keyOf(decision);
  keys.set(decision, key);
  return key;
}

/** A step through a long history asks for the keys of all decisions. */
const keys = new WeakMap<Decision, string>();

function keyOf(decision: Decision): string {
  if (decision.kind === 'mention') {
    const { start, end, type } = decision.mention;
    return `mention ${start} ${end} ${type}`;
  }
  if (decision.kind === 'concept') return `concept ${JSON.stringify(decision.entity)}`;
  const { schema, type, head, tail } = decision;
  return `relation ${JSON.stringify([schema, type, head, tail])}`;
}

const RANK = { mention: 0, concept: 1, relation: 2 } as const;

/** Mentions in reading order, then concepts and relations by key. */
export function compareDecisions(a: Decision, b: Decision): number {
  if (a.kind !== b.kind) return RANK[a.kind] - RANK[b.kind];
  const bySpan =
    a.kind === 'mention' && b.kind === 'mention' ? compareSpans(a.mention, b.mention) : 0;
  return bySpan || compareStrings(decisionKey(a), decisionKey(b));
}

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

/** Whether a decision made about other names of the entities holds for these ones as well. */
export function isSameClaim(
  a: Pick<RelationDecision, 'schema' | 'type' | 'directed' | 'head' | 'tail'>,
  b: Pick<RelationDecision, 'schema' | 'type' | 'directed' | 'head' | 'tail'>,
): boolean {
  if (a.schema !== b.schema || a.type !== b.type) return false;
  if (isSameEntity(a.head, b.head) && isSameEntity(a.tail, b.tail)) return true;
  return !a.directed && isSameEntity(a.head, b.tail) && isSameEntity(a.tail, b.head);
}

/** One shared surface form suffices: as a rule, equal names are one entity. */
export function isSameEntity(a: EntityNames, b: EntityNames): boolean {
  if (a.type !== b.type) return false;
  const known = new Set(a.names.map(foldName));
  return b.names.some((name) => known.has(foldName(name)));
}

/** What spellings of a name have in common here: all but case. */
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase();

const compareStrings = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
