/** Identifiers of a publication, each in one spelling; what is none (`NA`, `0`, `-`) is absent. */
export interface Identifiers {
  /** Digits. */
  readonly pmid?: string;
  /** DOI in lower case, without the address before it. */
  readonly doi?: string;
  /** Identifier in PubMed Central, with `PMC` before the digits. */
  readonly pmcid?: string;
}

export function identifiersIn(info: Readonly<Record<string, string>>): Identifiers {
  const pmid = pmidIn(info.pmid ?? info['article-id_pmid'] ?? '');
  const doi = doiIn(info.doi ?? info['article-id_doi'] ?? '');
  const pmcid = pmcidIn(info.pmcid ?? info['article-id_pmc'] ?? '');
  return { ...(pmid && { pmid }), ...(doi && { doi }), ...(pmcid && { pmcid }) };
}

export const pmidIn = (given: string): string | undefined =>
  /^(?:pmid:?\s*)?0*([1-9]\d{0,8})$/i.exec(given.trim())?.[1];

const pmcidIn = (given: string): string | undefined => {
  const digits = /^(?:pmc)?0*([1-9]\d*)$/i.exec(given.trim())?.[1];
  return digits && `PMC${digits}`;
};

/**
 * A DOI (doi.org/the-identifier/resources/handbook, 2.2): of an address its path, of a sentence without the stop behind
 * it. DOIs do not tell upper from lower case.
 */
export function doiIn(given: string): string | undefined {
  const found = /10\.\d{4,9}\/\S+/.exec(decoded(given))?.[0];
  return found?.toLowerCase().replace(/[.,;]+$/, '') || undefined;
}

function decoded(given: string): string {
  if (!given.includes('%')) return given;
  try {
    return decodeURIComponent(given);
  } catch {
    return given;
  }
}
