import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKAGED_PACK } from '../../core/pack/embedded.ts';
import golden from '../fixtures/tokenizer.json' with { type: 'json' };
import { knownVocabulary } from '../testing/known-vocabulary.ts';
import { type Encoding, wordPieceTokenizer } from './word-piece.ts';

const vocabulary = knownVocabulary(readFileSync(`public/${PACKAGED_PACK}vocab.txt`, 'utf8'));
const encode = wordPieceTokenizer(vocabulary, true);

const offsetsOf = ({ starts, ends }: Encoding) =>
  Array.from(starts, (start, piece) => [start, ends[piece]]);

const difficult = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...[
        'α',
        'β',
        'Σ',
        'µ',
        'e\u0301',
        '\u0301',
        'ß',
        'İ',
        'ﬁ',
        '한',
        '漢',
        '𠀀',
        '🧬',
        '👩‍🔬',
        '\r\n',
        '\n',
      ],
      ...[
        '\u00a0',
        '\u2009',
        '\u200b',
        '\u200d',
        '\ufeff',
        '\u00ad',
        '\u2212',
        '²⁺',
        '-',
        '/',
        '(',
        '\u0000',
      ],
      ...['\ud800', '\udc00', '\ufffd', 'IL-2Rα', 'Ca2+', ' ', 'p.V600E'],
    ),
    fc.string({ unit: 'binary', maxLength: 2 }),
  ),
  maxLength: 60,
});

describe('WordPiece', () => {
  it.each(golden.map((each) => [JSON.stringify(each.text).slice(0, 60), each] as const))(
    'gives the pieces and offsets of the reference tokenizer for %s',
    (_, { text, ids, offsets }) => {
      const encoding = encode(text);
      expect({ ids: [...encoding.ids], offsets: offsetsOf(encoding) }).toEqual({ ids, offsets });
    },
  );

  it('keeps pieces in order, not empty, inside their words, for any text', () => {
    fc.assert(
      fc.property(difficult, (text) => {
        const { starts, ends, words, wordStarts, wordEnds } = encode(text);
        let last = 0;
        for (let piece = 0; piece < starts.length; piece += 1) {
          const start = starts[piece]!;
          const end = ends[piece]!;
          expect(start).toBeGreaterThanOrEqual(piece > 0 ? starts[piece - 1]! : 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          const word = words[piece]!;
          expect(word).toBeGreaterThanOrEqual(last);
          expect(start).toBeGreaterThanOrEqual(wordStarts[word]!);
          expect(end).toBeLessThanOrEqual(wordEnds[word]!);
          last = word;
        }
        for (let word = 1; word < wordStarts.length; word += 1) {
          expect(wordStarts[word]).toBeGreaterThanOrEqual(wordEnds[word - 1]!);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('loses no letter: every letter or digit of the text lies in a word', () => {
    fc.assert(
      fc.property(difficult, (text) => {
        const { wordStarts, wordEnds } = encode(text);
        const covered = Array.from(wordStarts, (start, word) =>
          text.slice(start, wordEnds[word]),
        ).join('');
        const letters = (from: string) => from.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';
        expect(letters(covered)).toBe(letters(text));
      }),
      { numRuns: 500 },
    );
  });

  it('never cuts a surrogate pair and keeps combining marks in the word of their letter', () => {
    const text = 'cafe\u0301 𝛼-synuclein';
    const { starts, ends, wordEnds } = encode(text);
    expect(wordEnds[0]).toBe(5);
    for (const at of [...starts, ...ends])
      expect(/^[\udc00-\udfff]/.test(text.slice(at))).toBe(false);
  });

  it('reads a single word of 100 kB as one unknown piece', () => {
    const encoding = encode('a'.repeat(100_000));
    expect([...encoding.ids]).toEqual([vocabulary.unknown]);
    expect(offsetsOf(encoding)).toEqual([[0, 100_000]]);
  });
});
