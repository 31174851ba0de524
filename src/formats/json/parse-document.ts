import * as v from 'valibot';
import type { TextDocument } from '../../core/document/model.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type FormatProblem, problemIn } from './check.ts';
import { documentSchema } from './schema.ts';
import { setAsideLayers, setAsideUnknown, unknownFields } from './set-aside.ts';

export interface CheckedDocument {
  readonly document: TextDocument;
  /** What another version wrote and this one does not know, in words; it stays with the document as it is. */
  readonly unknown: readonly string[];
}

export interface ParseOptions {
  /** Layers that are not known cost nothing of the rest either: for what this browser kept, which nobody can mend. */
  readonly isKept?: boolean;
}

/** A document from outside: its shape, then what it says of its own text and of itself. */
export function parseDocument(
  given: unknown,
  { isKept = false }: ParseOptions = {},
): Result<CheckedDocument, FormatProblem> {
  // What is no object becomes one without fields, and is refused for that.
  const fieldsGiven = { ...(typeof given === 'object' && given) };
  const layers = isKept ? setAsideLayers(fieldsGiven) : { document: fieldsGiven, notes: [] };
  const { document: stored, notes } = setAsideUnknown(layers.document);
  const parsed = v.safeParse(documentSchema, stored, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return fail({ path: v.getDotPath(issue) ?? '', reason: issue.message });
  }
  const fields = [...unknownFields(stored, parsed.output)];
  // The schema has said that `stored` is a document; its own copy lacks the fields that it does not know.
  const document = fields.length === 0 ? parsed.output : (stored as unknown as TextDocument);
  const problem = problemIn(document);
  if (problem) return fail(problem);
  return ok({
    document,
    unknown: [...layers.notes, ...notes, ...fields.map((path) => `the field ${path}`)],
  });
}
