import { parseBoundedJson } from '../../bounded-json.ts';
import { fail, ok, type Result } from '../../result.ts';
import { jsonErrorLine } from '../../text/json-error-line.ts';
import { jsonItemLines } from '../../text/json-item-lines.ts';
import type { OwnConcept, VocabularyProblem } from '../own-concept.ts';
import type { Entries } from './entry.ts';

/** A list of `{"id", "name", "names"?, "type"?}`, or an object with such a list as `concepts`. */
export function parseJson(text: string): Result<Entries, VocabularyProblem> {
  const parsed = parseBoundedJson(text, text.length);
  if (!parsed.ok)
    return fail({ line: jsonErrorLine(text), reason: `is not JSON: ${parsed.error}` });
  const json = parsed.value;
  const list = Array.isArray(json) ? json : isRecord(json) ? json.concepts : undefined;
  if (!Array.isArray(list)) return fail({ reason: 'has no list of concepts' });
  const lines = jsonItemLines(text, 'concepts');
  const entries: Entries['entries'][number][] = [];
  const warnings: Entries['warnings'][number][] = [];
  list.forEach((one: unknown, index) => {
    const line = lines[index] ?? 1;
    const concept = conceptOf(one);
    if (concept) entries.push({ line, concept });
    else warnings.push({ line, reason: 'needs "id" and "name", both text' });
  });
  return ok({ entries, warnings });
}

function conceptOf(value: unknown): OwnConcept | undefined {
  if (!isRecord(value)) return undefined;
  const { id, name, names, type } = value;
  if (typeof id !== 'string' || typeof name !== 'string' || id === '' || name === '')
    return undefined;
  const more = Array.isArray(names) ? names.filter((one) => typeof one === 'string') : [];
  return { id, name, names: more, ...(typeof type === 'string' && type !== '' && { type }) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
