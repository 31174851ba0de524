import fc from 'fast-check';
import { hardText } from '../../core/testing/hard-text.ts';
import type { Span } from '../../core/text/span.ts';
import type {
  Argument,
  ExchangeDocument,
  ExchangeMention,
  ExchangeRelation,
} from '../exchange/model.ts';

/** Any character, those that formats give a meaning to among them. */
const anyText = fc.oneof(
  hardText,
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      '|',
      '\t',
      '\n',
      '&',
      '<',
      '>',
      ']]>',
      '"',
      "'",
      ',',
      ';',
      ' ',
      '\u0001',
      '#',
      'α',
      '😀',
    ),
    maxLength: 40,
  }),
);

const word = fc.oneof(
  fc.constantFrom('Gene', 'Disease', 'Cell type', 'x:y', 'α|β', 'a,b'),
  anyText,
);
const concept = fc.oneof(
  fc.constantFrom('MESH:D001241', 'NCBIGene:5743', 'p|SUB|V|1764|M', '-', 'D1|D2'),
  word,
);
const info = fc.dictionary(fc.constantFrom('doi', 'note', 'type', 'text', 'a b'), word, {
  maxKeys: 2,
  noNullPrototype: true,
});
const said = {
  by: fc.option(fc.constantFrom('person', 'mini@1', 'a b'), { nil: undefined }),
  score: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  info,
};
const place = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 }));

const mention = fc.record({
  places: fc.array(place, { minLength: 1, maxLength: 3 }),
  type: word,
  concepts: fc.array(concept, { maxLength: 3 }),
  negated: fc.boolean(),
  speculative: fc.boolean(),
  ...said,
});
const relation = fc.record({
  type: word,
  arguments: fc.array(fc.record({ role: word, mention: fc.nat(), concept: fc.option(concept) }), {
    maxLength: 3,
  }),
  novel: fc.option(fc.boolean(), { nil: undefined }),
  negated: fc.boolean(),
  speculative: fc.boolean(),
  ...said,
});

/** Documents of all kinds a model can hold: mentions anywhere, in pieces, within and across each other. */
export const exchangeDocument: fc.Arbitrary<ExchangeDocument> = fc
  .record({
    id: fc.oneof(fc.constantFrom('1', 'PMC12'), word),
    text: anyText,
    cuts: fc.array(fc.nat(), { maxLength: 4 }),
    kind: fc.constantFrom('title', 'abstract', 'RESULTS', 'a b'),
    mentions: fc.array(mention, { maxLength: 5 }),
    relations: fc.array(relation, { maxLength: 3 }),
    info,
  })
  .map(({ cuts, kind, ...rest }) => {
    const mentions = rest.mentions.flatMap(
      ({ places, negated, speculative, by, score, ...one }, index) => {
        const spans = spansIn(rest.text, places);
        const made: ExchangeMention = {
          id: `T${index + 1}`,
          ...one,
          spans,
          ...(by !== undefined && { by }),
          ...(score !== undefined && { score }),
          ...(negated && { negated: true }),
          ...(speculative && { speculative: true }),
        };
        return spans.length > 0 ? [made] : [];
      },
    );
    return {
      ...rest,
      sections: sectionsIn(rest.text, cuts).map((span) => ({ ...span, kind })),
      mentions,
      relations: rest.relations.map(
        ({ by, score, novel, negated, speculative, ...one }, index): ExchangeRelation => ({
          ...one,
          id: `R${index + 1}`,
          arguments: one.arguments.flatMap((part): readonly Argument[] => {
            const target = mentions[part.mention % Math.max(1, mentions.length)];
            if (part.concept !== null) return [{ role: part.role, concept: part.concept }];
            return target ? [{ role: part.role, mention: target.id }] : [];
          }),
          ...(by !== undefined && { by }),
          ...(score !== undefined && { score }),
          ...(novel !== undefined && { novel }),
          ...(negated && { negated: true }),
          ...(speculative && { speculative: true }),
        }),
      ),
    };
  });

