import type { Failure } from '../../../core/errors.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { KeptVocabulary } from '../../../runtime/vocabularies/vocabulary-shelf.ts';
import type { Vocabularies, VocabularyTooLong } from './vocabularies.ts';

/** A name that is to be marked in every text. */
export interface OwnName {
  readonly name: string;
  readonly type: string;
  readonly concept?: { readonly id: string; readonly name: string };
}

/** The vocabulary that holds such names, among the user's own; it can be removed like any other. */
export const OWN_NAMES = 'Names I always mark.tsv';

/**
 * Adds a name to the user's own vocabulary, which is made with the first one.
 *
 * @returns whether it was added; it is not where it is there already
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
  // Only then: what was there is lost in no case.
  if (before) await vocabularies.remove(before.id);
  return ok(true);
}

/** As a table has it: identifier, name, other names, type. */
function rowOf({ name, type, concept }: OwnName): string {
  const cells = concept
    ? [concept.id, concept.name, name, type]
    : [`own:${name.toLowerCase()}`, name, '', type];
  return cells.map((cell) => cell.replaceAll(/[\t\r\n|]+/gu, ' ')).join('\t');
}
