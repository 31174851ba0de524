import type { Span } from '../text/span.ts';

/** What one side says of a text: a file, a model, a curator. */
export interface Layer {
  readonly mentions: readonly LayerMention[];
  readonly relations: readonly LayerRelation[];
}

export interface LayerMention {
  /** Unique in its layer. */
  readonly id: string;
  /** One span, or the parts of one in pieces, in text order. UTF-16, half-open. */
  readonly parts: readonly Span[];
  readonly type: string;
}

export interface LayerRelation {
  /** Unique in its layer. */
  readonly id: string;
  readonly type: string;
  readonly directed: boolean;
  /** Ids of the mentions that stand for each end: of a relation of entities all of the entity's. */
  readonly head: readonly string[];
  readonly tail: readonly string[];
}

export const sizeOf = (parts: readonly Span[]): number =>
  parts.reduce((sum, { start, end }) => sum + end - start, 0);

/** UTF-16 code units that two mentions share. */
export function overlapOf(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  for (const one of a) {
    for (const other of b) {
      shared += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
    }
  }
  return shared;
}
