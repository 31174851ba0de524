import * as v from 'valibot';
import {
  compareDecisions,
  decisionKey,
  decisionSchema,
  placesOf,
  setAsideSchema,
} from '../../core/document/decisions.ts';
import type {
  AskedQuestion,
  Decision,
  SetAsideDecision,
  UnknownPart,
} from '../../core/document/model.ts';
import type { Span } from '../../core/text/span.ts';
import { imported, question, reading, unknownPart } from './schema.ts';

/** A document that is not checked yet, as something else than this version may have written it. */
type Stored = Readonly<Record<string, unknown>>;

export interface SetAside {
  /** The document with what this version knows; the rest is in `unknown`. */
  readonly document: Stored;
  /** What was set aside, in words. */
  readonly notes: readonly string[];
}

/**
 * Sets aside the decisions and questions of a stored document that this version does not know (another version's kinds
 * and verdicts), so that they cost nothing of the rest: they are kept as they are in `unknown`. What was set aside before
 * and is known by now takes its place again.
 */
export function setAsideUnknown(stored: Stored): SetAside {
  const before = v.is(v.array(unknownPart), stored.unknown) ? stored.unknown : [];
  const of = (kind: UnknownPart['of']) =>
    before.flatMap((one) => (one.of === kind ? [one.value] : []));
  const decisions = split(stored.decisions, isDecision);
  const questions = split(stored.questions, isQuestion);
  const aside = split(stored.setAside ?? [], isSetAside);
  if (!decisions || !questions || !aside) return { document: stored, notes: [] };
  const [newDecisions, oldDecisions] = returning(of('decisions'), isDecision, (one) =>
    fits(one, decisions.known, stored.text),
  );
  const [newQuestions, oldQuestions] = returning(
    of('questions'),
    isQuestion,
    (one) => !questions.known.some(({ id }) => id === one.id) && isAnsweredIn(one, stored.text),
  );
  const others = before.filter((one) => one.of === 'imported');
  const unknown: readonly UnknownPart[] = [
    ...[...oldDecisions, ...decisions.others, ...aside.others].map(
      (value) => ({ of: 'decisions', value }) as const,
    ),
    ...[...oldQuestions, ...questions.others].map((value) => ({ of: 'questions', value }) as const),
    ...others,
  ];
  const { unknown: _, setAside: __, ...rest } = stored;
  const document = {
    ...rest,
    ...(aside.known.length > 0 && { setAside: aside.known }),
    decisions:
      newDecisions.length > 0
        ? [...decisions.known, ...newDecisions].sort(compareDecisions)
        : decisions.known,
    questions: [...questions.known, ...newQuestions],
    ...(unknown.length > 0 && { unknown }),
  };
  return { document, notes: unknown.map(noteOf) };
}

/** Sets aside what of a file's layer does not fit the text. A reading that does not fit is left out, because the text can be read again. */
export function setAsideLayers(stored: Stored): SetAside {
  const notes: string[] = [];
  let document = stored;
  if ('reading' in document && !v.is(reading, document.reading)) {
    const { reading: _, ...rest } = document;
    document = rest;
    notes.push('what a model said of the text (it is read again)');
  }
  if ('imported' in document && !v.is(imported, document.imported)) {
    const { imported: value, ...rest } = document;
    const before = Array.isArray(document.unknown) ? document.unknown : [];
    document = { ...rest, unknown: [...before, { of: 'imported', value }] };
  }
  return { document, notes };
}

/** Fields of `given` that are not in `known`, which is the same without them: their paths. */
export function* unknownFields(given: unknown, known: unknown, path = ''): Generator<string> {
  if (!isRecord(given) || !isRecord(known)) return;
  for (const [key, value] of Object.entries(given)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(known, key)) yield here;
    else yield* unknownFields(value, known[key], here);
  }
}

const isRecord = (value: unknown): value is Stored => typeof value === 'object' && value !== null;

const isDecision = (value: unknown): value is Decision => v.is(decisionSchema, value);
const isSetAside = (value: unknown): value is SetAsideDecision => v.is(setAsideSchema, value);
const isQuestion = (value: unknown): value is AskedQuestion => v.is(question, value);

/** `undefined`: no list at all, which is damage and not another version's work. */
function split<T>(list: unknown, isKnown: (value: unknown) => value is T) {
  if (!Array.isArray(list)) return undefined;
  const known: T[] = [];
  const others: unknown[] = [];
  for (const one of list) {
    if (isKnown(one)) known.push(one);
    else others.push(one);
  }
  return { known, others };
}

function returning<T>(
  list: readonly unknown[],
  isKnown: (value: unknown) => value is T,
  isFree: (value: T) => boolean,
): readonly [readonly T[], readonly unknown[]] {
  const back: T[] = [];
  const left: unknown[] = [];
  for (const one of list) {
    if (isKnown(one) && isFree(one)) back.push(one);
    else left.push(one);
  }
  return [back, left];
}

/** The text may have been edited since, and the same decided again. */
function fits(one: Decision, known: readonly Decision[], text: unknown): boolean {
  if (known.some((other) => decisionKey(other) === decisionKey(one))) return false;
  if (typeof text !== 'string') return false;
  return placesOf(one).every(({ start, end, text: quote }) => {
    const there = text.slice(start, end);
    return start <= end && end <= text.length && there === (quote ?? there);
  });
}

const isAnsweredIn = ({ answers, best }: AskedQuestion, text: unknown): boolean =>
  [...answers, ...(best ? [best] : [])].every((answer) => isQuoteOf(answer, text));

const isQuoteOf = (
  { start, end, text: quote }: Span & { readonly text: string },
  text: unknown,
): boolean =>
  typeof text === 'string' &&
  start <= end &&
  end <= text.length &&
  text.slice(start, end) === quote;

function noteOf({ of, value }: UnknownPart): string {
  if (of === 'imported') return 'what the file said of the text';
  const kind =
    isRecord(value) && typeof value.kind === 'string' ? ` of the kind “${value.kind}”` : '';
  return of === 'decisions' ? `a decision${kind}` : 'a question with its answers';
}
