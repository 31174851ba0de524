import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchSentences } from './match-sentences.ts';

const A = 'Cisplatin causes nephrotoxicity.';
const B = 'Infliximab inhibits TNF.';
const C = 'Mice were given aspirin.';
const joined = (...sentences: readonly string[]): string => sentences.join(' ');
const spanIn = (text: string, part: string) => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};

describe('sentences of a text that the host has changed', () => {
  it('are all found again when nothing changed', () => {
    const text = joined(A, B);
    const { unread, move } = matchSentences(text, text);
    expect(unread).toEqual([]);
    expect(move(spanIn(text, 'TNF'))).toEqual(spanIn(text, 'TNF'));
  });

  it('are read when they are new, and only those', () => {
    const [before, after] = [joined(A, C), joined(A, B, C)];
    const { unread, move } = matchSentences(before, after);
    expect(unread.map(({ start, end }) => after.slice(start, end))).toEqual([B]);
    expect(move(spanIn(before, 'aspirin'))).toEqual(spanIn(after, 'aspirin'));
  });

  it('are found again in another order', () => {
    const [before, after] = [joined(A, B, C), joined(C, A, B)];
    const { unread, move } = matchSentences(before, after);
    expect(unread).toEqual([]);
    for (const word of ['Cisplatin', 'TNF', 'aspirin']) {
      expect(move(spanIn(before, word))).toEqual(spanIn(after, word));
    }
  });

  it('lose what a changed sentence held', () => {
    const { unread, move } = matchSentences(joined(A, B), joined('Cisplatin is a drug.', B));
    expect(unread).toHaveLength(1);
    expect(move(spanIn(joined(A, B), 'nephrotoxicity'))).toBeUndefined();
  });

  it('keep equal sentences apart: each is found once', () => {
    const { unread } = matchSentences(joined(A, A), joined(A, A, A));
    expect(unread).toHaveLength(1);
  });

  it('never move a span onto other words', () => {
    const sentence = fc.constantFrom(A, B, C, 'BRAF is a gene.', 'EGFR, too.');
    fc.assert(
      fc.property(
        fc.array(sentence),
        fc.array(sentence),
        fc.nat(),
        fc.nat(30),
        (old, now, at, size) => {
          const [before, after] = [joined(...old), joined(...now)];
          const start = Math.min(at % (before.length + 1), before.length);
          const span = { start, end: Math.min(before.length, start + size) };
          const moved = matchSentences(before, after).move(span);
          if (moved)
            expect(after.slice(moved.start, moved.end)).toBe(before.slice(start, span.end));
        },
      ),
    );
  });
});
