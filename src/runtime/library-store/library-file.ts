import * as v from 'valibot';
import { parseBoundedJson } from '../../core/bounded-json.ts';
import { count } from '../../core/document/schema.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { sha256 } from '../../core/sha256.ts';
import { emptyLog, type StepLog } from '../../core/workspace/log.ts';
import type { Step } from '../../core/workspace/step.ts';
import type { Entry } from '../../core/workspace/workspace.ts';
import { parseDocument } from '../../formats/json/parse-document.ts';
import { step } from '../workspace/step-schema.ts';
import {
  type LibraryRecords,
  type Marks,
  marksFrom,
  noMarks,
  pairsSchema,
  searchesSchema,
  storedMarks,
} from './records.ts';

/**
 * The whole library as one file: one JSON value per line, compressed with gzip. The first line identifies the format;
 * the last one holds the number of documents and a hash of all lines, so that a truncated or changed file is detected
 * before any of it is used.
 */
export interface FiledDocument {
  readonly entry: Entry;
  readonly place: number;
  /** Time of the last change, in milliseconds since 1970. */
  readonly changed: number;
  readonly marks: Marks;
}

const FORMAT = 'biogloss-library';
const VERSION = 1;

/** Largest length of one document with its history, in UTF-16 code units. */
const MAX_LINE_LENGTH = 400_000_000;

export const headLine = (written: Date): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, written: written.toISOString() })}\n`;

export const documentLine = ({ entry, place, changed, marks }: FiledDocument): string =>
  `${JSON.stringify({ ...entry, place, changed, marks: storedMarks(marks) })}\n`;

/** What a person decided about the library as a whole. */
export type FiledWhole = Partial<Pick<LibraryRecords, 'apart' | 'searches'>>;

export const lastLine = (documents: number, hash: string, whole: FiledWhole = {}): string =>
  `${JSON.stringify({ documents, hash, ...whole })}\n`;

/** SHA-256 of the previous hash and the line. */
export const chained = (hash: string, line: string): Promise<string> =>
  sha256(new TextEncoder().encode(hash + line));

/** The lines of a compressed file, without line ends. Throws when the file is damaged. */
async function* linesOf(file: Blob): AsyncGenerator<string> {
  const text = file
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }));
  const reader = text.getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const parts = (rest + value).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

export interface CheckedFile {
  readonly documents: number;
  readonly whole: FiledWhole;
}

/**
 * Checks the whole file before any of it is used.
 *
 * @returns its content; or why it is refused, as a sentence without its subject
 */
export async function checkFile(file: Blob): Promise<Result<CheckedFile, string>> {
  let documents = 0;
  let hash = '';
  let last: unknown;
  try {
    let previous: string | undefined;
    let isFirst = true;
    for await (const line of linesOf(file)) {
      if (isFirst) {
        const head = parseBoundedJson(line, MAX_LINE_LENGTH);
        const known = head.ok && v.is(headSchema, head.value) ? head.value : undefined;
        if (!known) return fail('is no file of a whole library');
        if (known.version > VERSION) return fail('was written by a later version of BioGloss');
        isFirst = false;
        continue;
      }
      if (previous !== undefined) {
        documents += 1;
        hash = await chained(hash, previous);
      }
      previous = line;
    }
    const parsed = parseBoundedJson(previous ?? '', MAX_LINE_LENGTH);
    last = parsed.ok ? parsed.value : undefined;
  } catch {
    return fail('is damaged, or cut off');
  }
  if (!v.is(lastSchema, last)) return fail('is cut off: its end is missing');
  if (last.documents !== documents || last.hash !== hash) {
    return fail('is damaged: something in it was changed');
  }
  const { apart, searches } = last;
  const whole = { ...(apart && { apart }), ...(searches && { searches }) };
  return ok({ documents, whole });
}

const headSchema = v.object({ format: v.literal(FORMAT), version: v.number() });
const lastSchema = v.object({
  documents: v.number(),
  hash: v.string(),
  // Absent in files of earlier versions.
  apart: v.exactOptional(pairsSchema),
  searches: v.exactOptional(searchesSchema),
});
/** The head of a document stores the position in its history, so the position must lie within it. */
const logSchema = v.pipe(
  v.object({ steps: v.array(step), at: count, first: count }),
  v.check(({ steps, at }) => at <= steps.length),
);
const documentSchema = v.object({
  key: v.pipe(v.string(), v.nonEmpty()),
  document: v.unknown(),
  log: v.optional(logSchema),
  collection: v.exactOptional(v.object({ id: v.string(), name: v.string() })),
  place: v.pipe(v.number(), v.finite()),
  changed: v.pipe(v.number(), v.finite()),
  marks: v.unknown(),
});

/** The documents of a checked file; an error names each document that this version cannot read. */
export async function* documentsIn(file: Blob): AsyncGenerator<Result<FiledDocument, string>> {
  let isFirst = true;
  let previous: string | undefined;
  for await (const line of linesOf(file)) {
    if (!isFirst && previous !== undefined) yield filedFrom(previous);
    if (!isFirst) previous = line;
    isFirst = false;
  }
}

function filedFrom(line: string): Result<FiledDocument, string> {
  const json = parseBoundedJson(line, MAX_LINE_LENGTH);
  if (!json.ok || !v.is(documentSchema, json.value))
    return fail('is damaged, or of a later version');
  const { key, document, log, collection, place, changed, marks } = json.value;
  const parsed = parseDocument(document, { isKept: true });
  if (!parsed.ok) return fail(`${parsed.error.path} ${parsed.error.reason}`);
  const kept: StepLog = log ? { ...log, steps: log.steps as readonly Step[] } : emptyLog;
  return ok({
    entry: {
      ...{ key, document: parsed.value.document, log: kept },
      ...(collection && { collection }),
    },
    ...{ place, changed, marks: marksFrom(marks) ?? noMarks },
  });
}
