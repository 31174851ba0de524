import * as v from 'valibot';
import type { TextDocument } from '../../core/document/model.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type FormatProblem, problemIn } from './check.ts';
import { fileSchema } from './schema.ts';

export interface ParsedDocument {
  readonly document: TextDocument;
  /** When the file was written, ISO 8601. */
  readonly written: string;
}

/** Reads what `writeJson` wrote. All of it is checked, its quotations against its text; nothing is repaired. */
export function parseJson(source: string): Result<ParsedDocument, FormatProblem> {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail({ path: '', reason: `is not JSON: ${error.message}` });
  }
  const parsed = v.safeParse(fileSchema, json, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return fail({ path: v.getDotPath(issue) ?? '', reason: issue.message });
  }
  const { document, written } = parsed.output;
  const problem = problemIn(document);
  return problem
    ? fail({ ...problem, path: `document.${problem.path}` })
    : ok({ document, written });
}
