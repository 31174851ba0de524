import * as v from 'valibot';
import { compareDecisions } from '../../core/document/decisions.ts';
import type {
  AskedQuestion,
  Decision,
  Imported,
  ModelReading,
  TextDocument,
  UnknownPart,
} from '../../core/document/model.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { StepLog } from '../../core/workspace/log.ts';
import type { Step } from '../../core/workspace/step.ts';
import type { DocumentKey, Entry, Pending } from '../../core/workspace/workspace.ts';
import type { FormatProblem } from '../../formats/json/check.ts';
import { parseDocument } from '../../formats/json/parse-document.ts';
import { migrated } from './migrations.ts';
import { withoutMisfits } from './misfits.ts';
import { type Head, headSchema, KINDS, type KindName, type SetAsideRecord } from './records.ts';

/** The database rows of one document, by kind. */
export type Rows = { readonly [Kind in KindName]: readonly Row[] };

export interface Row {
  readonly sub: string | number;
  readonly stored: unknown;
}

export interface LoadedEntry {
  readonly entry: Entry;
  readonly place: number;
  readonly pending: Pending;
  readonly revision: number;
  /** Descriptions of records that this version does not know; they stay in the database unchanged. */
  readonly unknown: readonly string[];
}

/** The head of a document; `undefined` when a later version wrote it. */
export function headFrom(stored: unknown): Head | undefined {
  const head = migrated(stored, KINDS.heads.migrations);
  const parsed = v.safeParse(headSchema, head, { abortEarly: true });
  return parsed.success ? parsed.output : undefined;
}

/**
 * Builds a document from its records, which are validated like a file from outside. An unknown record is left out and
 * does not affect the others. Without head or text there is no document; of the history, the known steps next to its
 * position are used.
 */
export function assemble(key: DocumentKey, rows: Rows): Result<LoadedEntry, FormatProblem> {
  const head = headFrom(rows.heads[0]?.stored);
  if (!head) return fail({ path: 'heads', reason: 'is damaged, or of a later version' });
  const known = knownOf(rows);
  const [text] = known.texts;
  if (!text) return fail({ path: 'texts', reason: 'is damaged, or of a later version' });
  const [reading, imported, unknown] = [known.readings, known.layers, known.unknown].map(
    ([row]) => row?.value,
  );
  // `knownOf` has validated their shapes.
  const decided = known.decisions.map(({ value }) => value as Decision | SetAsideRecord);
  const setAside = decided
    .filter((one) => one.kind === 'set-aside')
    .sort((a, b) => a.place - b.place)
    .map(({ aside }) => aside);
  const given: TextDocument = {
    ...{ id: head.id, title: head.title, text: text.value as string },
    ...(reading !== undefined && { reading: reading as ModelReading }),
    ...(imported !== undefined && { imported: imported as Imported }),
    ...(unknown !== undefined && { unknown: unknown as readonly UnknownPart[] }),
    decisions: decided.filter((one) => one.kind !== 'set-aside').sort(compareDecisions),
    ...(setAside.length > 0 && { setAside }),
    questions: known.questions
      .map(({ value }) => value as { place: number; question: AskedQuestion })
      .sort((a, b) => a.place - b.place)
      .map(({ question }) => question),
  };
  const whole = parseDocument(given, { isKept: true });
  const parsed = whole.ok ? whole : parseDocument(withoutMisfits(given), { isKept: true });
  if (!parsed.ok) return parsed;
  const { collection, question, nextQuestions, readingRun, questionRun, place, revision } = head;
  const entry: Entry = {
    key,
    document: parsed.value.document,
    log: logFrom(head, known),
    ...(collection !== undefined && { collection }),
  };
  const pending: Pending = {
    ...(question !== undefined && { question }),
    ...(nextQuestions && { nextQuestions }),
    ...(readingRun && { readingRun }),
    ...(questionRun && { questionRun }),
  };
  return ok({
    entry,
    place,
    pending,
    revision,
    unknown: [...unknownOf(rows, known), ...parsed.value.unknown],
  });
}

interface Known {
  readonly sub: string | number;
  readonly value: unknown;
}

function knownOf(rows: Rows): { readonly [Kind in KindName]: readonly Known[] } {
  const known = (kind: KindName) =>
    rows[kind].flatMap(({ sub, stored }) => {
      const value = migrated(stored, KINDS[kind].migrations);
      return value !== undefined && v.is(KINDS[kind].schema, value) ? [{ sub, value }] : [];
    });
  return {
    heads: known('heads'),
    texts: known('texts'),
    readings: known('readings'),
    layers: known('layers'),
    decisions: known('decisions'),
    questions: known('questions'),
    steps: known('steps'),
    unknown: known('unknown'),
  };
}

/**
 * The known steps on both sides of the history's position, up to the first unknown or missing step on each side: steps
 * beyond it apply to states that this version cannot reach. Rows from the head's `end` on belong to a discarded
 * history.
 */
function logFrom(head: Head, known: ReturnType<typeof knownOf>): StepLog {
  const byPlace = new Map(known.steps.map(({ sub, value }) => [Number(sub), value as Step]));
  const { at, end = Number.POSITIVE_INFINITY } = head;
  const steps: Step[] = [];
  let first = at;
  for (let step = byPlace.get(first - 1); step; step = byPlace.get(first - 1)) {
    steps.unshift(step);
    first -= 1;
  }
  for (let place = at; place < end; place += 1) {
    const step = byPlace.get(place);
    if (!step) break;
    steps.push(step);
  }
  return { steps, first, at: at - first };
}

function unknownOf(rows: Rows, known: ReturnType<typeof knownOf>): readonly string[] {
  return (Object.keys(KINDS) as KindName[]).flatMap((kind) => {
    const count = rows[kind].length - known[kind].length;
    return count > 0 ? [`${count} of ${kind}`] : [];
  });
}
