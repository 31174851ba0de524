import { DataFactory } from 'n3';
import type { ConceptUris } from '../exchange/concepts.ts';
import type {
  Argument,
  ExchangeDocument,
  ExchangeMention,
  ExchangeRelation,
} from '../exchange/model.ts';
import type { AnnotationNames } from '../exchange/names.ts';
import { wellFormed } from '../exchange/well-formed.ts';
import { quoteOf } from '../w3c/quote.ts';
import { iri, term } from './vocabulary.ts';

export type Node = ReturnType<typeof iri>;
type Value = Node | ReturnType<typeof DataFactory.literal>;
/** Adds a statement to a graph. */
export type Say = (subject: Node, predicate: Node, object: Value) => void;

/** The class of a subject. */
export const a = term('rdf:type');

/** What a statement is made of, and where it goes. */
export interface Saying {
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
export function sayClaims(
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

export function sayMention(
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

export function sayRelation(relation: ExchangeRelation, { node, names, uris, say }: Saying): void {
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
export const literal = (text: string) => DataFactory.literal(wellFormed(text));
const integer = (value: number) => DataFactory.literal(String(value), term('xsd:integer'));
const boolean = (value: boolean) => DataFactory.literal(String(value), term('xsd:boolean'));
