import type { Mention, Relation } from '../../core/annotation.ts';
import { compareDecisions, decisionKey, placesOf } from '../../core/document/decisions.ts';
import type { TextDocument } from '../../core/document/model.ts';
import type { Span } from '../../core/text/span.ts';

/** Where a file says something that cannot be, and why. */
export interface FormatProblem {
  /** Keys and indices from the top, joined by dots; empty: the file as a whole. */
  readonly path: string;
  readonly reason: string;
}

/** The first thing a well-formed document says that does not fit its own text or itself. */
export function problemIn(document: TextDocument): FormatProblem | undefined {
  for (const problem of problems(document)) return problem;
  return undefined;
}

function* problems(document: TextDocument): Generator<FormatProblem> {
  const { text, reading, imported, decisions, questions } = document;
  for (const [path, span] of quotesIn(document)) yield* misquoted(path, span, text);
  if (imported) {
    const mentions = imported.mentions.map(({ mention }) => mention);
    const relations = imported.relations.map(({ relation }) => relation);
    yield* unsound('imported', mentions, relations);
    for (const [index, { mention, spans = [] }] of imported.mentions.entries()) {
      const stray = spans.find(
        ({ start, end }) => start < mention.start || end > mention.end || start >= end,
      );
      if (stray) {
        const reason = `the part ${stray.start}-${stray.end} lies outside of the mention`;
        yield { path: `imported.mentions.${index}.spans`, reason };
      }
    }
    for (const { start, end } of imported.sections) {
      const isWithin = start <= end && end <= text.length;
      if (!isWithin) yield { path: 'imported', reason: `${start}-${end} lies outside of the text` };
    }
  }
  if (reading) {
    yield* unsound('reading', reading.mentions, reading.relations);
    for (const [index, { start, end }] of reading.unread.entries()) {
      if (start > end || end > text.length) {
        yield { path: `reading.unread.${index}`, reason: 'lies outside of the text' };
      }
    }
    if (reading.read.pieces > reading.read.of) {
      yield { path: 'reading.read', reason: 'more was read than there is' };
    }
  }
  yield* repeated('questions', questions);
  for (const [index, decision] of decisions.entries()) {
    const before = decisions[index - 1];
    if (!before) continue;
    const isSame = decisionKey(before) === decisionKey(decision);
    if (isSame || compareDecisions(before, decision) > 0) {
      const reason = isSame ? 'was decided before' : 'is out of order';
      yield { path: `decisions.${index}`, reason };
    }
  }
}

/** Ids used twice, and evidence that is of other entities. */
function* unsound(
  path: string,
  mentions: readonly Mention[],
  relations: readonly Relation[],
): Generator<FormatProblem> {
  const groups = new Map(mentions.map(({ id, group }) => [id, group]));
  yield* repeated(`${path}.mentions`, mentions);
  yield* repeated(`${path}.relations`, relations);
  for (const [index, { head, tail, evidence }] of relations.entries()) {
    for (const [at, pair] of evidence.entries()) {
      const here = `${path}.relations.${index}.evidence.${at}`;
      if (groups.get(pair.head) !== head)
        yield { path: here, reason: 'head is no mention of the head' };
      if (groups.get(pair.tail) !== tail)
        yield { path: here, reason: 'tail is no mention of the tail' };
    }
  }
}

function* quotesIn(document: TextDocument) {
  const { reading, imported, decisions, questions } = document;
  for (const [index, { mention }] of (imported?.mentions ?? []).entries()) {
    yield [`imported.mentions.${index}`, mention] as const;
  }
  for (const [index, mention] of (reading?.mentions ?? []).entries()) {
    yield [`reading.mentions.${index}`, mention] as const;
  }
  for (const [index, decision] of decisions.entries()) {
    for (const { start, end, text: quote } of placesOf(decision)) {
      const text = quote ?? document.text.slice(start, end);
      yield [`decisions.${index}`, { start, end, text }] as const;
    }
  }
  for (const [index, { answers, best }] of questions.entries()) {
    for (const [at, answer] of answers.entries()) {
      yield [`questions.${index}.answers.${at}`, answer] as const;
    }
    if (best) yield [`questions.${index}.best`, best] as const;
  }
}

function* misquoted(
  path: string,
  { start, end, text: quote }: Span & { readonly text: string },
  text: string,
): Generator<FormatProblem> {
  const there = text.slice(start, end);
  // What goes beyond the text would be cut to it.
  if (start > end || end > text.length || there !== quote) {
    const reason = `expected ${JSON.stringify(quote)} at ${start}-${end}, found ${JSON.stringify(there)}`;
    yield { path, reason };
  }
}

function* repeated(path: string, list: readonly { readonly id: string }[]) {
  const seen = new Set<string>();
  for (const [index, { id }] of list.entries()) {
    if (seen.has(id)) yield { path: `${path}.${index}.id`, reason: `${id} was used before` };
    seen.add(id);
  }
}
