/** What a record says of itself and of another one, in the words of PubMed's `CommentsCorrections`. */
export interface StatusSource {
  readonly isRetracted: boolean;
  readonly links: readonly { readonly kind: string; readonly pmid: string }[];
}

const NOTICES: { readonly [kind: string]: string | undefined } = {
  ErratumIn: 'corrected',
  RetractionIn: 'retracted',
  ExpressionOfConcernIn: 'concern',
  CorrectedandRepublishedIn: 'corrected',
};

/**
 * Notes on a record: `notice` (`retracted`, `corrected`, `concern`, with a semicolon between), and `related`, a list of
 * `ErratumFor 123` with PubMed identifiers.
 */
export function statusInfo({ isRetracted, links }: StatusSource) {
  const known = links.filter(({ kind }) => NOTICES[kind] !== undefined || COUNTERPARTS.has(kind));
  const notices = known.flatMap(({ kind }) => NOTICES[kind] ?? []);
  const related = known
    .filter(({ pmid }) => pmid !== '')
    .map(({ kind, pmid }) => `${kind} ${pmid}`);
  return {
    notice: [...new Set([...(isRetracted ? ['retracted'] : []), ...notices])].join('; '),
    related: [...new Set(related)].join('; '),
  };
}

const COUNTERPARTS: ReadonlySet<string> = new Set([
  'ErratumFor',
  'RetractionOf',
  'ExpressionOfConcernFor',
  'CorrectedandRepublishedFrom',
]);
