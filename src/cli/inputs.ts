import * as v from 'valibot';
import { fail, ok, type Result } from '../core/result.ts';
import { decodeText } from './decode.ts';
import { type Line, linesOf } from './lines.ts';
import { openStream, readingError } from './open-stream.ts';

/** A text to read. */
export interface InputDocument {
  readonly id: string | number;
  readonly text: string;
  /** Where it came from, `FILE` or `FILE:LINE`, for messages. */
  readonly place: string;
}

/** A stretch of input that could not be used. */
export interface BadInput {
  readonly place: string;
  readonly reason: string;
}

export type Input = Result<InputDocument, BadInput>;

const STDIN = '-';
const JSON_LINES = /\.(jsonl|ndjson)(\.gz)?$/i;
const record = v.object({ id: v.union([v.string(), v.number()]), text: v.string() });

/** The texts of all files in order, or of standard input when there are none; one in memory at a time. */
export async function* readInputs(
  files: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
): AsyncGenerator<Input> {
  for (const file of files.length > 0 ? files : [STDIN]) {
    try {
      if (file === STDIN) yield* readStandardInput(stdin);
      else if (JSON_LINES.test(file)) yield* readRecords(file, openStream(file));
      else yield await readWhole(file, openStream(file));
    } catch (error) {
      yield fail({ place: file, reason: readingError(error) });
    }
  }
}

/** JSON Lines when its first character that is no white space is a brace. */
async function* readStandardInput(stdin: AsyncIterable<Uint8Array>): AsyncGenerator<Input> {
  const rest = stdin[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let first: number | undefined;
  while (first === undefined) {
    const { value, done } = await rest.next();
    if (done) break;
    seen.push(value);
    first = value.find((byte) => byte > 0x20);
  }
  const all = chain(seen, rest);
  if (first === '{'.charCodeAt(0)) yield* readRecords('standard input', all);
  else yield await readWhole('standard input', all);
}

async function* chain(
  seen: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* seen;
  yield* { [Symbol.asyncIterator]: () => rest };
}

async function readWhole(place: string, chunks: AsyncIterable<Uint8Array>): Promise<Input> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const text = decodeText(Buffer.concat(parts));
  if (!text.ok) return fail({ place, reason: text.error });
  return ok({ id: place, text: text.value, place });
}

async function* readRecords(
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

/** The JSON of a line; undefined for a blank one. */
export function parseLine(line: Line): Result<unknown, string> | undefined {
  const text = decodeText(line.bytes);
  if (!text.ok) return text;
  const json = line.number === 1 ? text.value.replace(/^\ufeff/, '') : text.value;
  if (json.trim() === '') return undefined;
  try {
    return ok(JSON.parse(json));
  } catch (error) {
    return fail(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parseRecord(value: unknown): Result<v.InferOutput<typeof record>, string> {
  const parsed = v.safeParse(record, value);
  if (parsed.success) return ok(parsed.output);
  return fail(describeIssue(parsed.issues[0]));
}

/** A sentence about the first thing that is wrong with a record. */
export function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path ? `${path}: ${issue.message}` : issue.message;
}
