import { DataFactory } from 'n3';

/** Names of the vocabularies that are written, by their usual prefixes. */
const NAMESPACES = {
  np: 'http://www.nanopub.org/nschema#',
  oa: 'http://www.w3.org/ns/oa#',
  prov: 'http://www.w3.org/ns/prov#',
  dcterms: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  /** Terms for which no vocabulary has a word: scores, negation, parts in a relation. */
  biogloss: 'urn:biogloss:vocabulary:',
  type: 'urn:biogloss:type:',
  relation: 'urn:biogloss:relation:',
  agent: 'urn:biogloss:agent:',
} as const;

/** `term('oa:hasBody')` */
export function term(name: `${keyof typeof NAMESPACES}:${string}`) {
  const at = name.indexOf(':');
  const prefix = name.slice(0, at) as keyof typeof NAMESPACES;
  return DataFactory.namedNode(NAMESPACES[prefix] + name.slice(at + 1));
}

/** An address without the characters that N-Quads does not let stand in one. */
export const iri = (address: string) =>
  DataFactory.namedNode(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are among those.
    address.replace(/[\x00-\x20<>"{}|^`\\]/g, (letter) => encodeURIComponent(letter)),
  );
