import type { Failure } from '../../core/errors.ts';
import type { ParsedVocabulary } from '../../core/link/own-concept.ts';
import {
  createVocabulary,
  type OwnVocabulary,
  parseVocabularyFile,
} from '../../core/link/own-vocabulary.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { VocabularyContent, VocabularyFile } from '../contract/protocol.ts';
import { sha256 } from '../pack/sha256.ts';

/** More is no list that somebody keeps by hand; the lookup would take hundreds of megabytes. */
const MOST_CONCEPTS = 500_000;
const MOST_WARNINGS = 20;

/** The user's own vocabularies as one: names of the first file win over those of the second. */
export function createVocabularies() {
  let last: { key: string; vocabulary: Promise<OwnVocabulary | undefined> } | undefined;
  return {
    /** Files that cannot be read are left out: they were checked by `readVocabulary` when they were added. */
    open(files: readonly VocabularyFile[]): Promise<OwnVocabulary | undefined> {
      const key = JSON.stringify(files.map(({ id, name }) => [id, name]));
      if (last?.key !== key) last = { key, vocabulary: readAll(files) };
      return last.vocabulary;
    },
  };
}

async function readAll(files: readonly VocabularyFile[]): Promise<OwnVocabulary | undefined> {
  if (files.length === 0) return undefined;
  const lists = await Promise.all(
    files.map(async ({ name, file }) => {
      const parsed = await parse(file);
      if (!parsed.ok) return [];
      return parsed.value.concepts.map((concept) => ({ ...concept, vocabulary: name }));
    }),
  );
  return createVocabulary(lists.flat());
}

/** What is in a file that is meant to be a vocabulary, or what is wrong with it. */
export async function readVocabulary(file: Blob): Promise<Result<VocabularyContent, Failure>> {
  const parsed = await parse(file);
  if (!parsed.ok) return parsed;
  const { concepts, warnings } = parsed.value;
  return ok({
    id: await sha256(new Uint8Array(await file.arrayBuffer())),
    concepts: concepts.length,
    warnings: warnings.slice(0, MOST_WARNINGS),
    skipped: warnings.filter(({ isUsed }) => !isUsed).length,
  });
}

async function parse(file: Blob): Promise<Result<ParsedVocabulary, Failure>> {
  const invalid = (reason: string, line?: number) =>
    fail<Failure>({ code: 'vocabulary-invalid', reason, ...(line !== undefined && { line }) });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return invalid('is not text in UTF-8, or could not be read');
  }
  const parsed = parseVocabularyFile(text);
  if (!parsed.ok) return invalid(parsed.error.reason, parsed.error.line);
  if (parsed.value.concepts.length > MOST_CONCEPTS) {
    return invalid(`has more than ${MOST_CONCEPTS.toLocaleString('en')} concepts`);
  }
  return parsed;
}
