import * as v from 'valibot';
import { decisionSchema, setAsideSchema } from '../../core/document/decisions.ts';
import { count } from '../../core/document/schema.ts';
import { run } from '../../formats/desk/schema.ts';
import { imported, question, reading } from '../../formats/json/schema.ts';
import type { Migrations } from './migrations.ts';
import { step } from './step-schema.ts';

/**
 * The kinds of records of a document, each in an object store of its own, so that a change writes little: a decision
 * writes its record, a step and the head. All keys begin with the key of the document.
 */

/** The data that lists show, and the version and position of the document. */
export const headSchema = v.object({
  /** Id of the document, from a file or from this program. */
  id: v.pipe(v.string(), v.nonEmpty()),
  title: v.string(),
  /** Position in lists, ascending; equal ones are ordered by key. */
  place: v.number(),
  collection: v.exactOptional(v.object({ id: v.string(), name: v.string() })),
  /** The question of `Pending`. */
  question: v.exactOptional(v.string()),
  nextQuestions: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
  readingRun: v.exactOptional(run),
  questionRun: v.exactOptional(run),
  /** Length of the text in UTF-16 code units. */
  length: count,
  decisions: count,
  isRead: v.boolean(),
  /** Position in the history (`StepLog.at`), counted from its first step. */
  at: count,
  /** End of the history, counted from its first step. Records of later steps are discarded. */
  end: v.exactOptional(count),
  /** The number of writes; a writer must pass the one it knows. */
  revision: count,
  /** Ids of the last writes, the latest first. A tab that missed the result of its write finds it here. */
  writes: v.exactOptional(v.array(v.string())),
  /** Time of the last write, in milliseconds since 1970. */
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
 * Version 2: a person's decisions can change annotations and add new ones. Values of version 1 are unchanged; the
 * number stops a program of version 1 from reading a changed mention as an accepted one.
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
  /** The annotations of the file. */
  layers: { schema: imported, migrations: [] },
  /** Keys are those of `decisionKey`; decisions that are set aside are numbered (`aside 0`). */
  decisions: { schema: v.union([decisionSchema, setAsideRecord]), migrations: [UNCHANGED] },
  /** Keys are ids of questions; `place` is the order in which they were asked. */
  questions: { schema: v.object({ place: count, question }), migrations: [] },
  /** Keys are positions in the history, counted from its first step. */
  steps: { schema: step, migrations: [UNCHANGED] },
  /** Records of other versions, unchanged (`TextDocument.unknown`). */
  unknown: { schema: v.array(v.unknown()), migrations: [] },
} as const satisfies Readonly<Record<string, RecordKind>>;

export type KindName = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];

/** A record to write, or (without `value`) to remove. `sub` is the part of its key after the key of the document. */
export interface WorkspaceChange {
  readonly kind: KindName;
  readonly sub: string | number;
  readonly value?: unknown;
}
