import type { LibraryRow } from '../../runtime/library-store/row.ts';
import { formatCount, formatReview } from '../content/format.ts';

/** The words for a document in a row of the table. */

const STATUS: Readonly<Record<LibraryRow['status'], string>> = {
  unread: 'Not read',
  partly: 'Partly read',
  read: 'Read',
  empty: 'Nothing to read',
  failed: 'Not readable',
};

export const statusOf = ({ status }: LibraryRow): string => STATUS[status];

/** The first author and the number of others. */
export function authorsOf({ authors, authorCount = 0 }: LibraryRow): string {
  if (authors === undefined) return '';
  const [first = ''] = authors.split('; ');
  return authorCount > 2
    ? `${first} and ${formatCount(authorCount - 1)} others`
    : authors.replace('; ', ' and ');
}

export function reviewOf({ reviewed, decided, decidable }: LibraryRow): string {
  if (reviewed !== undefined) return '✓ reviewed';
  return decided > 0
    ? `${formatCount(decided)} of ${formatCount(Math.max(decided, decidable))}`
    : '';
}

/** When and by whom a document was reviewed. */
export const reviewerOf = ({ reviewed }: LibraryRow): string | undefined =>
  reviewed && formatReview(reviewed);

/** The marks beside the title. */
export function signsOf({
  notices = [],
  related = [],
  withdrawn,
  isTitled,
  name,
  from,
  joined,
}: LibraryRow) {
  const signs: { readonly sign: string; readonly tone: 'bad' | 'warn' | 'plain' }[] = [];
  if (notices.includes('retracted')) signs.push({ sign: 'Retracted', tone: 'bad' });
  if (withdrawn) signs.push({ sign: 'Withdrawn by PubMed', tone: 'bad' });
  if (notices.includes('concern')) signs.push({ sign: 'Expression of concern', tone: 'warn' });
  if (notices.includes('corrected')) signs.push({ sign: 'Corrected', tone: 'warn' });
  for (const { kind, pmid } of related) {
    const what = RELATED[kind];
    if (what !== undefined) signs.push({ sign: `${what} ${pmid}`, tone: 'warn' });
  }
  if (joined !== undefined) signs.push({ sign: 'Joined with another', tone: 'plain' });
  // A pasted text is named by its first line. For a record of a file, 'untitled' is shown.
  if (!isTitled && name !== '' && from !== undefined) {
    signs.push({ sign: 'untitled', tone: 'plain' });
  }
  return signs;
}

const RELATED: { readonly [kind: string]: string | undefined } = {
  ErratumFor: 'Correction of',
  RetractionOf: 'Retraction of',
  ExpressionOfConcernFor: 'Concern about',
  CorrectedandRepublishedFrom: 'New edition of',
};
