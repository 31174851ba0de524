import { DataFactory, type Quad, Writer } from 'n3';
import { codePointIndex } from '../../core/text/code-points.ts';
import { conceptUris, documentUri } from '../exchange/concepts.ts';
import { allBut, type Feature, features, type Loss } from '../exchange/features.ts';
import { type Writer as FormatWriter, plainRun } from '../exchange/format.ts';
import { LEAST } from '../exchange/from-document.ts';
import type { ExchangeDocument } from '../exchange/model.ts';
import { isQualified } from '../exchange/name-spaces.ts';
import { annotationNames } from '../exchange/names.ts';
import { wellFormed } from '../exchange/well-formed.ts';
import {
  a,
  literal,
  type Node,
  type Say,
  sayClaims,
  sayMention,
  sayRelation,
} from './statements.ts';
import { iri, term } from './vocabulary.ts';

/**
 * A document as N-Quads, after nanopublications (nanopub.net/guidelines): as assertion what the text speaks of and
 * which concepts it relates; as provenance the Web Annotations that say so, each with its place, who said it and how
 * sure; as publication info when it was written. The same document and date give the same lines.
 */
export const rdfWriter: FormatWriter = { ...plainRun, hasAddresses: true, document: nquadsOf };

/** What else has an address within that of a document. */
const PARTS = ['head', 'assertion', 'provenance', 'pubinfo', 'nanopublication'];

const NOT_HELD: readonly Feature[] = ['sections', 'document info', 'mention info', 'relation info'];

/** Found by what is held and not by reading again: the parser would be loaded for nothing else. */
export function rdfLosses(document: ExchangeDocument): readonly Loss[] {
  const held = features.filter((feature) => !NOT_HELD.includes(feature));
  const lost = allBut(held, document);
  const names = annotationNames(document, PARTS);
  const changed = (feature: Feature, all: readonly { readonly id: string }[]): readonly Loss[] => {
    const [first] = all;
    if (!first) return [];
    return [{ feature, count: all.length, place: `${document.id}: ${first.id}`, kind: 'changed' }];
  };
  const rank = ({ feature }: Loss): number => features.indexOf(feature);
  return [
    ...lost,
    // The concepts of a mention are a set here: which was the best is not told. All have their name space.
    ...changed(
      'concepts',
      document.mentions.filter((one) => one.concepts.length > 1 || isQualified(one)),
    ),
    ...changed(
      'mention ids',
      document.mentions.filter(({ id }) => names.mention(id) !== id),
    ),
    ...changed(
      'relation ids',
      document.relations.filter(({ id }) => names.relation(id) !== id),
    ),
  ].sort((one, other) => rank(one) - rank(other));
}

function nquadsOf(document: ExchangeDocument, date: Date): string {
  const name = documentUri(document.id);
  const node = (id: string, part = '') =>
    iri(`${name}#${encodeURIComponent(wellFormed(id))}${part === '' ? '' : `/${part}`}`);
  const source = iri(name);
  const graph = {
    head: node('head'),
    assertion: node('assertion'),
    provenance: node('provenance'),
    pubinfo: node('pubinfo'),
  };
  const quads: Quad[] = [];
  const sayIn =
    (where: Node): Say =>
    (subject, predicate, object) =>
      void quads.push(DataFactory.quad(subject, predicate, object, where));

  const publication = node('nanopublication');
  const head = sayIn(graph.head);
  head(publication, a, term('np:Nanopublication'));
  head(publication, term('np:hasAssertion'), graph.assertion);
  head(publication, term('np:hasProvenance'), graph.provenance);
  head(publication, term('np:hasPublicationInfo'), graph.pubinfo);

  const uris = conceptUris(document);
  sayClaims(document, { source, uris, say: sayIn(graph.assertion) });

  const provenance = sayIn(graph.provenance);
  provenance(graph.assertion, term('prov:wasDerivedFrom'), source);
  provenance(source, a, term('schema:CreativeWork'));
  provenance(source, term('dcterms:identifier'), literal(document.id));
  provenance(source, term('schema:text'), literal(document.text));
  const { toCodePoints } = codePointIndex(document.text);
  const names = annotationNames(document, PARTS);
  for (const mention of document.mentions) {
    sayMention(mention, document.text, toCodePoints, {
      source,
      node,
      names,
      uris,
      say: provenance,
    });
  }
  for (const relation of document.relations)
    sayRelation(relation, { source, node, names, uris, say: provenance });

  const pubinfo = sayIn(graph.pubinfo);
  pubinfo(publication, term('prov:wasAttributedTo'), term('agent:BioGloss'));
  for (const name of [LEAST.entities, LEAST.relations] as const) {
    const least = document.info[name];
    if (least !== undefined) pubinfo(publication, term(`biogloss:${name}`), literal(least));
  }
  const created = DataFactory.literal(date.toISOString(), term('xsd:dateTime'));
  pubinfo(publication, term('dcterms:created'), created);
  const writer = new Writer({ format: 'N-Quads' });
  // What is said of an agent is said once.
  return [...new Set(quads.map((quad) => writer.quadsToString([quad])))].join('');
}
