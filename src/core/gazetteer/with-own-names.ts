import { compareSpans, contains, overlaps, type Span } from '../text/span.ts';
import { findNames } from './match.ts';
import type { OwnNames } from './own-names.ts';
import type { Named, NameReader } from './with-names.ts';

/**
 * Reads the names of the user's own vocabularies in a text, stretch by stretch. They win over what else was found: all that they
 * overlap goes, but for a longer name that holds one of them ('breast cancer' beside a list's 'cancer').
 */
export function ownNameReader(text: string, names: OwnNames): NameReader {
  const own = findNames(text, names).flatMap(
    ({ found: { type, vocabulary }, ...span }): Named[] => {
      const whole = withItsBracket(span, text);
      if (!whole || isGrammar(text.slice(whole.start, whole.end))) return [];
      return [{ ...whole, type, score: 1, isSure: true, by: { vocabulary } }];
    },
  );
  let next = 0;
  return (mentions, from, to) => {
    while ((own[next]?.end ?? text.length) < from) next += 1;
    let end = next;
    while ((own[end]?.start ?? text.length) < to) end += 1;
    const near = own.slice(next, end);
    const kept = mentions.filter((mention) =>
      near.every((name) => !overlaps(mention, name) || isLonger(mention, name)),
    );
    return [...kept, ...near.filter(({ start }) => start >= from)].sort(compareSpans);
  };
}

const isLonger = (mention: Span, name: Span): boolean =>
  contains(mention, name) && !contains(name, mention);

/** The span, with the bracket behind it that closes one within it ('iron(III)'); undefined where another bracket is open. */
function withItsBracket({ start, end }: Span, text: string): Span | undefined {
  const open = depth(text.slice(start, end));
  if (open === 0) return { start, end };
  return open === 1 && /[)\]}]/u.test(text.charAt(end)) ? { start, end: end + 1 } : undefined;
}

/** How many brackets are open at the end of a stretch; undefined where one is closed that was not opened. */
function depth(stretch: string): number | undefined {
  let open = 0;
  for (const sign of stretch.match(/[()[\]{}]/gu) ?? []) {
    open += /[([{]/u.test(sign) ? 1 : -1;
    if (open < 0) return undefined;
  }
  return open;
}

/** A word of grammar is a name in capitals alone: 'WAS' is a gene, 'Was' is none. */
const isGrammar = (name: string): boolean =>
  GRAMMAR.has(name.toLowerCase()) && !/^\p{Lu}{2,}$/u.test(name);

const GRAMMAR: ReadonlySet<string> = new Set(
  (
    'a about after all also am an and any are as at be been but by can could did do does for from had has have he her his how ' +
    'i if in into is it its may me more most my no nor not of off on once one only or other our out over she should so some ' +
    'such than that the their them then there these they this those to too under up very was we were what when where which ' +
    'while who will with you your'
  ).split(' '),
);
