import { ok, type Result } from '../../result.ts';
import type { Span } from '../../text/span.ts';
import { startsOf } from '../../text/starts-of.ts';
import { isWithinWord } from '../../text/words.ts';
import { decisionKey, moveDecision, placesOf, refsOf, subjectRelation } from '../decisions.ts';
import { placeKey } from '../mention-places.ts';
import type { Decision, Operation, SetAsideDecision, TextDocument } from '../model.ts';
import { change, type EditRefusal, refused } from './edit.ts';

/** Decisions that hold again, and those that still do not. */
export type AppliedAgain = Result<
  { readonly operation: Operation; readonly applied: readonly Decision[] },
  EditRefusal
>;

/**
 * Lets decisions that an edit set aside hold again, each where its quotation stands now: of several places that which the
 * words around it speak for. What has no such place, or was decided anew since, stays set aside. One step of the history.
 *
 * @param wanted of `document.setAside`
 */
export function applyAgain(
  document: TextDocument,
  wanted: readonly SetAsideDecision[],
): AppliedAgain {
  const all = document.setAside ?? [];
  const taken = new Map(document.decisions.map((one) => [decisionKey(one), one]));
  const applied = new Map<SetAsideDecision, Decision>();
  // What refers to a mention or relation comes after it.
  for (const aside of [...wanted].sort((a, b) => rankOf(a) - rankOf(b))) {
    const decision = placedAgain(document.text, aside);
    if (!decision || taken.has(decisionKey(decision)) || !hasSubject(decision, taken)) continue;
    taken.set(decisionKey(decision), decision);
    applied.set(aside, decision);
  }
  if (applied.size === 0) return refused('no-place');
  const setAside = all.filter((one) => !applied.has(one));
  const changes = [...applied.values()].map(change);
  const operation: Operation = { kind: 'decide-all', changes, setAside };
  return ok({ operation, applied: [...applied.values()] });
}

const rankOf = ({ decision }: SetAsideDecision): number => RANKS.indexOf(decision.kind);

const RANKS: readonly Decision['kind'][] = [
  'mention',
  'mention-concept',
  'concept',
  'relation',
  'added-relation',
  'note',
  'review',
];

/** Whether what a decision is about is there: a numbered mention, which nobody else says, and the relation of a note. */
function hasSubject(decision: Decision, taken: ReadonlyMap<string, Decision>): boolean {
  const relation = subjectRelation(decision);
  if (relation !== undefined && !taken.has(`added-relation ${relation}`)) return false;
  return refsOf(decision).every(
    (ref) => ref.nth === undefined || taken.has(`mention ${placeKey(ref)}`),
  );
}

/** The decision as the text is now; `undefined` where what it quotes stands nowhere, or nowhere surely. */
function placedAgain(text: string, aside: SetAsideDecision): Decision | undefined {
  const start = contextStart(aside);
  const move = <S extends Span>(span: S): S | undefined => {
    const at = span.start - (start ?? span.start);
    const known = 'text' in span && typeof span.text === 'string' ? span.text : undefined;
    const length = span.end - span.start;
    const quote = known ?? (start === undefined ? '' : aside.context.slice(at, at + length));
    if (quote.length !== length) return undefined;
    const before = start === undefined ? '' : aside.context.slice(0, at);
    const after = start === undefined ? '' : aside.context.slice(at + length);
    const place = placeOfQuote(text, quote, before, after);
    return place === undefined ? undefined : { ...span, start: place, end: place + length };
  };
  return moveDecision(aside.decision, { move, claims: { before: [], after: [] } });
}

/** Where the sentence of a decision began in the text as it was: all that the decision quotes stands in it there. */
function contextStart({ decision, context }: SetAsideDecision): number | undefined {
  const places = placesOf(decision);
  const [first] = places.filter(({ text }) => text !== undefined);
  if (!first?.text) return undefined;
  for (const at of startsOf(context, first.text)) {
    const start = first.start - at;
    const isRight = places.every(
      (one) =>
        one.start >= start &&
        one.end <= start + context.length &&
        (one.text === undefined || context.startsWith(one.text, one.start - start)),
    );
    if (isRight) return start;
  }
  return undefined;
}

/** The place of a quotation, as whole words, with the most of the words around it; `undefined` where two have as much. */
function placeOfQuote(
  text: string,
  quote: string,
  before: string,
  after: string,
): number | undefined {
  let best: { readonly at: number; readonly worth: number } | undefined;
  let isTied = false;
  for (const at of startsOf(text, quote)) {
    if (isWithinWord(text, at) || isWithinWord(text, at + quote.length)) continue;
    const worth =
      commonEnd(text.slice(0, at), before) + commonStart(text.slice(at + quote.length), after);
    if (worth === best?.worth) isTied = true;
    if (best && worth <= best.worth) continue;
    best = { at, worth };
    isTied = false;
  }
  return isTied ? undefined : best?.at;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (
    length < Math.min(a.length, b.length) &&
    a[a.length - 1 - length] === b[b.length - 1 - length]
  ) {
    length += 1;
  }
  return length;
}
