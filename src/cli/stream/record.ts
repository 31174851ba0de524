import * as v from 'valibot';
import { fail, ok, type Result } from '../../core/result.ts';
import { describeIssue, parseLine } from '../inputs.ts';
import type { InputLine } from '../lines.ts';

/** A text to read, from a line of the input. */
export interface StreamRecord {
  readonly id: string | number;
  readonly text: string;
}

/** Why a line has no findings, with its `id` when it has one. */
export interface StreamError {
  readonly id?: string | number;
  readonly code: string;
  readonly message: string;
}

const id = v.union([v.string(), v.number()]);
const text = v.object({ id, text: v.string() });
/** A line of `convert --to json-lines`. */
const exchange = v.object({ format: v.literal('biogloss-exchange'), document: text });
const anyId = v.object({ id });

/** Parses the record of a line; undefined for a blank one. */
export function recordOf(line: InputLine): Result<StreamRecord, StreamError> | undefined {
  if (line.isTooLong) {
    return fail({ code: 'line-too-long', message: `is longer than ${MOST_BYTES >> 20} MiB` });
  }
  const json = parseLine(line);
  if (json === undefined) return undefined;
  if (!json.ok) return fail({ code: 'not-json', message: json.error });
  const exchanged = v.safeParse(exchange, json.value);
  if (exchanged.success) return ok(exchanged.output.document);
  const parsed = v.safeParse(text, json.value);
  if (parsed.success) return ok(parsed.output);
  const known = v.safeParse(anyId, json.value);
  const message = describeIssue(parsed.issues[0]);
  return fail({ ...(known.success && { id: known.output.id }), code: 'not-a-record', message });
}

/** Largest line in bytes: the results of a longer one would not fit a string. */
export const MOST_BYTES = 64 << 20;
