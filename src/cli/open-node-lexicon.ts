import { type Lexicon, openLexicon } from '../core/link/lexicon.ts';
import type { VocabularyProblem } from '../core/link/own-concept.ts';
import {
  createVocabulary,
  type OwnVocabulary,
  parseVocabularyFile,
} from '../core/link/own-vocabulary.ts';
import { EMBEDDED_LEXICON } from '../core/pack/embedded.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { decodeText } from './decode.ts';
import { embedded } from './embedded.ts';
import { readPacked } from './read-packed.ts';

const LEXICON_FILE = embedded(`${EMBEDDED_LEXICON}lexicon.packed`);

/** What mentions are linked with. */
export interface Linker {
  readonly lexicon: Lexicon;
  readonly own: OwnVocabulary | undefined;
  /** File of the user's own vocabulary. */
  readonly vocabulary?: string;
  readonly file: string;
  /** Unpacked. */
  readonly bytes: number;
  /** Milliseconds for reading, unpacking and opening the lexicon. */
  readonly openMs: number;
}

export interface LinkerFiles {
  /** Lexicon file, packed by gzip or not; `none`; the one that comes with the program when absent. */
  readonly lexicon: string | undefined;
  /** The user's own vocabulary. */
  readonly vocabulary: string | undefined;
}

/**
 * Opens the lexicon and the user's own names, or says in a sentence what is wrong with one of them; undefined when
 * no linking is wanted.
 */
export async function openNodeLinker(
  { lexicon: path = LEXICON_FILE, vocabulary }: LinkerFiles,
  complain: (message: string) => void,
): Promise<Result<Linker | undefined, string>> {
  if (path === 'none') return ok(undefined);
  const startedAt = performance.now();
  const bytes = await readPacked(path);
  if (!bytes.ok) return bytes;
  const lexicon = openLexicon(bytes.value);
  if (!lexicon.ok) return fail(`the lexicon ${path} ${lexicon.error.reason}`);
  const openMs = Math.round(performance.now() - startedAt);
  const linker = { lexicon: lexicon.value, file: path, bytes: bytes.value.length, openMs };
  if (vocabulary === undefined) return ok({ ...linker, own: undefined });
  const file = await readPacked(vocabulary);
  if (!file.ok) return file;
  const text = decodeText(file.value);
  const parsed = text.ok ? parseVocabularyFile(text.value) : text;
  if (!parsed.ok) return fail(`${vocabulary}${problemText(parsed.error)}`);
  for (const { line, reason } of parsed.value.warnings)
    complain(`${vocabulary}:${line}: ${reason}`);
  return ok({ ...linker, own: createVocabulary(parsed.value.concepts), vocabulary });
}

const problemText = (problem: VocabularyProblem | string): string => {
  if (typeof problem === 'string') return ` ${problem}`;
  const { line, reason } = problem;
  return line === undefined ? ` ${reason}` : `:${line}: ${reason}`;
};
