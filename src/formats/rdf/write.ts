import { DataFactory, type Quad, Writer } from 'n3';
import { codePointIndex } from '../../core/text/code-points.ts';
import { type ConceptUris, conceptUris, documentUri } from '../exchange/concepts.ts';
import { allBut, type Feature, features, type Loss } from '../exchange/features.ts';
import { type Writer as FormatWriter, plainRun } from '../exchange/format.ts';
import { LEAST } from '../exchange/from-document.ts';
import type {
  Argument,
  ExchangeDocument,
  ExchangeMention,
  ExchangeRelation,
} from '../exchange/model.ts';
import { isQualified } from '../exchange/name-spaces.ts';
import { type AnnotationNames, annotationNames } from '../exchange/names.ts';
import { wellFormed } from '../exchange/well-formed.ts';
import { quoteOf } from '../w3c/quote.ts';
import { iri, term } from './vocabulary.ts';

type Node = ReturnType<typeof iri>;
type Value = Node | ReturnType<typeof DataFactory.literal>;
type Say = (subject: Node, predicate: Node, object: Value) => void;

const a = term('rdf:type');

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

interface Saying {
  readonly source: Node;
  readonly node: (name: string, part?: string) => Node;
  readonly names: AnnotationNames;
  readonly uris: ConceptUris;
  readonly say: Say;
}

/**
 * What the text asserts. A negated mention is of nothing that it speaks of, and a relation with a side that the text
 * negates or only supposes is no claim of its: both stay in the provenance, as annotations that say so.
 */
function sayClaims(
  document: ExchangeDocument,
  { source, uris, say }: Pick<Saying, 'source' | 'uris' | 'say'>,
): void {
  const byMention = new Map(
    document.mentions.map((mention) => [mention.id, uris.ofMention(mention)]),
  );
  const spoken = document.mentions.filter(({ negated }) => !negated);
  for (const uri of new Set(spoken.flatMap(uris.ofMention))) {
    say(source, term('schema:mentions'), iri(uri));
  }
  const firm = document.mentions.filter(({ negated, speculative }) => !negated && !speculative);
  const firmMentions = new Set(firm.map(({ id }) => id));
  const firmConcepts = new Set(firm.flatMap((mention) => mention.concepts));
  const mentioned = new Set(document.mentions.flatMap((mention) => mention.concepts));
  const isFirm = (part: Argument): boolean =>
    'mention' in part
      ? firmMentions.has(part.mention)
      : firmConcepts.has(part.concept) || !mentioned.has(part.concept);
  for (const { type, arguments: parts, negated, speculative } of document.relations) {
    if (negated || speculative || !parts.every(isFirm)) continue;
    const [one, two, ...more] = parts.map((part) =>
      'concept' in part ? uris.ofArgument(part.concept) : byMention.get(part.mention)?.[0],
    );
    if (one === undefined || two === undefined || more.length > 0) continue;
    say(iri(one), named('relation', type), iri(two));
  }
}

function sayMention(
  mention: ExchangeMention,
  text: string,
  toCodePoints: (offset: number) => number,
  { source, node, names, uris, say }: Saying,
): void {
  const own = names.mention(mention.id);
  const it = node(own);
  say(it, a, term('oa:Annotation'));
  say(it, term('oa:motivatedBy'), term('oa:tagging'));
  say(it, term('biogloss:type'), named('type', mention.type));
  for (const uri of new Set(uris.ofMention(mention))) {
    say(it, term('oa:hasBody'), iri(uri));
  }
  for (const [index, span] of mention.spans.entries()) {
    const part = (name: string) => node(own, `${name}${index + 1}`);
    const [target, position, quote] = [part('target'), part('position'), part('quote')];
    say(it, term('oa:hasTarget'), target);
    say(target, a, term('oa:SpecificResource'));
    say(target, term('oa:hasSource'), source);
    say(target, term('oa:hasSelector'), position);
    say(position, a, term('oa:TextPositionSelector'));
    say(position, term('oa:start'), integer(toCodePoints(span.start)));
    say(position, term('oa:end'), integer(toCodePoints(span.end)));
    say(target, term('oa:hasSelector'), quote);
    say(quote, a, term('oa:TextQuoteSelector'));
    const { exact, prefix, suffix } = quoteOf(text, span);
    say(quote, term('oa:exact'), literal(exact));
    say(quote, term('oa:prefix'), literal(prefix));
    say(quote, term('oa:suffix'), literal(suffix));
  }
  sayFlags(it, mention, say);
  saySaid(it, mention, say);
}

function sayRelation(relation: ExchangeRelation, { node, names, uris, say }: Saying): void {
  const own = names.relation(relation.id);
  const it = node(own);
  say(it, a, term('oa:Annotation'));
  say(it, term('oa:motivatedBy'), term('oa:linking'));
  say(it, term('biogloss:type'), named('relation', relation.type));
  for (const [index, part] of relation.arguments.entries()) {
    const place = node(own, `argument${index + 1}`);
    say(it, term('biogloss:argument'), place);
    say(place, term('biogloss:position'), integer(index + 1));
    say(place, term('biogloss:role'), literal(part.role));
    if ('mention' in part) say(place, term('biogloss:mention'), node(names.mention(part.mention)));
    else say(place, term('biogloss:concept'), iri(uris.ofArgument(part.concept)));
  }
  if (relation.novel !== undefined) say(it, term('biogloss:novel'), boolean(relation.novel));
  sayFlags(it, relation, say);
  saySaid(it, relation, say);
}

function sayFlags(
  it: Node,
  { negated, speculative }: ExchangeMention | ExchangeRelation,
  say: Say,
) {
  if (negated) say(it, term('biogloss:negated'), boolean(true));
  if (speculative) say(it, term('biogloss:speculative'), boolean(true));
}

/** Who said it, how sure, and what was decided about it. */
function saySaid(
  it: Node,
  { by, score, decided, info }: Pick<ExchangeMention, 'by' | 'score' | 'decided' | 'info'>,
  say: Say,
): void {
  if (decided) {
    say(it, term('biogloss:decision'), literal(decided.decision));
    if (decided.by !== undefined) say(it, term('dcterms:creator'), literal(decided.by));
    if (decided.at !== undefined) {
      say(it, term('dcterms:created'), DataFactory.literal(decided.at, term('xsd:dateTime')));
    }
  }
  if (info.note !== undefined) say(it, term('rdfs:comment'), literal(info.note));
  if (score !== undefined) {
    say(it, term('biogloss:score'), DataFactory.literal(String(score), term('xsd:double')));
  }
  if (by === undefined) return;
  const agent = named('agent', by);
  say(it, term('prov:wasAttributedTo'), agent);
  say(agent, a, by === 'person' ? term('prov:Person') : term('prov:SoftwareAgent'));
  say(agent, term('rdfs:label'), literal(by));
}

const named = (kind: 'type' | 'relation' | 'agent', name: string): Node =>
  term(`${kind}:${encodeURIComponent(wellFormed(name))}`);
const literal = (text: string) => DataFactory.literal(wellFormed(text));
const integer = (value: number) => DataFactory.literal(String(value), term('xsd:integer'));
const boolean = (value: boolean) => DataFactory.literal(String(value), term('xsd:boolean'));
