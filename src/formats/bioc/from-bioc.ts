import { build, type RawMention, type RawRelation } from '../exchange/build.ts';
import { readConceptField } from '../exchange/concept-field.ts';
import { type Argument, type Info, type Parsed, type Section, warn } from '../exchange/model.ts';
import { type OffsetConverter, type OffsetUnit, offsetUnitsFor } from '../exchange/offset-units.ts';
import type { BiocAnnotation, BiocContent, BiocDocument, BiocRelation, Infons } from './model.ts';

/** A stretch of text and where the file says it stands. */
interface Piece {
  readonly offset: number;
  readonly text: string;
  readonly passage: number;
}

/** Passages are parted by as many line ends as the file leaves room for, at most so many. */
const MAX_BETWEEN = 2;

/** A BioC document in the common model. Sentence bounds and infons of later passages are not kept. */
export function* fromBioc(bioc: BiocDocument, place: string): Generator<Parsed> {
  const pieces = bioc.passages.flatMap(({ offset, text, sentences }, passage): readonly Piece[] =>
    // An empty text beside sentences is theirs.
    text !== undefined && (text !== '' || sentences.length === 0)
      ? [{ offset, text, passage }]
      : sentences.map((sentence) => ({ offset: sentence.offset, text: sentence.text, passage })),
  );
  const contents = contentsOf(bioc);
  const units = offsetUnitsFor(pieces.map(({ text }) => text).join(''));
  const unit = fitting(units, pieces);
  const { text, starts } = join(pieces, unit);
  if (pieces.length === 0) yield warn(place, `document ${bioc.id} has no text`);
  yield* build(
    {
      id: bioc.id,
      text,
      sections: sectionsOf(bioc, pieces, starts),
      mentions: contents.flatMap(({ content, passage, sentence }) =>
        content.annotations.map((one) => ({
          ...mentionOf(one),
          ...homeOf(pieces, passage, sentence),
        })),
      ),
      relations: contents.flatMap(({ content }) => content.relations).map(relationOf),
      info: infoOf(bioc),
    },
    // Offsets should count from the beginning of the document; some count from that of their passage or sentence.
    FRAMES.flatMap((frame) => units.map((one) => converter(one, pieces, starts, frame))),
  );
}

/** The unit in which the passages follow each other most closely without running into each other. */
function fitting(units: readonly OffsetUnit[], pieces: readonly Piece[]): OffsetUnit {
  const strain = (unit: OffsetUnit): number =>
    pieces.reduce((sum, piece, index) => {
      const next = pieces[index + 1];
      if (!next) return sum;
      const gap = next.offset - piece.offset - unit.length(piece.text);
      return sum + (gap < 0 || gap > MAX_BETWEEN ? 1 : 0);
    }, 0);
  const [first, ...others] = units;
  return others.reduce(
    (best, one) => (strain(one) < strain(best) ? one : best),
    first as OffsetUnit,
  );
}

function join(pieces: readonly Piece[], unit: OffsetUnit) {
  let text = '';
  let end: number | undefined;
  let passage = 0;
  const starts: number[] = [];
  for (const piece of pieces) {
    if (end !== undefined) {
      // Where offsets are missing or run back they say nothing of what stands between.
      const gap = piece.offset < end ? 1 : Math.min(piece.offset - end, MAX_BETWEEN);
      text += (piece.passage === passage ? ' ' : '\n').repeat(gap);
    }
    starts.push(text.length);
    text += piece.text;
    end = piece.offset + unit.length(piece.text);
    passage = piece.passage;
  }
  return { text, starts };
}

/** What offsets count from. */
const FRAMES = ['document', 'passage', 'sentence'] as const;

/**
 * An offset of the document counts within the piece that its annotation stands in, if it lies there, else within the last
 * one that begins at or before it.
 */
function converter(
  unit: OffsetUnit,
  pieces: readonly Piece[],
  starts: readonly number[],
  frame: (typeof FRAMES)[number],
): OffsetConverter {
  const known = pieces.map((piece, index) => ({
    passage: piece.passage,
    offset: piece.offset,
    length: unit.length(piece.text),
    toUtf16: unit.toUtf16(piece.text),
    start: starts[index] ?? 0,
  }));
  return {
    unit: unit.unit,
    toUtf16: (given, home) => {
      if (!Number.isInteger(given)) return undefined;
      const own = home === undefined ? undefined : known[home];
      const first = own && known.find(({ passage }) => passage === own.passage);
      const base = frame === 'passage' ? first?.offset : frame === 'sentence' ? own?.offset : 0;
      if (base === undefined) return undefined;
      const offset = given + base;
      const holds = (one: (typeof known)[number]) =>
        one.offset <= offset && offset <= one.offset + one.length;
      const inPassage = known.filter(({ passage }) => passage === own?.passage);
      const piece =
        (own && holds(own) ? own : undefined) ?? inPassage.findLast(holds) ?? known.findLast(holds);
      return piece && piece.start + piece.toUtf16(offset - piece.offset);
    },
  };
}

