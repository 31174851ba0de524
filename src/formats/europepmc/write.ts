import { indexAfter } from '../../core/text/rising.ts';
import { sentenceSpans } from '../../core/text/sentences.ts';
import { contains } from '../../core/text/span.ts';
import { conceptUris } from '../exchange/concepts.ts';
import { allBut, collectLosses, type Loss } from '../exchange/features.ts';
import { plainRun, type Writer } from '../exchange/format.ts';
import { type ExchangeDocument, type ExchangeMention, mentionText } from '../exchange/model.ts';

import { contextOf } from '../exchange/well-formed.ts';

/** Characters of prefix and postfix, in UTF-16 units. */
const CONTEXT_LENGTH = 20;

/**
 * A line a document, as Europe PMC takes annotations (ne_annotation_schema.json of EuropePMC-Annotation-Validator).
 * `tags` are required there, so a mention without a concept is left out, and so is one in pieces; a document without any other is, too.
 */
export const europepmcWriter: Writer = {
  ...plainRun,
  // A list of none is not taken either.
  document: (document) =>
    document.mentions.some(isWritten) ? `${JSON.stringify(lineOf(document))}\n` : '',
};

export function europepmcLosses(document: ExchangeDocument): readonly Loss[] {
  const left = document.mentions.filter((mention) => !isWritten(mention));
  const written = { ...document, mentions: document.mentions.filter(isWritten) };
  const dropped = collectLosses();
  for (const { id } of left) dropped.note('mentions', `${document.id}: ${id}`, 'lost');
  return [
    ...dropped.inOrder(),
    ...allBut(['document id', 'mentions', 'types', 'concepts'], written),
  ];
}

const isWritten = ({ spans, concepts }: ExchangeMention): boolean =>
  spans.length === 1 && concepts.length > 0;

function lineOf(document: ExchangeDocument) {
  const { id, text, mentions } = document;
  const positionOf = positions(text);
  const uris = conceptUris(document);
  const anns = mentions.flatMap((mention) => {
    const [span] = mention.spans;
    if (!span || !isWritten(mention)) return [];
    const section = document.sections.find((section) => contains(section, span));
    const exact = mentionText(text, mention.spans);
    const { before, after } = contextOf(text, span, CONTEXT_LENGTH);
    return [
      {
        position: positionOf(span.start),
        prefix: before,
        exact,
        postfix: after,
        ...(section && { section: section.kind }),
        type: mention.type,
        tags: uris.ofMention(mention).map((uri) => ({ name: exact, uri })),
      },
    ];
  });
  const src = /^PMC\d+$/.test(id) ? 'PMC' : /^\d+$/.test(id) ? 'MED' : undefined;
  return { ...(src && { src }), id, provider: 'BioGloss', anns };
}

/** `2.3`: third sentence of the second paragraph, from 1. */
function positions(text: string): (offset: number) => string {
  const sentences = sentenceSpans(text);
  const starts = sentences.map(({ start }) => start);
  let paragraph = 0;
  let within = 0;
  const names = sentences.map(({ startsParagraph }) => {
    if (startsParagraph) [paragraph, within] = [paragraph + 1, 0];
    within += 1;
    return `${paragraph}.${within}`;
  });
  return (offset) => names[Math.max(0, indexAfter(starts, offset) - 1)] ?? '1.1';
}
