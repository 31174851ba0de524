/** Identifiers that were never given. */
const NONE = new Set(['', '-', '-1', 'None', 'none', 'null']);

/**
 * Identifiers from one field: `D001,D002`, `D001;D002`, `D001|D002`. A bar also stands within one identifier of a
 * variant (`p|SUB|V|1764|M`), so it parts only what looks like accessions on both sides.
 */
export function splitConcepts(field: string): readonly string[] {
  return field
    .split(/[,;]/)
    .flatMap((part) => (part.split('|').every(isAccession) ? part.split('|') : [part]))
    .map((part) => part.trim())
    .filter((part) => !NONE.has(part));
}

const isAccession = (part: string): boolean =>
  /^(?:[A-Za-z]+:)?[A-Za-z]{0,3}\d+$/.test(part.trim());

export const joinConcepts = (concepts: readonly string[]): string => concepts.join(',');

/** A concept as an address: itself if it is one, else through the resolver of prefixes. */
export const conceptUri = (concept: string): string =>
  /^https?:/i.test(concept) ? concept : `https://identifiers.org/${encodeURI(wellFormed(concept))}`;

/** Half a surrogate pair is no character: addresses and UTF-8 cannot hold it. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** The identifier in an address of the resolver, of OBO (`.../obo/CHEBI_15365`) or any other. */
export function conceptOfUri(uri: string): string {
  const resolved = /^https?:\/\/identifiers\.org\/(.+)$/i.exec(uri)?.[1];
  if (resolved === undefined) return uri;
  try {
    return decodeURI(resolved);
  } catch {
    return resolved;
  }
}
