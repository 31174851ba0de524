import * as v from 'valibot';
import { fail, ok, type Result } from '../core/result.ts';
import { thrownMessage } from '../core/thrown-message.ts';
import type { ExchangeDocument } from '../formats/exchange/model.ts';
import { decodeText } from './decode.ts';
import { type InputLine, linesOf } from './lines.ts';

/** A text to read. */
export interface InputDocument {
  readonly id: string | number;
  readonly text: string;
  /** Source of the text, `FILE` or `FILE:LINE`, for messages. */
  readonly place: string;
}

/** A part of the input that could not be used, or not completely. */
export interface BadInput {
  readonly place: string;
  readonly reason: string;
  /** The known data of a record without a text. */
  readonly record?: ExchangeDocument;
  /** PubMed identifiers of records that the input marks as withdrawn. */
  readonly withdrawn?: readonly string[];
}

export type Input = Result<InputDocument, BadInput>;

const record = v.object({ id: v.union([v.string(), v.number()]), text: v.string() });

/** Reads a whole file as one text. */
export async function* readWhole(
  place: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Input> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const text = decodeText(Buffer.concat(parts));
  yield text.ok ? ok({ id: place, text: text.value, place }) : fail({ place, reason: text.error });
}

/** Reads JSON Lines of `{"id", "text"}`. */
export async function* readRecords(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Input> {
  for await (const line of linesOf(chunks)) {
    const value = parseLine(line);
    if (value === undefined) continue;
    const place = `${file}:${line.number}`;
    const parsed = value.ok ? parseRecord(value.value) : value;
    yield parsed.ok ? ok({ ...parsed.value, place }) : fail({ place, reason: parsed.error });
  }
}

/** Parses the JSON of a line; undefined for a blank one. */
export function parseLine(line: InputLine): Result<unknown, string> | undefined {
  const text = decodeText(line.bytes);
  if (!text.ok) return text;
  const json = line.number === 1 ? text.value.replace(/^\ufeff/, '') : text.value;
  if (json.trim() === '') return undefined;
  try {
    return ok(JSON.parse(json));
  } catch (error) {
    return fail(`is not JSON: ${thrownMessage(error)}`);
  }
}

function parseRecord(value: unknown): Result<v.InferOutput<typeof record>, string> {
  const parsed = v.safeParse(record, value);
  if (parsed.success) return ok(parsed.output);
  return fail(describeIssue(parsed.issues[0]));
}

/** A sentence about the first problem of a record. */
export function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path ? `${path}: ${issue.message}` : issue.message;
}
