import type { Span } from '../../core/text/span.ts';
import { build, type RawMention, type RawRelation } from '../exchange/build.ts';
import { LINE_END } from '../exchange/lines.ts';
import { type Argument, type Parsed, warn } from '../exchange/model.ts';
import { type NoteBook, noteBook } from '../exchange/notes.ts';
import { convertersOf } from '../exchange/offset-units.ts';

type Draft<T extends { readonly info: unknown }> = Omit<T, 'info' | 'concepts'> & {
  readonly notes: NoteBook;
  readonly concepts: string[];
};

const SPANS = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/;

/**
 * brat standoff (brat.nlplab.org/standoff.html): a text and, beside it, its annotations. Offsets in code points.
 * An event is a relation with a `Trigger`; events within events have no place in the common model.
 */
export function* parseBrat(id: string, text: string, annotations: string): Generator<Parsed> {
  const mentions: Draft<RawMention>[] = [];
  const relations: Draft<RawRelation>[] = [];
  /** Annotations by id; of two with the same id the first is meant. */
  const byId = new Map<string, Draft<RawMention> | Draft<RawRelation>>();
  const later: (() => Iterable<Parsed>)[] = [];
  const converters = convertersOf(text);
  for (const [index, line] of annotations
    .replace(/^\ufeff/, '')
    .split(LINE_END)
    .entries()) {
    if (line.trim() === '') continue;
    const place = `line ${index + 1}`;
    const [name = '', said = '', rest = ''] = splitFields(line);
    const trouble = take(name, said, rest, place);
    if (trouble !== undefined) yield warn(place, `${trouble}: ${line.slice(0, 60)}`);
  }
  for (const attach of later) yield* attach();
  const document = { id, text, sections: [], info: {} };
  yield* build(
    { ...document, mentions: mentions.map(noted), relations: relations.map(noted) },
    converters,
  );

  function add<T extends Draft<RawMention> | Draft<RawRelation>>(list: T[], one: T): void {
    list.push(one);
    if (one.id !== undefined && !byId.has(one.id)) byId.set(one.id, one);
  }
  function take(name: string, said: string, rest: string, place: string): string | undefined {
    const [type = '', ...parts] = said.split(' ');
    switch (name[0]) {
      case 'T': {
        const [, kind, list = ''] = SPANS.exec(said) ?? [];
        if (kind === undefined) return 'has no type and offsets';
        const spans = joinLines(text, list.split(';').map(spanOf), converters[0]?.toUtf16);
        add(mentions, {
          id: name,
          place,
          spans,
          quote: rest,
          type: kind,
          concepts: [],
          notes: noteBook(),
        });
        return undefined;
      }
      case 'R':
      case 'E': {
        const trigger = type.split(':');
        const roles = name.startsWith('E') ? [`Trigger:${trigger[1] ?? ''}`, ...parts] : parts;
        add(relations, {
          id: name,
          place,
          type: trigger[0] ?? '',
          arguments: roles.filter(Boolean).map(argumentOf),
          concepts: [],
          notes: noteBook(),
        });
        return undefined;
      }
      case '*': {
        const id = `*${relations.length + 1}`;
        const all = parts.map((part) => ({ role: 'Equiv', mention: part }));
        add(relations, {
          id,
          place,
          type,
          arguments: all,
          concepts: [],
          notes: noteBook(),
        });
        return undefined;
      }
      case 'A':
      case 'M':
        later.push(() =>
          attribute(parts[0] ?? '', type, parts.slice(1).join(' ') || 'true', place),
        );
        return undefined;
      case 'N':
        later.push(() => attribute(parts[0] ?? '', 'Reference', parts.slice(1).join(' '), place));
        return undefined;
      case '#':
        later.push(() => attribute(parts[0] ?? '', 'note', rest, place));
        return undefined;
      default:
        return 'is no annotation';
    }
  }
  function* attribute(
    target: string,
    name: string,
    value: string,
    place: string,
  ): Iterable<Parsed> {
    const annotation = byId.get(target);
    if (!annotation) {
      yield warn(place, `there is no ${target} for ${name}`);
      return;
    }
    const score = Number(value);
    if (name === 'Reference') annotation.concepts.push(value);
    else if (name === 'Score' && score >= 0 && score <= 1) Object.assign(annotation, { score });
    else if (name === 'Annotator') Object.assign(annotation, { by: value });
    else if (name === 'Negation') Object.assign(annotation, { negated: true });
    else if (name === 'Speculation') Object.assign(annotation, { speculative: true });
    else if (name === 'Novelty') Object.assign(annotation, { novel: value === 'Novel' });
    else annotation.notes.add(name, value);
  }
}

const noted = <T extends { readonly notes: NoteBook }>({ notes, ...one }: T) => ({
  ...one,
  info: notes.info(),
});

/** Splits a line into at most three fields, because the text of a mention or note may hold tabs. */
function splitFields(line: string): readonly string[] {
  const [name = '', said = '', ...rest] = line.split('\t');
  return [name, said, rest.join('\t')];
}

const spanOf = (pair: string): Span => {
  const [start, end] = pair.split(' ');
  return { start: Number(start), end: Number(end) };
};

function argumentOf(part: string): Argument {
  const at = part.indexOf(':');
  return { role: part.slice(0, at), mention: part.slice(at + 1) };
}

/** A span that crosses a line end must be written in two (nlplab/brat#1027): such parts are one again. */
function joinLines(
  text: string,
  spans: readonly Span[],
  toUtf16: ((offset: number) => number | undefined) | undefined,
): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const from = last && toUtf16?.(last.end);
    const to = toUtf16?.(span.start);
    const isBreak =
      from !== undefined && to !== undefined && /^[\r\n]+$/.test(text.slice(from, to));
    if (last && isBreak) joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  return joined;
}
