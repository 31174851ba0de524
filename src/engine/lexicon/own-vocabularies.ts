import type { Failure } from '../../core/errors.ts';
import { buildOwnNames, type OwnNames } from '../../core/gazetteer/own-names.ts';
import { inSlices, type Share } from '../../core/in-slices.ts';
import type { OwnConcept, ParsedVocabulary } from '../../core/link/own-concept.ts';
import {
  buildVocabulary,
  type OwnVocabulary,
  ofVocabulary,
  parseVocabularyFile,
} from '../../core/link/own-vocabulary.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { sha256 } from '../../core/sha256.ts';
import type { VocabularyContent, VocabularyFile } from '../contract/protocol.ts';

/** Limit for the user's own lists: the lookup of more concepts would take hundreds of megabytes. */
const MAX_CONCEPTS = 500_000;
const MAX_WARNINGS = 20;

/** The user's own vocabularies. Each file is read once and serves all calls. */
export interface OwnVocabularies {
  /**
   * Builds one vocabulary for linking, in which names of the first file take precedence over those of the second. Only
   * the `onProgress` of the first caller is called.
   */
  open(
    files: readonly VocabularyFile[],
    onProgress?: (done: Share) => void,
  ): Promise<OwnVocabulary | undefined>;
  /** The names of these vocabularies, prepared for finding them in texts. */
  names(files: readonly VocabularyFile[]): Promise<OwnNames | undefined>;
}

/** Skips unreadable files: `readVocabulary` checked them when the user added them. */
export function createVocabularies(
  yieldControl: () => Promise<void> = async () => {},
): OwnVocabularies {
  const lists = new Map<string, Promise<readonly OwnConcept[]>>();
  const listOf = (file: VocabularyFile): Promise<readonly OwnConcept[]> => {
    const key = keyOf(file);
    const list = lists.get(key) ?? readList(file);
    lists.set(key, list);
    return list;
  };
  const all = async (files: readonly VocabularyFile[]) =>
    (await Promise.all(files.map(listOf))).flat();
  const open = lastOf(async (files, onProgress) =>
    inSlices(buildVocabulary(await all(files)), (done) => {
      onProgress?.(done);
      return yieldControl();
    }),
  );
  return {
    open(files, onProgress) {
      const used = new Set(files.map(keyOf));
      for (const key of lists.keys()) if (!used.has(key)) lists.delete(key);
      return open(files, onProgress);
    },
    names: lastOf(async (files) => inSlices(buildOwnNames(await all(files)), yieldControl)),
  };
}

const keyOf = ({ id, name, type }: VocabularyFile): string => JSON.stringify([id, name, type]);

/** Caches the result for the last list of files; undefined for an empty list. */
function lastOf<T>(
  make: (files: readonly VocabularyFile[], onProgress?: (done: Share) => void) => Promise<T>,
) {
  let last: { readonly key: string; readonly made: Promise<T | undefined> } | undefined;
  return (
    files: readonly VocabularyFile[],
    onProgress?: (done: Share) => void,
  ): Promise<T | undefined> => {
    const key = files.map(keyOf).join();
    if (last?.key !== key) {
      last = {
        key,
        made: files.length === 0 ? Promise.resolve(undefined) : make(files, onProgress),
      };
    }
    return last.made;
  };
}

async function readList({ name, type, file }: VocabularyFile): Promise<readonly OwnConcept[]> {
  const parsed = await parse(file);
  return parsed.ok ? ofVocabulary(parsed.value.concepts, name, type) : [];
}

/** Describes the content of a vocabulary file, or says what is wrong with it. */
export async function readVocabulary(file: Blob): Promise<Result<VocabularyContent, Failure>> {
  const parsed = await parse(file);
  if (!parsed.ok) return parsed;
  const { concepts, warnings } = parsed.value;
  return ok({
    id: await sha256(new Uint8Array(await file.arrayBuffer())),
    concepts: concepts.length,
    untyped: concepts.filter(({ type }) => type === undefined).length,
    warnings: warnings.slice(0, MAX_WARNINGS),
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
  if (parsed.value.concepts.length > MAX_CONCEPTS) {
    return invalid(`has more than ${MAX_CONCEPTS.toLocaleString('en')} concepts`);
  }
  return parsed;
}
