import { type Choices, choices } from '../../core/testing/random-numbers.ts';
import type { Span } from '../../core/text/span.ts';
import {
  type Argument,
  type ExchangeDocument,
  type ExchangeMention,
  type ExchangeRelation,
  mentionText,
  type Section,
} from '../exchange/model.ts';

/** A document whose mentions have a type each, so that it can be told of each which letters it names. */
export interface KnownDocument {
  readonly document: ExchangeDocument;
  /** By type: what the mention covers; of one in pieces also the stretch from its first letter to its last. */
  readonly letters: ReadonlyMap<string, readonly string[]>;
}

/** Words between names: beyond the basic plane, with combining marks, of signs that formats give a meaning to. */
export const FILLERS = [
  ...([
    'and',
    'of',
    'the',
    'in',
    'mice',
    'rose',
    '(p',
    'versus',
    'fell.',
    'We',
    'found',
    '5%',
  ] as const),
  ...([
    '𝛼-level',
    '😀',
    'cafe\u0301',
    'naïve',
    '細胞',
    'α',
    '\u2009',
    '<b>',
    '&amp;',
    '"x"',
    'a|b',
  ] as const),
  ...(['c\u0327a', "5'-end", '👩\u200d🔬', '—', 'x;y', '[1]'] as const),
] as const;

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'] as unknown as readonly [string, ...string[]];
/** Parts of names that no filler has. */
const ODD = ['', '', '', 'α', '\u{1d6fd}', 'e\u0301', '-', '(ii)', '’s', 'ß'] as const;

/**
 * A document by its number: up to five passages of a sentence or more, with mentions alone, within one another and in
 * pieces, concepts, notes, scores, negation, and relations of mentions and concepts.
 */
export function knownDocument(seed: number): KnownDocument {
  const random = choices(seed);
  const names = nameMaker(random);
  let text = '';
  const sections: Section[] = [];
  /** Where the names stand, passage by passage. */
  const places: Span[][] = [];
  const kinds = ['title', 'abstract', 'Methods', 'RESULTS', 'Discussion'] as const;
  for (const kind of kinds.slice(0, 1 + random.number(kinds.length))) {
    if (text !== '') text += '\n';
    const start = text.length;
    const found: Span[] = [];
    for (let words = 3 + random.number(8); words > 0; words -= 1) {
      if (text.length > start) text += ' ';
      const word = random.once(3) ? names() : random.pick(FILLERS);
      if (!FILLERS.some((filler) => filler === word))
        found.push({ start: text.length, end: text.length + word.length });
      text += word;
    }
    sections.push({ kind, start, end: text.length });
    places.push(found);
  }
  const mentions: ExchangeMention[] = [];
  const add = (spans: readonly Span[]) => mentions.push(mentionOf(spans, mentions.length, random));
  for (const found of places) {
    for (const [index, place] of found.entries()) {
      add([place]);
      const next = found[index + 1];
      // Whole words, so that a name within another is a name.
      if (next && random.once(3)) add([{ start: place.start, end: next.end }]);
      if (next && next.start > place.end && random.once(3)) add([place, next]);
    }
  }
  const id = String(1 + random.number(1e6));
  const document: ExchangeDocument = {
    id,
    text,
    sections,
    mentions,
    relations: relationsOf(mentions, random),
    info: random.once(2) ? { doi: `10.1/${id}`, journal: 'J "Test" & Co' } : {},
  };
  const letters = new Map(
    mentions.map(({ type, spans }) => {
      const stretch = text.slice(spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0);
      return [type, [mentionText(text, spans), stretch]] as const;
    }),
  );
  return { document, letters };
}

/** Names that begin alike and are never the same. */
function nameMaker(random: Choices): () => string {
  let count = 0;
  return () => {
    count += 1;
    const tail = Array.from({ length: 2 + random.number(4) }, () => random.pick(LETTERS)).join('');
    return `Q${spelled(count)}${random.pick(ODD)}${tail}`;
  };
}

/** A number in letters, which no change of numbers in a file touches. */
const spelled = (number: number): string =>
  String(number).replace(/\d/g, (digit) => LETTERS[Number(digit)] ?? '');

function mentionOf(spans: readonly Span[], index: number, random: Choices): ExchangeMention {
  return {
    id: `T${index + 1}`,
    spans,
    type: `Type${spelled(index)}x`,
    concepts: Array.from({ length: random.number(3) }, (_, at) =>
      at === 0 ? `MESH:D${1000 + random.number(9000)}` : `NCBIGene:${1 + random.number(9000)}`,
    ),
    ...(random.once(2) && { by: 'mini@1' }),
    ...(random.once(2) && { score: random.number(1000) / 1000 }),
    ...(random.once(6) && { negated: true }),
    ...(random.once(6) && { speculative: true }),
    info: random.once(4)
      ? { note: random.pick(['seen “twice”', 'a\tb', 'e\u0301 😀', 'x = y; z']) }
      : {},
  };
}

function relationsOf(
  mentions: readonly ExchangeMention[],
  random: Choices,
): readonly ExchangeRelation[] {
  const argument = (role: string): readonly Argument[] => {
    const mention = mentions[random.number(mentions.length)];
    if (!mention) return [];
    const [concept] = mention.concepts;
    return [
      concept !== undefined && random.once(3) ? { role, concept } : { role, mention: mention.id },
    ];
  };
  return Array.from({ length: random.number(4) }, (_, index): ExchangeRelation => {
    const roles = random.pick([
      ['Arg1', 'Arg2'],
      ['Cause', 'Theme'],
    ]);
    return {
      id: `R${index + 1}`,
      type: random.pick(['Association', 'Bind', 'Positive_Correlation']),
      arguments: roles.flatMap(argument),
      ...(random.once(2) && { by: 'mini@1' }),
      ...(random.once(2) && { score: random.number(1000) / 1000 }),
      ...(random.once(3) && { novel: random.once(2) }),
      ...(index % 3 === 1 && { negated: true }),
      ...(index % 4 === 2 && { speculative: true }),
      info: random.once(4) ? { note: 'said here' } : {},
    };
  }).filter((relation) => relation.arguments.length === 2);
}
