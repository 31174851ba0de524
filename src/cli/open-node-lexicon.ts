import type { OwnSource } from '../core/document/model.ts';
import { type Lexicon, openLexicon } from '../core/link/lexicon.ts';
import { createVocabulary, type OwnVocabulary } from '../core/link/own-vocabulary.ts';
import { EMBEDDED_LEXICON } from '../core/pack/embedded.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { embedded } from './embedded.ts';
import type { OwnList } from './open-node-vocabulary.ts';
import { readPacked } from './read-packed.ts';

const LEXICON_FILE = embedded(`${EMBEDDED_LEXICON}lexicon.packed`);

/** The sources for linking. */
export interface Linker {
  readonly lexicon: Lexicon;
  readonly own: OwnVocabulary | undefined;
  /** The user's own vocabulary. */
  readonly vocabulary?: OwnSource;
  readonly file: string;
  /** Size after unpacking. */
  readonly bytes: number;
  /** Milliseconds for reading, unpacking and opening the lexicon. */
  readonly openMs: number;
}

/**
 * Opens the lexicon. An error is a sentence; undefined when linking is not requested.
 *
 * @param path lexicon file, gzip or not; `none`; the embedded one when undefined
 * @param own the user's own vocabulary, which takes precedence
 */
export async function openNodeLinker(
  path: string | undefined = LEXICON_FILE,
  own?: OwnList,
): Promise<Result<Linker | undefined, string>> {
  if (path === 'none') return ok(undefined);
  const startedAt = performance.now();
  const bytes = await readPacked(path);
  if (!bytes.ok) return bytes;
  const lexicon = openLexicon(bytes.value);
  if (!lexicon.ok) return fail(`the lexicon ${path} ${lexicon.error.reason}`);
  const openMs = Math.round(performance.now() - startedAt);
  const linker = { lexicon: lexicon.value, file: path, bytes: bytes.value.length, openMs };
  if (!own) return ok({ ...linker, own: undefined });
  return ok({ ...linker, own: createVocabulary(own.concepts), vocabulary: own.source });
}
