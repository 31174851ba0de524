import type { Writer } from '../exchange/format.ts';
import type { Feed } from '../exchange/model.ts';
import { byElement, childOf, elementsOf, textIn, type XmlElement } from '../xml/records.ts';
import { attributesOf, leaf } from '../xml/write.ts';
import { fromBioc } from './from-bioc.ts';
import type { BiocContent, BiocDocument, BiocPassage, Infons } from './model.ts';
import { toBioc } from './to-bioc.ts';

export const readBiocXml = (): Feed =>
  byElement(['document'], (element) => fromBioc(documentOf(element), `line ${element.line}`));

const documentOf = (element: XmlElement): BiocDocument => ({
  id: textIn(childOf(element, 'id')),
  infons: infonsOf(element),
  passages: elementsOf(element, 'passage').map(
    (passage): BiocPassage => ({
      infons: infonsOf(passage),
      offset: offsetOf(passage),
      text: childOf(passage, 'text') && textIn(childOf(passage, 'text')),
      sentences: elementsOf(passage, 'sentence').map((sentence) => ({
        offset: offsetOf(sentence),
        text: textIn(childOf(sentence, 'text')),
        ...contentOf(sentence),
      })),
      ...contentOf(passage),
    }),
  ),
  ...contentOf(element),
});

const offsetOf = (element: XmlElement): number => Number(textIn(childOf(element, 'offset'))) || 0;

const infonsOf = (element: XmlElement): Infons =>
  Object.fromEntries(
    elementsOf(element, 'infon').map((infon) => [infon.attributes.key ?? '', textIn(infon)]),
  );

const contentOf = (element: XmlElement): BiocContent => ({
  annotations: elementsOf(element, 'annotation').map((annotation) => ({
    id: annotation.attributes.id ?? '',
    infons: infonsOf(annotation),
    spans: elementsOf(annotation, 'location').map(({ attributes }) => {
      const start = Number(attributes.offset);
      return { start, end: start + Number(attributes.length) };
    }),
    text: childOf(annotation, 'text') && textIn(childOf(annotation, 'text')),
    place: `line ${annotation.line}`,
  })),
  relations: elementsOf(element, 'relation').map((relation) => ({
    id: relation.attributes.id ?? '',
    infons: infonsOf(relation),
    nodes: elementsOf(relation, 'node').map(({ attributes }) => ({
      refid: attributes.refid ?? '',
      role: attributes.role ?? '',
    })),
    place: `line ${relation.line}`,
  })),
});

/** Some readers want source, date and key not empty (inception-project/inception#4533). */
export const biocXmlWriter: Writer = {
  head: (date) =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<!DOCTYPE collection SYSTEM "BioC.dtd">',
      '<collection>',
      leaf('source', 'BioGloss'),
      leaf('date', date.toISOString().slice(0, 10)),
      leaf('key', 'biogloss.key'),
      '',
    ].join('\n'),
  document: (document) => `${lines(toBioc(document)).join('\n')}\n`,
  between: '',
  tail: '</collection>\n',
};

function lines(document: BiocDocument): readonly string[] {
  return [
    '<document>',
    leaf('id', document.id),
    ...infonLines(document.infons),
    ...document.passages.flatMap((passage) => [
      '<passage>',
      ...infonLines(passage.infons),
      leaf('offset', String(passage.offset)),
      leaf('text', passage.text ?? ''),
      ...contentLines(passage),
      '</passage>',
    ]),
    ...contentLines(document),
    '</document>',
  ];
}

const infonLines = (infons: Infons): readonly string[] =>
  Object.entries(infons).map(([key, value]) => leaf('infon', value, { key }));

const contentLines = ({ annotations, relations }: BiocContent): readonly string[] => [
  ...annotations.flatMap(({ id, infons, spans, text }) => [
    `<annotation${attributesOf({ id })}>`,
    ...infonLines(infons),
    ...spans.map(({ start, end }) => `<location offset="${start}" length="${end - start}"/>`),
    leaf('text', text ?? ''),
    '</annotation>',
  ]),
  ...relations.flatMap(({ id, infons, nodes }) => [
    `<relation${attributesOf({ id })}>`,
    ...infonLines(infons),
    ...nodes.map(({ refid, role }) => `<node${attributesOf({ refid, role })}/>`),
    '</relation>',
  ]),
];
