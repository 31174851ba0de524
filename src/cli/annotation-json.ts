import type { Answer, Mention, Relation } from '../core/annotation.ts';
import type { Context } from '../core/context/context.ts';
import type { LinkedConcept } from '../core/link/link.ts';
import { codePointIndex } from '../core/text/code-points.ts';
import type { Span } from '../core/text/span.ts';
import type { OffsetUnit } from './command.ts';

/** Converts a span in UTF-16 code units to the requested unit. */
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
 * A relation by the ids of the two mentions that represent it best; undefined when there are none.
 *
 * @param context whether the text denies or only supposes the relation
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

/** Rounds to four digits, because further ones differ between machines. */
const rounded = (score: number): number => Math.round(score * 1e4) / 1e4;
