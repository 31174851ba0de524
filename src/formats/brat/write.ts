import { codePointIndex } from '../../core/text/code-points.ts';
import type { Span } from '../../core/text/span.ts';
import { asMentions } from '../exchange/arguments.ts';
import { notesWithDecision } from '../exchange/decided.ts';
import type { ExchangeDocument, ExchangeMention, ExchangeRelation } from '../exchange/model.ts';

/** The annotations that lie beside the text. Names hold no white space, so `_` stands for it. */
export function writeBrat(document: ExchangeDocument): string {
  const { text } = document;
  const { toCodePoints } = codePointIndex(text);
  const names = bratIds(document.mentions, () => 'T');
  const relationNames = bratIds(document.relations, letterOf);
  const lines: string[] = [];
  const notes: string[] = [];
  const attributes = (target: string, values: readonly (readonly [string, string])[]) => {
    for (const [name, value] of values) {
      if (/^note(-\d+)?$/.test(name)) notes.push(`AnnotatorNotes ${target}\t${oneLine(value)}`);
      else lines.push(`A${nextOf('A')}\t${[word(name), target, flat(value)].join(' ').trim()}`);
    }
  };
  const counts = new Map<string, number>();
  const nextOf = (letter: string): number => {
    const next = (counts.get(letter) ?? 0) + 1;
    counts.set(letter, next);
    return next;
  };
  for (const mention of document.mentions) {
    const name = names.get(mention) ?? '';
    const parts = mention.spans.flatMap((span) => withinLines(text, span));
    if (parts.length === 0) continue;
    const spans = parts
      .map(({ start, end }) => `${toCodePoints(start)} ${toCodePoints(end)}`)
      .join(';');
    const quote = parts.map(({ start, end }) => text.slice(start, end)).join(' ');
    lines.push(`${name}\t${word(mention.type)} ${spans}\t${quote}`);
    for (const concept of mention.concepts) {
      lines.push(`N${nextOf('N')}\tReference ${name} ${word(concept)}\t${flat(quote)}`);
    }
    attributes(name, attributesOf(mention));
  }
  for (const relation of document.relations) {
    const targets = asMentions(document, relation)?.map((mention) => names.get(mention) ?? '');
    if (!targets) continue;
    const line = relationLine(relation, targets, relationNames.get(relation) ?? '');
    if (line === undefined) continue;
    lines.push(line);
    const name = line.slice(0, line.indexOf('\t'));
    if (name !== '*') attributes(name, attributesOf(relation));
  }
  const all = [...lines, ...notes.map((note, index) => `#${index + 1}\t${note}`)];
  return all.map((line) => `${line}\n`).join('');
}

/** Writes a relation. Two arguments make a relation, and one that is the trigger makes an event; of other relations, brat has a line for sets of equals alone. */
function relationLine(
  { type, arguments: parts }: ExchangeRelation,
  targets: readonly string[],
  name: string,
): string | undefined {
  const named = parts.map(({ role }, at) => `${word(role)}:${targets[at]}`);
  if (parts[0]?.role === 'Trigger') {
    return `${name}\t${[`${word(type)}:${targets[0]}`, ...named.slice(1)].join(' ')}`;
  }
  if (parts.length > 1 && parts.every(({ role }) => role === 'Equiv'))
    return `*\t${word(type)} ${targets.join(' ')}`;
  return parts.length === 2 ? `${name}\t${word(type)} ${named.join(' ')}` : undefined;
}

const attributesOf = (
  one: ExchangeMention | ExchangeRelation,
): readonly (readonly [string, string])[] => [
  ...(one.negated ? ([['Negation', '']] as const) : []),
  ...(one.speculative ? ([['Speculation', '']] as const) : []),
  ...('novel' in one && one.novel !== undefined
    ? ([['Novelty', one.novel ? 'Novel' : 'No']] as const)
    : []),
  ...(one.score !== undefined ? ([['Score', String(one.score)]] as const) : []),
  ...(one.by !== undefined ? ([['Annotator', one.by]] as const) : []),
  ...Object.entries(notesWithDecision(one)),
];

const letterOf = ({ arguments: [first] }: ExchangeRelation): string =>
  first?.role === 'Trigger' ? 'E' : 'R';

/** Where ids begin that brat did not give. */
const OWN_IDS = 100_000;

/** Ids as they are if brat would have given them for such a thing, else free ones that are not among those. */
function bratIds<T extends { readonly id: string }>(
  all: readonly T[],
  letterOf: (one: T) => string,
): ReadonlyMap<T, string> {
  const isBrat = (one: T): boolean => new RegExp(`^${letterOf(one)}[1-9]\\d*$`).test(one.id);
  const known = new Set(all.filter(isBrat).map(({ id }) => id));
  let number = OWN_IDS - 1;
  const free = (letter: string): string => {
    do number += 1;
    while (known.has(`${letter}${number}`));
    return `${letter}${number}`;
  };
  return new Map(all.map((one) => [one, isBrat(one) ? one.id : free(letterOf(one))]));
}

const word = (text: string): string =>
  text.replace(/[\s;:]+/gu, (run) => (run === ':' ? ':' : '_')) || '_';
/** A note goes on to the end of its line, tabs included. */
const oneLine = (text: string): string => text.replace(/[\n\r]/g, ' ');
const flat = (text: string): string => text.replace(/[\t\n\r]/g, ' ');

/** The parts of a span between line ends, without white space at their ends that would be all of them. */
function withinLines(text: string, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(/[^\r\n]+/g)].map((line) => ({
    start: start + line.index,
    end: start + line.index + line[0].length,
  }));
}
