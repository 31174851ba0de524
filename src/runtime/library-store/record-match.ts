import type { DuplicateFound } from '../../core/bibliography/duplicates.ts';
import { identifiersIn } from '../../core/bibliography/identifiers.ts';
import type { Digest } from '../../core/digest/digest.ts';
import type { TextDocument } from '../../core/document/model.ts';
import type { DocumentKey } from '../../core/workspace/workspace.ts';

/** True when a record has the PubMed identifier, or all identifiers, of a document. */
export function hasSameIdentifiers(
  { imported: a }: TextDocument,
  { imported: b }: TextDocument,
): boolean {
  const [x, y] = [a, b].map((one) => identifiersIn(one?.info ?? {}));
  if (x?.pmid !== undefined || y?.pmid !== undefined) return x?.pmid === y?.pmid;
  return x?.doi === y?.doi && x?.pmcid === y?.pmcid;
}

/** True when PubMed has the two as different versions of one record. */
export const isOtherVersion = (a: TextDocument, b: TextDocument): boolean =>
  (a.imported?.info.version ?? '1') !== (b.imported?.info.version ?? '1');

/** True when the document already has the record's text and information on the publication. */
export function saysNothingNew(record: TextDocument, { text, imported }: TextDocument): boolean {
  const { mentions = [], info = {} } = record.imported ?? {};
  return (
    record.text === text &&
    (mentions.length === 0 || mentions.length === imported?.mentions.length) &&
    Object.entries(info).every(([name, value]) => imported?.info[name] === value)
  );
}

/**
 * Among equally certain duplicates of a record, chooses the one with the same text of the same file: documents that a
 * person parted keep their own records. Undefined when no duplicate is certain.
 */
export function nearestOf(
  found: readonly DuplicateFound[],
  { textKey, facts }: Digest,
  digestOf: (key: DocumentKey) => Digest | undefined,
): DocumentKey | undefined {
  const certain = found.filter((one) => one.isCertain).map(({ key }) => key);
  const digests = certain.map(digestOf);
  const isSameText = (one: Digest | undefined) => one !== undefined && one.textKey === textKey;
  const at = [
    digests.findIndex((one) => isSameText(one) && one?.facts.from === facts.from),
    digests.findIndex(isSameText),
    0,
  ].find((index) => index >= 0);
  return at === undefined ? undefined : certain[at];
}
