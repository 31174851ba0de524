import { basename } from 'node:path';
import type { OwnSource } from '../core/document/model.ts';
import type { OwnConcept, VocabularyProblem } from '../core/link/own-concept.ts';
import { ofVocabulary, parseVocabularyFile } from '../core/link/own-vocabulary.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { decodeText } from './decode.ts';
import { readPacked } from './read-packed.ts';
import type { VocabularyOption } from './vocabulary-option.ts';

/** One of the user's own vocabularies. */
export interface OwnList {
  readonly source: OwnSource;
  readonly concepts: readonly OwnConcept[];
}

/** Opens the user's own vocabulary. An error is a sentence; undefined when there is none. */
export async function openNodeVocabulary(
  option: VocabularyOption | undefined,
  complain: (message: string) => void,
): Promise<Result<OwnList | undefined, string>> {
  if (!option) return ok(undefined);
  const { file: path, type } = option;
  const file = await readPacked(path);
  if (!file.ok) return file;
  const text = decodeText(file.value);
  const parsed = text.ok ? parseVocabularyFile(text.value) : text;
  if (!parsed.ok) return fail(`${path}${problemText(parsed.error)}`);
  for (const { line, reason } of parsed.value.warnings) complain(`${path}:${line}: ${reason}`);
  const name = basename(path);
  return ok({
    source: { id: path, name, ...(type !== undefined && { type }) },
    concepts: ofVocabulary(parsed.value.concepts, name, type),
  });
}

const problemText = (problem: VocabularyProblem | string): string => {
  if (typeof problem === 'string') return ` ${problem}`;
  const { line, reason } = problem;
  return line === undefined ? ` ${reason}` : `:${line}: ${reason}`;
};
