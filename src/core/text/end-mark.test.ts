import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutEndMark } from './end-mark.ts';

const left = (inside: string, type = 'Gene') => {
  const text = `Of ${inside} more`;
  const span = withoutEndMark(text, { start: 3, end: 3 + inside.length }, type);
  return span && text.slice(span.start, span.end);
};

describe('withoutEndMark', () => {
  it.each([
    ['ATP4A.', 'ATP4A'],
    ['TP53,', 'TP53'],
    ['TP53 .', 'TP53'],
    ['BRCA1;', 'BRCA1'],
    ['IL6:', 'IL6'],
    ['E.coli lacZ.', 'E.coli lacZ'],
    ['interleukin 1.', 'interleukin 1'],
    ['p53', 'p53'],
  ])('leaves the marks of the sentence out of %s', (inside, name) => {
    expect(left(inside)).toBe(name);
  });

  it.each([
    ['I.V.', 'I.V.'],
    ['I.V.,', 'I.V.'],
    ['Ca.P..', 'Ca.P.'],
  ])('keeps the full stop of %s, a word with another one within', (inside, name) => {
    expect(left(inside, 'Chemical')).toBe(name);
  });

  it.each([
    ['Bacillus sp.', 'Bacillus sp.'],
    ['Candida spp.,', 'Candida spp.'],
    ['Zea mays L.', 'Zea mays L.'],
    ['Candida auris sp. nov.;', 'Candida auris sp. nov.'],
    ['Fusarium oxysporum f.sp.', 'Fusarium oxysporum f.sp.'],
    ['mice.', 'mice'],
    ['S.cerevisiae.', 'S.cerevisiae'],
    ['wasp.', 'wasp'],
  ])('keeps only a full stop that shortens a word of a species: %s', (inside, name) => {
    expect(left(inside, 'Species')).toBe(name);
  });

  it('leaves nothing of marks alone', () => {
    expect(left('.')).toBeUndefined();
    expect(left(' ,')).toBeUndefined();
  });

  it('shortens a span only at its end and only by marks, and ends where another call changes nothing', () => {
    const part = fc.constantFrom('.', ',', ';', ':', ' ', 'a', 'sp', 'L', 'I', '1', '\u{1f9ec}');
    const texts = fc.array(part, { minLength: 1 }).map((parts) => parts.join(''));
    const types = fc.constantFrom('Gene', 'Species');
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), types, (text, one, other, type) => {
        const [start, end] = [one % text.length, (other % text.length) + 1];
        if (start >= end) return;
        const span = withoutEndMark(text, { start, end }, type);
        expect(text.slice(span?.end ?? start, end)).toMatch(/^[\s.,;:]*$/u);
        if (!span) return;
        expect(span.start).toBe(start);
        expect(span.end).toBeGreaterThan(start);
        expect(withoutEndMark(text, span, type)).toEqual(span);
      }),
    );
  });
});
