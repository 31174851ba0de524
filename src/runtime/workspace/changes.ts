import { decisionKey } from '../../core/document/decisions.ts';
import type { Entry, Pending } from '../../core/workspace/workspace.ts';
import type { Head, KindName, SetAsideRecord, WorkspaceChange } from './records.ts';

/** The head's data for lists and the position in the history. */
export type HeadOf = Omit<Head, 'revision' | 'writes' | 'changed'>;

/** A document with the data that is stored beside it. */
export interface Kept {
  readonly entry: Entry;
  /** Position in the order of documents. */
  readonly place: number;
  readonly pending: Pending;
}

/**
 * The records that differ between two states of one document; equal ones are not written.
 *
 * @param before absent when nothing of the document is stored yet
 */
export function changesBetween(before: Kept | undefined, after: Kept): readonly WorkspaceChange[] {
  const records = before ? recordsOf(before.entry) : new Map<string, WorkspaceChange>();
  const wanted = recordsOf(after.entry);
  const written = [...wanted].flatMap(([name, record]) =>
    isSame(records.get(name)?.value, record.value) ? [] : [record],
  );
  const removed = [...records].flatMap(([name, { kind, sub }]) =>
    wanted.has(name) ? [] : [{ kind, sub }],
  );
  const isListedAlike = before && JSON.stringify(headOf(before)) === JSON.stringify(headOf(after));
  const changes = [...written, ...removed];
  if (isListedAlike && changes.length === 0) return [];
  return [{ kind: 'heads', sub: '', value: headOf(after) }, ...changes];
}

function headOf({ entry, place, pending }: Kept): HeadOf {
  const { document, log, collection } = entry;
  return {
    id: document.id,
    title: document.title,
    place,
    ...(collection !== undefined && { collection }),
    ...pending,
    length: document.text.length,
    decisions: document.decisions.length,
    isRead: document.reading !== undefined,
    at: log.first + log.at,
    end: log.first + log.steps.length,
  };
}

/** All records of a document but its head. */
function recordsOf({ document, log }: Entry): ReadonlyMap<string, WorkspaceChange> {
  const { text, reading, imported, decisions, setAside = [], questions, unknown } = document;
  const records: WorkspaceChange[] = [
    record('texts', '', text),
    ...(reading ? [record('readings', '', reading)] : []),
    ...(imported ? [record('layers', '', imported)] : []),
    ...(unknown ? [record('unknown', '', unknown)] : []),
    ...decisions.map((one) => record('decisions', decisionKey(one), one)),
    ...setAside.map((aside, place) =>
      record('decisions', `aside ${place}`, {
        kind: 'set-aside',
        place,
        aside,
      } satisfies SetAsideRecord),
    ),
    ...questions.map((one, place) => record('questions', one.id, { place, question: one })),
    ...log.steps.map((one, index) => record('steps', log.first + index, one)),
  ];
  return new Map(records.map((one) => [`${one.kind} ${one.sub}`, one]));
}

const record = (kind: KindName, sub: string | number, value: unknown): WorkspaceChange => ({
  kind,
  sub,
  value,
});

/** True for the same value, or the same value at the same position of a list. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isPlaced(a) || !isPlaced(b) || a.place !== b.place) return false;
  return a.question === b.question && a.aside === b.aside;
}

interface Placed {
  readonly place: number;
  readonly question?: unknown;
  readonly aside?: unknown;
}

const isPlaced = (value: unknown): value is Placed =>
  typeof value === 'object' && value !== null && 'place' in value;
