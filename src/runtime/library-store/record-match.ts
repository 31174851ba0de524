import { identifiersIn } from '../../core/bibliography/identifiers.ts';
import type { TextDocument } from '../../core/document/model.ts';

/** Whether a record has the identifier in PubMed, or all identifiers, of a document. */
export function hasSameIdentifiers(
  { imported: a }: TextDocument,
  { imported: b }: TextDocument,
): boolean {
  const [x, y] = [a, b].map((one) => identifiersIn(one?.info ?? {}));
  if (x?.pmid !== undefined || y?.pmid !== undefined) return x?.pmid === y?.pmid;
  return x?.doi === y?.doi && x?.pmcid === y?.pmcid;
}

/** Whether PubMed has both as versions of one record. */
export const isOtherVersion = (a: TextDocument, b: TextDocument): boolean =>
  (a.imported?.info.version ?? '1') !== (b.imported?.info.version ?? '1');

/** Whether all that a record says is known of the document: its text and what it says of the publication. */
export function saysNothingNew(record: TextDocument, { text, imported }: TextDocument): boolean {
  const { mentions = [], info = {} } = record.imported ?? {};
  return (
    record.text === text &&
    (mentions.length === 0 || mentions.length === imported?.mentions.length) &&
    Object.entries(info).every(([name, value]) => imported?.info[name] === value)
  );
}
