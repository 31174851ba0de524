import type { Answer, Mention, Relation } from '../core/annotation.ts';
import type { Context } from '../core/context/context.ts';
import type { LinkedConcept } from '../core/link/link.ts';
import { codePointIndex } from '../core/text/code-points.ts';
import type { Span } from '../core/text/span.ts';
import type { OffsetUnit } from './arguments.ts';

/** Turns a span in UTF-16 code units into the unit that was asked for. */
export type ToUnit = (span: Span) => Span;

export function toUnit(text: string, unit: OffsetUnit): ToUnit {
  if (unit === 'utf16') return ({ start, end }) => ({ start, end });
  const { toCodePoints } = codePointIndex(text);
  return ({ start, end }) => ({ start: toCodePoints(start), end: toCodePoints(end) });
}

export function mentionJson(mention: Mention, unit: ToUnit) {
  const { id, text, type, score, group, by } = mention;
  return { id, ...unit(mention), text, type, score: rounded(score), group, ...(by && { by }) };
}

/**
 * A relation by the ids of the two mentions that stand closest for it; undefined when it has none.
 *
 * @param context what the text says of it: it denies it, or only supposes it
 */
export function relationJson(
  { type, schema, directed, score, novel, evidence }: Relation,
  context: Context,
) {
  const [pair] = evidence;
  if (!pair) return undefined;
  const { head, tail } = pair;
  return {
    head,
    tail,
    type,
    schema,
    directed,
    score: rounded(score),
    ...(novel !== undefined && { novel }),
    ...context,
  };
}

export const conceptJson = ({ id, name, score }: LinkedConcept) => ({
  id,
  name,
  score: rounded(score),
});

export function answerJson(answer: Answer, unit: ToUnit) {
  return { ...unit(answer), text: answer.text, score: rounded(answer.score) };
}

/** Four digits: what follows differs between machines. */
const rounded = (score: number): number => Math.round(score * 1e4) / 1e4;
