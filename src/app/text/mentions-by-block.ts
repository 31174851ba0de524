import type { Mention } from '../../core/annotation.ts';
import type { Block } from './blocks.ts';

const NONE: readonly never[] = [];

/**
 * The mentions that touch each block, in the order of the blocks. When a block's list equals the one in `before`, the
 * same array is returned, so that unchanged blocks are not drawn again.
 */
export function mentionsByBlock<M extends Mention>(
  blocks: readonly Block[],
  mentions: readonly M[],
  before: readonly (readonly M[])[] = [],
): readonly (readonly M[])[] {
  const lists: M[][] = blocks.map(() => []);
  for (const mention of mentions) {
    for (let i = blockAt(blocks, mention.start); i < blocks.length; i++) {
      const block = blocks[i];
      if (!block || block.start >= mention.end) break;
      lists[i]?.push(mention);
    }
  }
  return lists.map((list, i) => {
    const old = before[i];
    if (old && isSameList(old, list)) return old;
    return list.length ? list : NONE;
  });
}

/** Index of the block that contains an offset (UTF-16 code units), or of the last block. */
export function blockAt(blocks: readonly Block[], position: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

const isSameList = (a: readonly Mention[], b: readonly Mention[]): boolean =>
  a.length === b.length && a.every((mention, i) => mention === b[i]);
