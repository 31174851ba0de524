import type { Failure } from '../../core/errors.ts';
import { type Lexicon, openLexicon } from '../../core/link/lexicon.ts';
import { ok, type Result } from '../../core/result.ts';
import type { ReadFile } from '../pack/read-file.ts';
import { readPacked } from './read-packed.ts';

export interface LoadedLexicon {
  readonly id: string;
  readonly version: string;
  readonly lexicon: Lexicon;
}

/** Fetches, verifies and unpacks a lexicon. `onBytes` counts the bytes received. */
export async function loadLexicon(
  read: ReadFile,
  onBytes?: (done: number, total: number) => void,
): Promise<Result<LoadedLexicon, Failure>> {
  const file = await readPacked(read, 'lexicon.json', onBytes);
  if (!file.ok) return file;
  const { id, version } = file.value.manifest;
  const opened = openLexicon(file.value.bytes);
  return opened.ok ? ok({ id, version, lexicon: opened.value }) : opened;
}
