import { parseBoundedJson } from '../bounded-json.ts';
import { fail, ok, type Result } from '../result.ts';
import { jsonErrorLine } from '../text/json-error-line.ts';
import { nameKey } from './name-key.ts';

/** A concept of the user's own list. */
export interface OwnConcept {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  /** Entity type it is for; any when absent. */
  readonly type?: string;
  /** Name of the list it comes from, where there are several. */
  readonly vocabulary?: string;
}

/** The user's own names, which win over the lexicon's. */
export interface OwnVocabulary {
  readonly find: (key: string, type: string) => readonly OwnConcept[];
  /** In the order of the list. */
  readonly concepts: readonly OwnConcept[];
}

export function createVocabulary(concepts: readonly OwnConcept[]): OwnVocabulary {
  const byKey = new Map<string, OwnConcept[]>();
  for (const concept of concepts) {
    for (const key of new Set([concept.name, ...concept.names].map(nameKey))) {
      if (key === '') continue;
      byKey.set(key, [...(byKey.get(key) ?? []), concept]);
    }
  }
  return {
    concepts,
    find: (key, type) =>
      (byKey.get(key) ?? []).filter((one) => one.type === undefined || one.type === type),
  };
}

/** A list of concepts, and the lines that were left out, counted from 1, with the reason. */
export interface ParsedVocabulary {
  readonly concepts: readonly OwnConcept[];
  readonly warnings: readonly { readonly line: number; readonly reason: string }[];
}

/** Why a whole file cannot be used. */
export interface VocabularyProblem {
  /** Counted from 1; absent where no line is to blame. */
  readonly line?: number;
  readonly reason: string;
}

/** By the look of it: JSON begins with a bracket or brace, OBO has a `[Term]`, all else is a table. */
export function parseVocabularyFile(text: string): Result<ParsedVocabulary, VocabularyProblem> {
  const body = text.replace(/^\ufeff/u, '');
  const parsed = /^\s*[[{]\s*["{\]}]/u.test(body)
    ? parseJson(body)
    : ok(/^\[Term\]\s*$/mu.test(body) ? parseObo(body) : parseTable(body));
  if (!parsed.ok || parsed.value.concepts.length > 0) return parsed;
  return fail(parsed.value.warnings[0] ?? { reason: 'has no concept in it' });
}

/** OBO 1.4 (https://owlcollab.github.io/oboformat/doc/obo-syntax.html): terms with id, name and synonyms. */
function parseObo(text: string): ParsedVocabulary {
  const concepts: OwnConcept[] = [];
  const warnings: { line: number; reason: string }[] = [];
  let term:
    | { line: number; id?: string; name?: string; names: string[]; isObsolete: boolean }
    | undefined;
  const close = () => {
    if (term && !term.isObsolete) {
      const { id, name, names } = term;
      if (id !== undefined && name !== undefined) concepts.push({ id, name, names });
      else warnings.push({ line: term.line, reason: 'a term without id or name' });
    }
    term = undefined;
  };
  text.split(/\r?\n/u).forEach((line, index) => {
    if (/^\[.*\]\s*$/u.test(line)) {
      close();
      if (line.startsWith('[Term]')) term = { line: index + 1, names: [], isObsolete: false };
      return;
    }
    const [, tag, value = ''] = /^([\w-]+):\s*(.*?)\s*$/u.exec(line) ?? [];
    if (!term || tag === undefined) return;
    if (tag === 'id') term.id = withoutComment(value);
    if (tag === 'name') term.name = unescaped(withoutComment(value));
    if (tag === 'is_obsolete' && value.startsWith('true')) term.isObsolete = true;
    if (tag === 'synonym') {
      const quoted = /^"((?:[^"\\]|\\.)*)"/u.exec(value)?.[1];
      if (quoted === undefined)
        warnings.push({ line: index + 1, reason: 'a synonym without quotes' });
      else term.names.push(unescaped(quoted));
    }
  });
  close();
  return { concepts, warnings };
}

const withoutComment = (value: string): string => value.replace(/\s+!.*$/u, '');
const unescaped = (value: string): string => value.replace(/\\(.)/gu, '$1');

/** Identifier, name, more names in the third column separated by '|', and the type in the fourth. */
function parseTable(text: string): ParsedVocabulary {
  const concepts: OwnConcept[] = [];
  const warnings: { line: number; reason: string }[] = [];
  text.split(/\r?\n/u).forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const [id = '', name = '', names = '', type = ''] = line.split('\t').map((cell) => cell.trim());
    if (index === 0 && /^(?:id|identifier|curie)$/iu.test(id)) return;
    if (id === '' || name === '') {
      warnings.push({
        line: index + 1,
        reason: 'needs an identifier and a name, separated by a tab',
      });
      return;
    }
    const more = names
      .split('|')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    concepts.push({ id, name, names: more, ...(type !== '' && { type }) });
  });
  return { concepts, warnings };
}

/** A list of `{"id", "name", "names"?, "type"?}`, or an object with such a list as `concepts`. */
function parseJson(text: string): Result<ParsedVocabulary, VocabularyProblem> {
  const parsed = parseBoundedJson(text, text.length);
  if (!parsed.ok)
    return fail({ line: jsonErrorLine(text), reason: `is not JSON: ${parsed.error}` });
  const json = parsed.value;
  const list = Array.isArray(json) ? json : isRecord(json) ? json.concepts : undefined;
  if (!Array.isArray(list)) return fail({ reason: 'has no list of concepts' });
  const concepts: OwnConcept[] = [];
  const warnings: { line: number; reason: string }[] = [];
  list.forEach((one: unknown, index) => {
    const concept = conceptOf(one);
    if (concept) concepts.push(concept);
    else warnings.push({ line: index + 1, reason: 'needs "id" and "name", both text' });
  });
  return ok({ concepts, warnings });
}

function conceptOf(value: unknown): OwnConcept | undefined {
  if (!isRecord(value)) return undefined;
  const { id, name, names, type } = value;
  if (typeof id !== 'string' || typeof name !== 'string' || id === '' || name === '')
    return undefined;
  const more = Array.isArray(names) ? names.filter((one) => typeof one === 'string') : [];
  return { id, name, names: more, ...(typeof type === 'string' && { type }) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
