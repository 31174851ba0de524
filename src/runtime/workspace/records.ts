import * as v from 'valibot';
import { decisionSchema, setAsideSchema } from '../../core/document/decisions.ts';
import { count } from '../../core/document/schema.ts';
import { run } from '../../formats/desk/schema.ts';
import { imported, question, reading } from '../../formats/json/schema.ts';
import type { Migrations } from './migrations.ts';
import { step } from './step-schema.ts';

/**
 * The kinds of records that a document is kept in, each in an object store of its own, so that a change writes what it
 * changes: a decision one record of a decision, one of a step, and the head. Keys begin with the key of the document.
 */

/** What lists show of a document, and what holds its other records together. */
export const headSchema = v.object({
  /** Its id, as a file or this program gave it. */
  id: v.pipe(v.string(), v.nonEmpty()),
  title: v.string(),
  /** Listed in rising order; of equal ones, by key. */
  place: v.number(),
  collection: v.exactOptional(v.object({ id: v.string(), name: v.string() })),
  /** `Pending`. */
  question: v.exactOptional(v.string()),
  nextQuestions: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
  readingRun: v.exactOptional(run),
  questionRun: v.exactOptional(run),
  /** UTF-16 code units of its text. */
  length: count,
  decisions: count,
  isRead: v.boolean(),
  /** Where its history stands (`StepLog.at`), counted from the first step of all. */
  at: count,
  /** Where its history ends, counted likewise; records of steps from there on belong to it no more. */
  end: v.exactOptional(count),
  /** How often it was written; who writes must know it. */
  revision: count,
  /** Ids of the writes that were made last, the latest first: who is not told how a write ended finds it here. */
  writes: v.exactOptional(v.array(v.string())),
  /** When it was written last: milliseconds since 1970. */
  changed: v.number(),
});

export type Head = v.InferOutput<typeof headSchema>;

const setAsideRecord = v.object({
  kind: v.literal('set-aside'),
  place: count,
  aside: setAsideSchema,
});

export type SetAsideRecord = v.InferOutput<typeof setAsideRecord>;

/**
 * To version 2: decisions of a person can change what was said, and add to it. Those of version 1 are as they were; the
 * number keeps a program of version 1 from taking a changed mention for an accepted one.
 */
const UNCHANGED = (value: unknown): unknown => value;

export interface RecordKind {
  readonly schema: v.GenericSchema;
  readonly migrations: Migrations;
}

export const KINDS = {
  heads: { schema: headSchema, migrations: [] },
  texts: { schema: v.string(), migrations: [] },
  readings: { schema: reading, migrations: [] },
  /** What the file said. */
  layers: { schema: imported, migrations: [] },
  /** By `decisionKey`; those that are set aside by their place among them (`aside 0`). */
  decisions: { schema: v.union([decisionSchema, setAsideRecord]), migrations: [UNCHANGED] },
  /** By id; `place`: in the order in which they were asked. */
  questions: { schema: v.object({ place: count, question }), migrations: [] },
  /** By place in the history, counted from the first step of all. */
  steps: { schema: step, migrations: [UNCHANGED] },
  /** What another version said, kept as it is (`TextDocument.unknown`). */
  unknown: { schema: v.array(v.unknown()), migrations: [] },
} as const satisfies Readonly<Record<string, RecordKind>>;

export type KindName = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];

/** A record to be written, or (without `value`) to be taken out. `sub`: what tells it from others of its document. */
export interface WorkspaceChange {
  readonly kind: KindName;
  readonly sub: string | number;
  readonly value?: unknown;
}
