import type { Span } from '../text/span.ts';
import { addCounts, type Counts, countKeys, NO_COUNTS } from './counts.ts';

export interface TypedSpan extends Span {
  readonly type: string;
}

export type CountsByType = ReadonlyMap<string, Counts>;

/**
 * Counts strict matches of one document: same start, same end, same type, as seqeval's strict mode and the
 * BioBERT paper do. Only the given types are looked at; equal spans of one type count once.
 */
export function countEntities(
  gold: readonly TypedSpan[],
  predicted: readonly TypedSpan[],
  types: readonly string[],
): CountsByType {
  const keysOf = (spans: readonly TypedSpan[], type: string) =>
    new Set(spans.filter((span) => span.type === type).map(({ start, end }) => `${start} ${end}`));
  return new Map(
    types.map((type) => [type, countKeys(keysOf(gold, type), keysOf(predicted, type))]),
  );
}

export const addByType = (a: CountsByType, b: CountsByType): CountsByType =>
  new Map(
    [...new Set([...a.keys(), ...b.keys()])].map((type) => [
      type,
      addCounts(a.get(type) ?? NO_COUNTS, b.get(type) ?? NO_COUNTS),
    ]),
  );

/** All types together, every mention weighing the same. */
export const micro = (counts: CountsByType): Counts =>
  [...counts.values()].reduce(addCounts, NO_COUNTS);
