import * as v from 'valibot';
import { parseBoundedJson } from '../../core/bounded-json.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { FormatProblem } from './check.ts';
import { type CheckedDocument, parseDocument } from './parse-document.ts';
import { withoutPartTexts } from './part-texts.ts';
import { fileSchema } from './schema.ts';

export interface ParsedDocument extends CheckedDocument {
  /** When the file was written, ISO 8601. */
  readonly written: string;
}

/** UTF-16 code units: a text of the greatest length with many times its length of decisions. */
const MAX_LENGTH = 200_000_000;

/** Reads what `writeJson` wrote. All of it is checked, its quotations against its text; nothing is repaired. */
export function parseJson(source: string): Result<ParsedDocument, FormatProblem> {
  const json = parseBoundedJson(source, MAX_LENGTH);
  if (!json.ok) return fail({ path: '', reason: `is not JSON: ${json.error}` });
  const parsed = v.safeParse(fileSchema, json.value, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return fail({ path: v.getDotPath(issue) ?? '', reason: issue.message });
  }
  const { document, written } = parsed.output;
  const bare = withoutPartTexts(document);
  const checked = bare.ok ? parseDocument(bare.value) : bare;
  return checked.ok
    ? ok({ ...checked.value, written })
    : fail({ ...checked.error, path: `document.${checked.error.path}` });
}
