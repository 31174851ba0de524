import type { ExchangeDocument, ExchangeMention } from './model.ts';
import { qualified, qualifier } from './name-spaces.ts';
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

/** A prefix and a local part (https://www.w3.org/TR/curie/). */
const CURIE = /^(?!local:)[A-Za-z][\w.-]*:[^\s]+$/;

/** What the address of a document begins with; its id follows. */
export const DOCUMENT = 'urn:biogloss:document:';

/** The address of a document by its id. */
export const documentUri = (id: string): string =>
  `${DOCUMENT}${encodeURIComponent(wellFormed(id))}`;

/** Begins the fragment that names a concept. An encoded id of an annotation holds no equals sign, so the two differ. */
const WITHIN = '#concept=';

/**
 * A concept as an address: itself if it is one, its ontology's, else through the resolver of prefixes. What has no prefix,
 * and the names `local:1`, mean something in their document alone, and get an address within it.
 *
 * @param document address of the document (`documentUri`)
 */
function conceptUri(concept: string, document: string): string {
  if (/^https?:/i.test(concept)) return concept;
  if (CURIE.test(concept)) return curieUri(concept);
  return `${document}${WITHIN}${encodeURIComponent(wellFormed(concept))}`;
}

/** The addresses of a document's concepts. */
export interface ConceptUris {
  /** URIs of a mention's concepts, best first. An identifier without a name space is in the one that the mention's type implies. */
  readonly ofMention: (mention: Pick<ExchangeMention, 'type' | 'concepts'>) => readonly string[];
  /** URI of the concept that is an argument of a relation. It has no type, so the mentions of the document that name it decide. */
  readonly ofArgument: (concept: string) => string;
}

export function conceptUris({ id, mentions }: ExchangeDocument): ConceptUris {
  const document = documentUri(id);
  const inFull = qualifier(mentions);
  return {
    ofMention: ({ type, concepts }) =>
      concepts.map((concept) => conceptUri(qualified(concept, type), document)),
    ofArgument: (concept) => conceptUri(inFull(concept), document),
  };
}

/** The address of a CURIE: its ontology's, else that of the resolver of prefixes. */
export function curieUri(curie: string): string {
  const [, prefix, local] = OBO.exec(curie) ?? [];
  if (prefix !== undefined) return `${PURL}${prefix}_${local}`;
  return `https://identifiers.org/${encodeURI(wellFormed(curie))}`;
}

/**
 * The identifier in an address of the resolver, of OBO (`.../obo/CHEBI_15365`) or within a document; any other address as
 * it is.
 */
export function conceptOfUri(uri: string): string {
  const within = uri.startsWith(DOCUMENT) ? uri.indexOf(WITHIN) : -1;
  if (within >= 0) return decoded(uri.slice(within + WITHIN.length), decodeURIComponent);
  if (uri.startsWith(PURL)) {
    const concept = uri.slice(PURL.length).replace('_', ':');
    if (OBO.test(concept)) return concept;
  }
  const resolved = /^https?:\/\/identifiers\.org\/(.+)$/i.exec(uri)?.[1];
  return resolved === undefined ? uri : decoded(resolved, decodeURI);
}

function decoded(text: string, decode: (text: string) => string): string {
  try {
    return decode(text);
  } catch {
    return text;
  }
}
