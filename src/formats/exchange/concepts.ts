import { wellFormed } from './well-formed.ts';

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

/** Ontologies whose terms have addresses of their own (obofoundry.org/id-policy). */
const OBO = /^(CHEBI|CL|UBERON|NCBITaxon|GO|HP|MONDO|DOID|PR|SO):(\d+)$/;
const PURL = 'http://purl.obolibrary.org/obo/';

/** A concept as an address: itself if it is one, its ontology's, else through the resolver of prefixes. */
export function conceptUri(concept: string): string {
  if (/^https?:/i.test(concept)) return concept;
  const [, prefix, local] = OBO.exec(concept) ?? [];
  if (prefix !== undefined) return `${PURL}${prefix}_${local}`;
  return `https://identifiers.org/${encodeURI(wellFormed(concept))}`;
}

/** The identifier in an address of the resolver or of OBO (`.../obo/CHEBI_15365`); any other address as it is. */
export function conceptOfUri(uri: string): string {
  if (uri.startsWith(PURL)) {
    const concept = uri.slice(PURL.length).replace('_', ':');
    if (OBO.test(concept)) return concept;
  }
  const resolved = /^https?:\/\/identifiers\.org\/(.+)$/i.exec(uri)?.[1];
  if (resolved === undefined) return uri;
  try {
    return decodeURI(resolved);
  } catch {
    return resolved;
  }
}
