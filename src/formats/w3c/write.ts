import { codePointIndex } from '../../core/text/code-points.ts';
import type { Span } from '../../core/text/span.ts';
import { type ConceptUris, conceptUris, documentUri } from '../exchange/concepts.ts';
import { plainRun, type Writer } from '../exchange/format.ts';
import type { ExchangeDocument, ExchangeMention, ExchangeRelation } from '../exchange/model.ts';
import { type AnnotationNames, annotationNames } from '../exchange/names.ts';
import { wellFormed } from '../exchange/well-formed.ts';
import { quoteOf } from './quote.ts';

/**
 * A page of annotations a line. The text itself comes first, as the description of the document; a mention has its
 * place in code points, as section 4.2.5 wants, and its quote; a relation links mentions.
 */
export const w3cWriter: Writer = {
  ...plainRun,
  hasAddresses: true,
  document: (document) => `${JSON.stringify(pageOf(document))}\n`,
};

function pageOf(document: ExchangeDocument) {
  const source = documentUri(document.id);
  const names = annotationNames(document);
  const addressOf = (name: string) => `${source}#${encodeURIComponent(wellFormed(name))}`;
  const idOf: AnnotationNames = {
    mention: (id) => addressOf(names.mention(id)),
    relation: (id) => addressOf(names.relation(id)),
  };
  const text = {
    type: 'Annotation',
    motivation: 'describing',
    body: { type: 'TextualBody', value: document.text, format: 'text/plain' },
    target: source,
  };
  const selectorsOf = selectors(document.text);
  const uris = conceptUris(document);
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationPage',
    id: source,
    items: [
      text,
      ...document.mentions.map((mention) => mentionItem(mention, idOf, uris, source, selectorsOf)),
      ...document.relations.map((relation) => relationItem(relation, idOf, uris)),
    ],
  };
}

function mentionItem(
  mention: ExchangeMention,
  idOf: AnnotationNames,
  uris: ConceptUris,
  source: string,
  selectorsOf: (span: Span) => unknown,
) {
  const parts = mention.spans.map((span) => ({ source, selector: selectorsOf(span) }));
  return {
    type: 'Annotation',
    id: idOf.mention(mention.id),
    motivation: 'tagging',
    ...agentOf(mention),
    body: [
      textual('classifying', mention.type),
      ...uris.ofMention(mention).map((uri) => ({
        type: 'SpecificResource',
        purpose: 'identifying',
        source: uri,
      })),
      ...flags(mention),
      ...(mention.score === undefined ? [] : [textual('assessing', String(mention.score))]),
      ...remarks(mention),
    ],
    // All fragments together are the mention (appendix on sets: Composite).
    target: parts.length === 1 ? parts[0] : { type: 'Composite', items: parts },
  };
}

function relationItem(relation: ExchangeRelation, idOf: AnnotationNames, uris: ConceptUris) {
  return {
    type: 'Annotation',
    id: idOf.relation(relation.id),
    motivation: 'linking',
    ...agentOf(relation),
    body: [
      textual('classifying', relation.type),
      ...relation.arguments.map(({ role }) => textual('describing', role)),
      ...(relation.novel === undefined
        ? []
        : [textual('tagging', relation.novel ? 'novel' : 'not novel')]),
      ...flags(relation),
      ...(relation.score === undefined ? [] : [textual('assessing', String(relation.score))]),
      ...remarks(relation),
    ],
    target: relation.arguments.map((one) =>
      'mention' in one
        ? { id: idOf.mention(one.mention) }
        : { source: uris.ofArgument(one.concept) },
    ),
  };
}

const flags = ({ negated, speculative }: ExchangeMention | ExchangeRelation) => [
  ...(negated ? [textual('tagging', 'negated')] : []),
  ...(speculative ? [textual('tagging', 'speculative')] : []),
];

const textual = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, value });

/** A person makes annotations, a program generates them; who decided about what a program said is named beside it. */
function agentOf({ by, decided }: ExchangeMention | ExchangeRelation) {
  const person = decided?.by ?? (by === 'person' ? by : undefined);
  return {
    ...(person !== undefined && { creator: { type: 'Person', name: person } }),
    ...(decided?.at !== undefined && { created: decided.at }),
    ...(by !== undefined && by !== 'person' && { generator: { type: 'Software', name: by } }),
  };
}

/** What was decided, and the note. */
const remarks = ({ decided, info }: ExchangeMention | ExchangeRelation) => [
  ...(decided ? [textual('moderating', decided.decision)] : []),
  ...(info.note === undefined ? [] : [textual('commenting', info.note)]),
];

function selectors(text: string) {
  const { toCodePoints } = codePointIndex(text);
  return ({ start, end }: Span) => [
    { type: 'TextPositionSelector', start: toCodePoints(start), end: toCodePoints(end) },
    { type: 'TextQuoteSelector', ...quoteOf(text, { start, end }) },
  ];
}