/** Spans that neither touch nor overlap and split no surrogate pair. */
function spansIn(text: string, places: readonly (readonly [number, number])[]): readonly Span[] {
  const spans: Span[] = [];
  for (const [at, length] of places) {
    if (text.length === 0) return [];
    const start = whole(text, at % text.length);
    const end = whole(text, Math.min(text.length, start + length + 1));
    if (start < end && spans.every((one) => end < one.start || one.end < start))
      spans.push({ start, end });
  }
  return spans.sort((a, b) => a.start - b.start);
}

function sectionsIn(text: string, cuts: readonly number[]): readonly Span[] {
  const places = [...new Set(cuts.map((cut) => whole(text, cut % (text.length + 1))))].sort(
    (a, b) => a - b,
  );
  return places.flatMap((start, index) => {
    const end = places[index + 1];
    return end !== undefined && index % 2 === 0 ? [{ start, end }] : [];
  });
}

/** An offset that lies between the halves of a pair moved before it. */
const whole = (text: string, at: number): number =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) && at > 0 ? at - 1 : at;

const tameWord = fc.constantFrom('Gene', 'Disease', 'Chemical', 'CellLine', 'Association');
const tameConcept = fc.constantFrom(
  'MESH:D001241',
  'NCBIGene:5743',
  'CHEBI:15365',
  'NCBITaxon:9606',
);
const line = fc
  .array(
    fc.constantFrom(
      'TNF-α',
      'β',
      'IL-2',
      '😀',
      'e\u0301',
      '細胞',
      '\u2009',
      '(5%)',
      '<b>',
      '&amp;',
      '"x"',
      'cells',
      '👩\u200d🔬',
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((words) => words.join(' '));

/** A title and an abstract in Unicode of all kinds, with what people say of them: mentions within one line each. */
export const tameDocument: fc.Arbitrary<ExchangeDocument> = fc
  .record({
    id: fc.nat().map(String),
    title: line,
    abstract: line,
    mentions: fc.array(
      fc.record({
        at: fc.nat(),
        length: fc.nat({ max: 12 }),
        type: tameWord,
        concept: tameConcept,
        score: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 6 },
    ),
    pairs: fc.array(
      fc.record({ head: fc.nat(), tail: fc.nat(), type: tameWord, novel: fc.boolean() }),
      { maxLength: 3 },
    ),
  })
  .map(({ id, title, abstract, mentions, pairs }) => {
    const text = `${title}\n${abstract}`;
    const made = mentions.flatMap(
      ({ at, length, type, concept, score }, index): readonly ExchangeMention[] => {
        const start = whole(text, at % text.length);
        const end = whole(text, Math.min(text.length, start + length + 1));
        if (
          start >= end ||
          text.slice(start, end).trim() === '' ||
          text.slice(start, end).includes('\n')
        )
          return [];
        return [
          {
            id: `T${index + 1}`,
            spans: [{ start, end }],
            type,
            concepts: [concept],
            score,
            by: 'mini@1',
            info: {},
          },
        ];
      },
    );
    const relations = pairs.flatMap(
      ({ head, tail, type, novel }, index): readonly ExchangeRelation[] => {
        const [one, two] = [
          made[head % Math.max(1, made.length)],
          made[tail % Math.max(1, made.length)],
        ];
        if (!one || !two) return [];
        const parts = [
          { role: 'Arg1', mention: one.id },
          { role: 'Arg2', mention: two.id },
        ];
        return [{ id: `R${index + 1}`, type, arguments: parts, novel, by: 'mini@1', info: {} }];
      },
    );
    const sections = [
      { kind: 'title', start: 0, end: title.length },
      { kind: 'abstract', start: title.length + 1, end: text.length },
    ];
    return { id, text, sections, mentions: made, relations, info: {} };
  });
