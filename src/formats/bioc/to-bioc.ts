import { codePointIndex } from '../../core/text/code-points.ts';
import type { Span } from '../../core/text/span.ts';
import { asConceptArguments } from '../exchange/arguments.ts';
import { conceptField, otherNotes } from '../exchange/concept-field.ts';
import { notesWithDecision } from '../exchange/decided.ts';
import {
  type ExchangeDocument,
  type ExchangeMention,
  type ExchangeRelation,
  mentionText,
} from '../exchange/model.ts';
import type { BiocAnnotation, BiocDocument, BiocPassage, BiocRelation, Infons } from './model.ts';

/** Offsets in code points, as PubTator and most tools have them, although the specification says bytes. */
export function toBioc(document: ExchangeDocument): BiocDocument {
  const { toCodePoints } = codePointIndex(document.text);
  const parts = partsOf(document);
  const homes = parts.map((): BiocAnnotation[] => []);
  for (const mention of document.mentions) {
    const start = mention.spans[0]?.start ?? 0;
    const home = parts.findLastIndex((part) => part.start <= start);
    const spans = mention.spans.map((span) => ({
      start: toCodePoints(span.start),
      end: toCodePoints(span.end),
    }));
    homes[Math.max(0, home)]?.push(annotationOf(document, mention, spans));
  }
  return {
    id: document.id,
    infons: document.info,
    passages: parts.map(
      ({ kind, start, end }, index): BiocPassage => ({
        infons: kind === undefined ? {} : { type: kind },
        offset: toCodePoints(start),
        text: document.text.slice(start, end),
        sentences: [],
        annotations: homes[index] ?? [],
        relations: [],
      }),
    ),
    annotations: [],
    relations: document.relations.map((relation) => relationOf(document, relation)),
  };
}

interface Part extends Span {
  readonly kind?: string;
}

/** The sections and what stands between them, but for a line end or two, which readers put there anyway. */
function partsOf({ text, sections }: ExchangeDocument): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const section of sections) {
    if (at < section.start && !(at > 0 && /^\n{1,2}$/.test(text.slice(at, section.start)))) {
      parts.push({ start: at, end: section.start });
    }
    parts.push(section);
    at = section.end;
  }
  if (at < text.length || parts.length === 0) parts.push({ start: at, end: text.length });
  return parts;
}

function annotationOf(
  { text }: ExchangeDocument,
  mention: ExchangeMention,
  spans: readonly Span[],
): BiocAnnotation {
  const { id, type, concepts, by, score } = mention;
  const infons: Infons = {
    ...otherNotes(notesWithDecision(mention)),
    type,
    ...(concepts.length > 0 && { identifier: conceptField(concepts, mention) }),
    ...said(by, score),
    ...flags(mention),
  };
  return { id, infons, spans, text: mentionText(text, mention.spans), place: '' };
}

function relationOf(document: ExchangeDocument, relation: ExchangeRelation): BiocRelation {
  const { id, type, by, score, novel } = relation;
  const infons: Infons = {
    ...notesWithDecision(relation),
    type,
    ...said(by, score),
    ...(novel !== undefined && { novel: novel ? 'Novel' : 'No' }),
    ...flags(relation),
  };
  const nodes = relation.arguments.flatMap((one) =>
    'mention' in one ? [{ refid: one.mention, role: one.role }] : [],
  );
  if (nodes.length === relation.arguments.length) return { id, infons, nodes, place: '' };
  const concepts = asConceptArguments(document, relation).flatMap(({ role, concept }, index) => [
    [`entity${index + 1}`, concept],
    [`role${index + 1}`, role],
  ]);
  return { id, infons: { ...infons, ...Object.fromEntries(concepts) }, nodes: [], place: '' };
}

const flags = ({ negated, speculative }: ExchangeMention | ExchangeRelation): Infons => ({
  ...(negated && { negated: 'true' }),
  ...(speculative && { speculative: 'true' }),
});

const said = (by: string | undefined, score: number | undefined): Infons => ({
  ...(by !== undefined && { annotator: by }),
  ...(score !== undefined && { score: String(score) }),
});
