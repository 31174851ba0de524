import { describe, expect, it } from 'vitest';
import type { Context } from '../context/context.ts';
import { meetings, pairFeatures, pairSetting } from './pair-features.ts';
import type { RelationMention } from './relation-entity.ts';

/** Ten pieces are a sentence. */
const mention = (first: number, context?: Context): RelationMention => ({
  ...{ id: `T${first}`, first, end: first + 1, sentence: Math.floor(first / 10) },
  ...(context && { context }),
});
const side = (...mentions: readonly RelationMention[]) => ({
  group: { key: String(mentions[0]?.first), type: 'Gene', mentions },
  mentions,
});
const negated = { negated: true } as const;

const words = 'a gene inhibits it and that raises one . the inhibition of a gene by one'.split(' ');

const ids = (heads: readonly RelationMention[], tails: readonly RelationMention[]) =>
  meetings(side(...heads), side(...tails)).map(({ head, tail }) => `${head.id} ${tail.id}`);

describe('meetings', () => {
  it('are the pairs of one sentence', () => {
    expect(ids([mention(1), mention(11)], [mention(8), mention(19), mention(30)])).toEqual([
      'T1 T8',
      'T11 T19',
    ]);
  });

  it('are the closest pair where no sentence holds both', () => {
    expect(ids([mention(1), mention(41)], [mention(33), mention(15)])).toEqual(['T41 T33']);
  });
});

describe('pairFeatures', () => {
  const of = (heads: readonly RelationMention[], tails: readonly RelationMention[]) =>
    pairFeatures(
      { related: 0.5, label: 'INHIBITOR', probability: 0.25 },
      pairSetting(meetings(side(...heads), side(...tails)), (first, end) =>
        words.slice(Math.max(0, first), Math.max(0, end)).join(' '),
      ),
    );

  it('are what the model says, as odds and share', () => {
    expect(of([mention(1)], [mention(2)])).toMatchObject({ existence: 0, kind: Math.log(0.5) });
  });

  it('stay finite where the model is certain', () => {
    for (const [related, probability] of [
      [0, 0],
      [1, 1],
    ] as const) {
      const { existence, kind } = pairFeatures(
        { related, label: 'INHIBITOR', probability },
        pairSetting(meetings(side(mention(1)), side(mention(2))), () => ''),
      );
      expect(Number.isFinite(existence) && Number.isFinite(kind)).toBe(true);
    }
  });

  it('tell how far the closest mentions stand apart', () => {
    expect(of([mention(1)], [mention(5)])).toMatchObject({
      adjacent: 0,
      apart: 0,
      distance: Math.log(4),
    });
    expect(of([mention(8)], [mention(12)])).toMatchObject({
      adjacent: 1,
      apart: 0,
      distance: Math.log(4),
    });
    expect(of([mention(8)], [mention(22)])).toMatchObject({ adjacent: 0, apart: 1 });
  });

  it('tell what is negated wherever both are named', () => {
    expect(of([mention(1, negated)], [mention(5)])).toMatchObject({ negated: 1, speculative: 0 });
    expect(of([mention(1, negated), mention(11)], [mention(5), mention(15)])).toMatchObject({
      negated: 0,
    });
    // Elsewhere it may be negated as it likes.
    expect(of([mention(1), mention(41, negated)], [mention(5)])).toMatchObject({ negated: 0 });
    expect(of([mention(1)], [mention(5, { speculative: true })])).toMatchObject({ speculative: 1 });
  });

  it('tell whether the words say what the label says', () => {
    expect(of([mention(1)], [mention(3)])).toMatchObject({ agreeing: 1, contrary: 0 });
    expect(of([mention(3)], [mention(7)])).toMatchObject({ agreeing: 0, contrary: 1 });
    expect(of([mention(13)], [mention(15)])).toMatchObject({ agreeing: 1, contrary: 0 });
    expect(of([mention(9)], [mention(13)])).toMatchObject({ agreeing: 0, contrary: 0 });
  });
});
