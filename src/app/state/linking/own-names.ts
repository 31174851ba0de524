import type { Failure } from '../../../core/errors.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { KeptVocabulary } from '../../../runtime/vocabularies/vocabulary-shelf.ts';
import type { Vocabularies, VocabularyTooLong } from './vocabularies.ts';

/** A name to be marked in every text. */
export interface OwnName {
  readonly name: string;
  readonly type: string;
  readonly concept?: { readonly id: string; readonly name: string };
}

/** File name of the user's vocabulary of such names; it can be removed like any other. */
export const OWN_NAMES = 'Names I always mark.tsv';

/**
 * Adds a name to the user's own vocabulary, and creates the vocabulary with the first one.
 *
 * @returns false when the name was in it already
 */
export async function addOwnName(
  vocabularies: Pick<Vocabularies, 'add' | 'remove'>,
  inUse: readonly KeptVocabulary[],
  entry: OwnName,
): Promise<Result<boolean, Failure | VocabularyTooLong>> {
  const before = inUse.find(({ name }) => name === OWN_NAMES);
  const text = before ? await before.file.text() : '';
  const row = rowOf(entry);
  const rows = text.split('\n').filter((line) => line !== '');
  if (rows.includes(row)) return ok(false);
  const file = new File([[...rows, row, ''].join('\n')], OWN_NAMES);
  const added = await vocabularies.add(file);
  if (!added.ok) return added;
  // The old vocabulary is removed last, so that no name is lost.
  if (before) await vocabularies.remove(before.id);
  return ok(true);
}

/** A row of the table: identifier, name, other names, type. */
function rowOf({ name, type, concept }: OwnName): string {
  const cells = concept
    ? [concept.id, concept.name, name, type]
    : [`own:${name.toLowerCase()}`, name, '', type];
  return cells.map((cell) => cell.replaceAll(/[\t\r\n|]+/gu, ' ')).join('\t');
}
