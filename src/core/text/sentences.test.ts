import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceSpans } from './sentences.ts';

const sentences = (text: string) =>
  sentenceSpans(text).map(({ start, end }) => text.slice(start, end));

describe('sentenceSpans', () => {
  it.each([
    ['Aspirin helps. It inhibits COX-2.', ['Aspirin helps.', 'It inhibits COX-2.']],
    ['Against hepatitis B. Then C.', ['Against hepatitis B.', 'Then C.']],
    ['In E. coli K-12 cells grew.', ['In E. coli K-12 cells grew.']],
    [
      'Doses (e.g. 5 mg) of Fig. 2 were i.v. injected.',
      ['Doses (e.g. 5 mg) of Fig. 2 were i.v. injected.'],
    ],
    ['Was it p < 0.05? Yes.', ['Was it p < 0.05?', 'Yes.']],
    ['It fell ("none.") Then it rose.', ['It fell ("none.")', 'Then it rose.']],
    ['TNF fell. α-Synuclein rose.', ['TNF fell.', 'α-Synuclein rose.']],
    ['A title without full stop\n\nThe text.', ['A title without full stop', 'The text.']],
    [
      'hard wrapped\nlines of one\nsentence. Next.',
      ['hard wrapped\nlines of one\nsentence.', 'Next.'],
    ],
    [`A title\r\n${'Long line. '.repeat(12)}`, ['A title', ...Array(12).fill('Long line.')]],
    ['  \n ', []],
    ['', []],
  ])('splits %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('holds every character that is not white space, in order, without overlap', () => {
    const text$ = fc.string({
      unit: fc.constantFrom('a', 'B', '. ', '.', '\n', '\r\n', 'β', '🧬', '\u2009', 'e\u0301'),
    });
    fc.assert(
      fc.property(text$, (text) => {
        expect(sentences(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        const spans = sentenceSpans(text);
        spans.forEach((span, index) => {
          expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
          expect(span.end).toBeGreaterThan(span.start);
        });
      }),
    );
  });
});
