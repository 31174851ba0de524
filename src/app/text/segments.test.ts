import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention } from '../../core/annotation.ts';
import { blocksOf } from './blocks.ts';
import { blockAt, mentionsByBlock } from './mentions-by-block.ts';
import { type Node, nest } from './nest.ts';

const texts = fc.string({
  unit: fc.constantFrom(
    'a',
    'B',
    ' ',
    '.',
    ',',
    '\n',
    '\r',
    '\r\n',
    'α',
    '🧬',
    '\u00a0',
    '\u200b',
    '中',
  ),
  maxLength: 200,
});

const textWithMentions = texts.chain((text) =>
  fc.tuple(
    fc.constant(text),
    fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 12 }),
  ),
);

const mentionsOf = (text: string, pairs: readonly (readonly [number, number])[]): Mention[] =>
  pairs
    .filter(([a, b]) => a !== b)
    .map(([a, b], i) => {
      const start = Math.min(a, b);
      const end = Math.max(a, b);
      return {
        id: `m${i}`,
        start,
        end,
        text: text.slice(start, end),
        type: 'Gene',
        score: 1,
        group: `g${i}`,
      };
    });

const plainText = (text: string, nodes: readonly Node[]): string =>
  nodes
    .map((node) =>
      node.kind === 'text' ? text.slice(node.start, node.end) : plainText(text, node.children),
    )
    .join('');

const fragments = (
  nodes: readonly Node[],
  into = new Map<string, { text: number[]; heads: number }>(),
) => {
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    const known = into.get(node.mention.id) ?? { text: [], heads: 0 };
    for (let i = node.start; i < node.end; i++) known.text.push(i);
    if (!node.isPart) known.heads++;
    into.set(node.mention.id, known);
    fragments(node.children, into);
  }
  return into;
};

describe('blocks', () => {
  it('are together exactly the text, whatever its line ends', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const blocks = blocksOf(text);
        expect(blocks.map((block) => text.slice(block.start, block.end)).join('')).toBe(text);
      }),
    );
  });

  it('takes a short first line as the title', () => {
    const text = 'A title of a paper\r\nThen the abstract begins. It goes on for a while.';
    expect(blocksOf(text).map((block) => block.kind)).toEqual(['title', 'text']);
  });

  it('takes a title with a full stop, as PubMed writes it', () => {
    const text =
      'Cisplatin harms kidneys.\n\nThe abstract begins here and is longer than the title was.';
    expect(blocksOf(text).map((block) => block.kind)).toEqual(['title', 'blank', 'text']);
  });

  it('takes a first paragraph of several sentences as text', () => {
    const text =
      'We asked a question. Then we measured.\nA second paragraph that is quite a bit longer.';
    expect(blocksOf(text)[0]?.kind).toBe('text');
  });

  it('takes the first line of a hard-wrapped paragraph as text', () => {
    const text =
      'Kidney damage often ends treatment\nwith cisplatin early. We asked whether\nit can be prevented.';
    expect(blocksOf(text)[0]?.kind).toBe('text');
  });

  it('goes on in a further block when a paragraph is very long', () => {
    const text = 'A sentence of some words. '.repeat(1_000);
    const blocks = blocksOf(text);
    expect(blocks.length).toBeGreaterThan(5);
    expect(Math.max(...blocks.map((block) => block.end - block.start))).toBeLessThanOrEqual(4_000);
    expect(blocks.slice(1).every((block) => block.kind === 'more')).toBe(true);
  });

  it('never cuts a surrogate pair', () => {
    const text = `a${'🧬'.repeat(9_000)}`;
    for (const block of blocksOf(text)) {
      expect(text.slice(block.start, block.end)).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
    }
  });
});

describe('nested marks', () => {
  it('hold exactly the text and every mention in full, with one head each', () => {
    fc.assert(
      fc.property(textWithMentions, ([text, pairs]) => {
        const mentions = mentionsOf(text, pairs);
        const blocks = blocksOf(text);
        const lists = mentionsByBlock(blocks, mentions);
        const trees = blocks.map((block, i) => nest(block, lists[i] ?? []));
        expect(trees.map((nodes) => plainText(text, nodes)).join('')).toBe(text);
        const found = fragments(trees.flat());
        for (const mention of mentions) {
          const fragment = found.get(mention.id);
          expect(fragment?.heads).toBe(1);
          expect(fragment?.text).toEqual(
            Array.from({ length: mention.end - mention.start }, (_, i) => mention.start + i),
          );
        }
      }),
    );
  });

  it('mark the pieces of a mention, and nothing between them', () => {
    const [first] = mentionsOf('upper and lower jaw pain', [[0, 24]]);
    const inPieces = {
      ...first!,
      spans: [
        { start: 0, end: 5 },
        { start: 16, end: 24 },
      ],
    };
    expect(nest({ start: 0, end: 24 }, [inPieces])).toMatchObject([
      { kind: 'mark', start: 0, end: 5, isPart: false },
      { kind: 'text', start: 5, end: 16 },
      { kind: 'mark', start: 16, end: 24, isPart: true },
    ]);
  });

  it('splits the later one of two that cross', () => {
    const text = 'abcdef';
    const nodes = nest(
      { start: 0, end: 6 },
      mentionsOf(text, [
        [0, 4],
        [2, 6],
      ]),
    );
    expect(nodes).toMatchObject([
      {
        kind: 'mark',
        start: 0,
        end: 4,
        height: 1,
        children: [{ kind: 'text' }, { start: 2, end: 4, isPart: false }],
      },
      { kind: 'mark', start: 4, end: 6, isPart: true, height: 0 },
    ]);
  });
});

describe('mentions by block', () => {
  const text = 'one BRCA1\ntwo TP53\nthree';
  const blocks = blocksOf(text);

  it('gives the same array again for a block whose mentions did not change', () => {
    const [first, second] = mentionsOf(text, [
      [4, 9],
      [14, 18],
    ]);
    const before = mentionsByBlock(blocks, [first!]);
    const after = mentionsByBlock(blocks, [first!, second!], before);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toEqual([second]);
    expect(after[2]).toBe(before[2]);
  });

  it('finds the block of a position', () => {
    expect([0, 9, 10, 18, 19, 23].map((position) => blockAt(blocks, position))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
  });
});
