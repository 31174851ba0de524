import { KNOWN_TYPES, knownType } from '../../catalogue/entity-type.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { ParsedVocabulary, VocabularyProblem, VocabularyWarning } from '../own-concept.ts';
import { parseJson } from './json.ts';
import { parseObo } from './obo.ts';
import { parseTable } from './table.ts';

/** Parses a vocabulary in the format that its text shows: JSON begins with a bracket or brace, OBO has a `[Term]`, all else is a table. */
export function parseVocabularyFile(text: string): Result<ParsedVocabulary, VocabularyProblem> {
  const body = text.replace(/^\ufeff/u, '');
  const parsed = /^\s*[[{]\s*["{\]}]/u.test(body)
    ? parseJson(body)
    : ok(/^\[Term\]\s*$/mu.test(body) ? parseObo(body) : parseTable(body));
  if (!parsed.ok) return parsed;
  const { entries, warnings } = parsed.value;
  if (entries.length === 0) return fail(warnings[0] ?? { reason: 'has no concept in it' });
  return ok({
    concepts: entries.map(({ concept }) => concept),
    warnings: [...warnings, ...typeWarnings(entries)].sort((a, b) => a.line - b.line),
  });
}

/** A type that no mention has makes a concept that is never found; own models may have types of their own, so it stays. */
const typeWarnings = (
  entries: readonly { readonly line: number; readonly concept: { readonly type?: string } }[],
): VocabularyWarning[] =>
  entries.flatMap(({ line, concept: { type } }) =>
    type === undefined || knownType(type) !== undefined
      ? []
      : [
          {
            line,
            reason: `the type '${type.slice(0, 40)}' is none of ${KNOWN_TYPES.join(', ')}; only mentions of that very type will be linked to it`,
            isUsed: true,
          },
        ],
  );