interface Held {
  readonly content: BiocContent;
  /** Where it stands, by number; absent: in none. */
  readonly passage?: number;
  readonly sentence?: number;
}

const contentsOf = (bioc: BiocDocument): readonly Held[] => [
  { content: bioc },
  ...bioc.passages.flatMap((content, passage): readonly Held[] => [
    { content, passage },
    ...content.sentences.map((one, sentence) => ({ content: one, passage, sentence })),
  ]),
];

/** The piece that an annotation stands in: its passage's first, or its sentence's own where sentences are pieces. */
function homeOf(pieces: readonly Piece[], passage: number | undefined, sentence = 0) {
  const first = pieces.findIndex((piece) => piece.passage === passage);
  if (first < 0) return {};
  return { home: pieces[first + sentence]?.passage === passage ? first + sentence : first };
}

function sectionsOf(
  { passages }: BiocDocument,
  pieces: readonly Piece[],
  starts: readonly number[],
) {
  return passages.flatMap(({ infons }, passage): readonly Section[] => {
    const first = pieces.findIndex((piece) => piece.passage === passage);
    const last = pieces.findLastIndex((piece) => piece.passage === passage);
    const kind = infons.type ?? infons.section_type;
    if (first < 0 || kind === undefined) return [];
    const end = (starts[last] ?? 0) + (pieces[last]?.text.length ?? 0);
    return [{ kind: kind === 'front' ? 'title' : kind, start: starts[first] ?? 0, end }];
  });
}

function infoOf({ infons, passages }: BiocDocument): Info {
  const { type: _, section_type: __, ...first } = passages[0]?.infons ?? {};
  return { ...first, ...infons };
}

/** Names under which corpora keep identifiers. */
const CONCEPT_KEYS = [
  'identifier',
  'Identifier',
  'MESH',
  'NCBI GENE',
  'NCBI Gene',
  'NCBI Taxonomy',
];

function mentionOf({ id, infons, spans, text, place }: BiocAnnotation): RawMention {
  const { type = '', annotator, score, negated, speculative, ...rest } = infons;
  const key = CONCEPT_KEYS.find((one) => rest[one] !== undefined);
  const { [key ?? '']: field = '', ...info } = rest;
  const { concepts, info: written } = readConceptField(field);
  return {
    id,
    place,
    spans,
    ...(text !== undefined && { quote: text }),
    type,
    concepts,
    ...saidBy(annotator, score),
    ...flags(negated, speculative),
    info: { ...written, ...info },
  };
}

/** What a relation of PubTator 3 relates, in its XML: `Chemical|MESH:D008094`, or with `@`. */
const TYPED = /^\p{L}[\p{L}\s]*[|@](\S.*)$/u;

/** Arguments are nodes, or concepts: as BioRED has them under `entity1`, `entity2`, as PubTator 3 under `role1`, `role2`. */
function relationOf({ id, infons, nodes: given, place }: BiocRelation): RawRelation {
  const {
    type = '',
    annotator,
    score,
    novel,
    negated,
    speculative,
    ...rest
  } = withEntities(infons);
  // The nodes of PubTator 3 count places, they are no ids.
  const nodes = 'entity1' in rest && !('entity1' in infons) ? [] : given;
  const info: Record<string, string> = {};
  const concepts: Argument[] = [];
  for (const [key, value] of Object.entries(rest)) {
    const number = /^entity(\d+)$/.exec(key)?.[1];
    if (number === undefined) {
      if (!/^role\d+$/.test(key)) info[key] = value;
    } else concepts.push({ role: rest[`role${number}`] ?? `Arg${number}`, concept: value });
  }
  return {
    id,
    place,
    type,
    arguments:
      nodes.length > 0 ? nodes.map(({ refid, role }) => ({ role, mention: refid })) : concepts,
    ...saidBy(annotator, score),
    ...(novel !== undefined && /^(Novel|No)$/.test(novel) && { novel: novel === 'Novel' }),
    ...flags(negated, speculative),
    info,
  };
}

function withEntities(infons: Infons): Infons {
  const { role1 = '', role2 = '', ...rest } = infons;
  const [one, two] = [role1, role2].map((role) => TYPED.exec(role)?.[1]);
  if ('entity1' in infons || one === undefined || two === undefined) return infons;
  return { ...rest, entity1: one, entity2: two };
}

const flags = (negated: string | undefined, speculative: string | undefined) => ({
  ...(negated === 'true' && { negated: true as const }),
  ...(speculative === 'true' && { speculative: true as const }),
});

function saidBy(annotator: string | undefined, score: Infons[string] | undefined) {
  const number = score === undefined || score.trim() === '' ? Number.NaN : Number(score);
  return {
    ...(annotator !== undefined && { by: annotator }),
    ...(Number.isFinite(number) && { score: number }),
  };
}
