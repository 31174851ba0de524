import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardText } from '../testing/hard-text.ts';
import { knownVocabulary } from '../testing/known-vocabulary.ts';
import { passageOf } from './passage.ts';

import { wordPieceTokenizer } from './word-piece.ts';

const PIECES = [
  ...['[UNK]', '[CLS]', '[SEP]', 'x', '##b', '.', ';', 'il', '-', '2'],
  ...['infl', '##ix', '##imab', 'inf', '##lix'],
];
const tokenize = wordPieceTokenizer(knownVocabulary(PIECES.join('\n')), true);

const piecesOf = (text: string) => {
  const { encoding } = passageOf(text, tokenize);
  return Array.from(encoding.ids, (id) => PIECES[id]).join(' ');
};

describe('passageOf', () => {
  it.each([
    ['xb\nx\nxb', 'x ##b ; x ; x ##b'],
    ['xb\tx\r\nxb\tx', 'x ##b ; x ; x ##b ; x'],
    ['x\n\nxb\n', 'x ; x ##b'],
  ])('shows the encoder a semicolon between lines and cells: %j', (text, pieces) => {
    expect(piecesOf(text)).toBe(pieces);
  });

  it.each(['x xb', 'x.\nxb', 'x\n\nXb x. X.', 'x\nxb.', ''])(
    'adds nothing to prose, headings and what ends with punctuation: %j',
    (text) => {
      expect(passageOf(text, tokenize).encoding).toEqual(tokenize(text));
    },
  );

  it.each([
    [
      'infl-\nixi-\nmab',
      [
        [0, 4],
        [6, 8],
        [8, 14],
      ],
    ],
    [
      'in\uFB02iximab',
      [
        [0, 3],
        [3, 5],
        [5, 9],
      ],
    ],
    [
      'in\uFB02ix-\nimab',
      [
        [0, 3],
        [3, 5],
        [7, 11],
      ],
    ],
  ])('reads parted words and ligatures as they are meant, at their places: %j', (text, offsets) => {
    const { encoding } = passageOf(text, tokenize);
    expect(piecesOf(text)).toBe('infl ##ix ##imab');
    expect(Array.from(encoding.starts, (start, piece) => [start, encoding.ends[piece]])).toEqual(
      offsets,
    );
    expect([...encoding.wordStarts, ...encoding.wordEnds]).toEqual([0, text.length]);
  });

  it('begins sentences and paragraphs behind the semicolon', () => {
    expect(passageOf('xb\nx\nxb', tokenize)).toMatchObject({
      sentenceStarts: [0, 3, 5],
      paragraphStarts: [0, 3, 5],
    });
  });

  it('keeps every piece of the text, with its place and word, in order', () => {
    const lines = fc.array(fc.oneof(hardText, fc.constantFrom('x', 'xb', 'IL-2')), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(lines, (some) => {
        const text = some.join('\n');
        const { encoding } = passageOf(text, tokenize);
        const { ids, starts, ends, words, wordStarts, wordEnds } = encoding;
        const plain = tokenize(text);
        const own = [...ids.keys()].filter((piece) => starts[piece] !== ends[piece]);
        const rows = (from: typeof encoding, pieces: readonly number[]) =>
          pieces.map((piece) => {
            const word = from.words[piece]!;
            return [
              from.ids[piece],
              from.starts[piece],
              from.ends[piece],
              from.wordStarts[word],
              from.wordEnds[word],
            ];
          });
        expect(rows(encoding, own)).toEqual(rows(plain, [...plain.ids.keys()]));
        expect([...words]).toEqual([...words].sort((a, b) => a - b));
        expect([...ends]).toEqual([...ends].sort((a, b) => a - b));
        expect(words.at(-1) ?? -1).toBe(wordStarts.length - 1);
        expect(wordEnds.length).toBe(wordStarts.length);
      }),
    );
  });
});
