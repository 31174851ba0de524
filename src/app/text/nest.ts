import type { Mention } from '../../core/annotation.ts';
import { partsOf } from '../../core/document/mention-places.ts';
import { compareSpans, type Span } from '../../core/text/span.ts';

/**
 * A part of a block: plain text, or a mention (or a fragment of one) with its content. UTF-16 code units, half-open.
 */
export type Node<M extends Mention = Mention> = PlainRun | Marked<M>;

export interface PlainRun extends Span {
  readonly kind: 'text';
}

export interface Marked<M extends Mention = Mention> extends Span {
  readonly kind: 'mark';
  readonly mention: M;
  /**
   * True for all fragments of a mention but the first: the mention has several spans, crosses another one, or continues
   * from the block before.
   */
  readonly isPart: boolean;
  /** Number of marks nested inside: 0 for the innermost. Underlines are stacked by it. */
  readonly height: number;
  readonly children: readonly Node<M>[];
}

export interface Fragment<M> extends Span {
  readonly mention: M;
  readonly isPart: boolean;
}

/**
 * Nests mentions so that they can be elements. When two cross, the later one is split at the end of the earlier one;
 * its first fragment carries its id, the others are parts. The texts of all plain nodes in order are exactly the block.
 */
export function nest<M extends Mention>(block: Span, mentions: readonly M[]): readonly Node<M>[] {
  const fragments: Fragment<M>[] = [];
  for (const mention of mentions) {
    for (const [index, part] of partsOf(mention).entries()) {
      const start = Math.max(part.start, block.start);
      const end = Math.min(part.end, block.end);
      const isPart = index > 0 || part.start < block.start;
      if (start < end) fragments.push({ start, end, mention, isPart });
    }
  }
  return nestFragments(block, fragments);
}

/** The same as `nest`, for fragments within the block in any order. */
export const nestFragments = <M extends Mention>(
  block: Span,
  fragments: readonly Fragment<M>[],
): readonly Node<M>[] => arrange(block, [...fragments].sort(compareSpans));

function arrange<M extends Mention>(
  outer: Span,
  fragments: readonly Fragment<M>[],
): readonly Node<M>[] {
  const nodes: Node<M>[] = [];
  let at = outer.start;
  let rest = fragments;
  for (let first = rest[0]; first; first = rest[0]) {
    if (at < first.start) nodes.push({ kind: 'text', start: at, end: first.start });
    const { inside, after } = divide(first, rest.slice(1));
    const children = arrange(first, inside);
    nodes.push({ ...first, kind: 'mark', height: heightOf(children), children });
    at = first.end;
    rest = after;
  }
  if (at < outer.end) nodes.push({ kind: 'text', start: at, end: outer.end });
  return nodes;
}

function divide<M>(outer: Span, fragments: readonly Fragment<M>[]) {
  const inside: Fragment<M>[] = [];
  const after: Fragment<M>[] = [];
  for (const fragment of fragments) {
    if (fragment.start >= outer.end) after.push(fragment);
    else if (fragment.end <= outer.end) inside.push(fragment);
    else {
      inside.push({ ...fragment, end: outer.end });
      after.push({ ...fragment, start: outer.end, isPart: true });
    }
  }
  return { inside, after: after.sort(compareSpans) };
}

const heightOf = (children: readonly Node[]): number =>
  children.reduce(
    (most, node) => (node.kind === 'mark' ? Math.max(most, node.height + 1) : most),
    0,
  );
