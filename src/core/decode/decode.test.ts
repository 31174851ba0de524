import { describe, expect, it } from 'vitest';
import golden from '../fixtures/decoding.json' with { type: 'json' };
import { knownVocabulary } from '../testing/known-vocabulary.ts';
import { passageOf } from '../tokenize/passage.ts';
import { wordPieceTokenizer } from '../tokenize/word-piece.ts';
import { decodeHead } from './decode-head.ts';
import { findMentions } from './mentions.ts';
import { snapToWords } from './snap.ts';

const O = [4, 0, 0];
const B = [0, 4, 0];
const I = [0, 0, 4];
const logits = (...rows: number[][]) => Float32Array.from(rows.flat());
const spans = (...rows: number[][]) =>
  decodeHead(logits(...rows), 1, 0, 0, rows.length).map(({ first, end }) => [first, end]);

describe('decodeHead', () => {
  it.each(golden)(
    'gives the spans and scores of the reference decoder for $pieces pieces',
    (each) => {
      const all = Float32Array.from(each.logits);
      each.spans.forEach((expected, head) => {
        const found = decodeHead(all, each.heads, head, 0, each.pieces);
        expect(found.map(({ first, end }) => [first, end])).toEqual(
          expected.map((span) => span.slice(0, 2)),
        );
        found.forEach(({ score }, index) => {
          expect(score).toBeCloseTo(expected[index]![2]!, 4);
        });
      });
    },
  );

  it('reads spans of begin and inside', () => {
    expect(spans(O, B, I, O, B, B, I)).toEqual([
      [1, 3],
      [4, 5],
      [5, 7],
    ]);
  });

  it('lets inside follow only begin or inside: a clear inside makes its neighbour a begin', () => {
    expect(spans([1, 0.9, 0], I, O)).toEqual([[0, 2]]);
  });

  it('takes an inside at the beginning of a sentence for a begin', () => {
    const first = decodeHead(logits(I, I, O), 1, 0, 0, 3, true);
    expect(first).toMatchObject([{ first: 0, end: 2 }]);
    expect(first[0]!.score).toBeGreaterThan(0.9);
    expect(decodeHead(logits([4, 0, 4.1], O), 1, 0, 0, 2, true)).toHaveLength(1);
    expect(decodeHead(logits([4.2, 0, 4.1], O), 1, 0, 0, 2, true)).toEqual([]);
  });

  it('drops a faint inside after a clear outside', () => {
    expect(spans([9, 0, 0], [1, 0, 1.2], O)).toEqual([]);
  });

  it('scores a span by its least certain piece', () => {
    const [span] = decodeHead(logits(B, [0, 0, 1]), 1, 0, 0, 2);
    expect(span!.score).toBeCloseTo(Math.E / (Math.E + 2), 5);
  });

  it('reads one head of several, from the middle of a text', () => {
    const two = logits([...B, ...O], [...O, ...B], [...O, ...I]);
    expect(decodeHead(two, 2, 1, 1, 3)).toMatchObject([{ first: 1, end: 3 }]);
    expect(decodeHead(two, 2, 0, 1, 3)).toEqual([]);
  });
});

const PIECES = [
  '[UNK]',
  '[CLS]',
  '[SEP]',
  'anti',
  '##hyper',
  '##tensive',
  'tnf',
  '-',
  'drug',
  '##s',
];
const tokenize = wordPieceTokenizer(knownVocabulary(PIECES.join('\n')), true);

describe('snapToWords', () => {
  const snap = (text: string, first: number, end: number) => {
    const span = snapToWords({ first, end }, tokenize(text));
    return text.slice(span.start, span.end);
  };

  it('takes the whole word when most of it is covered', () => {
    expect(snap('antihypertensive drugs', 1, 3)).toBe('antihypertensive');
    expect(snap('antihypertensive drug\u0301s', 3, 4)).toBe('drug\u0301s');
  });

  it('leaves out a word of which little is covered, unless nothing else is left', () => {
    expect(snap('tnf antihypertensive', 0, 2)).toBe('tnf');
    expect(snap('antihypertensive', 0, 1)).toBe('antihypertensive');
  });

  it('splits no word at a hyphen that the tokenizer splits', () => {
    expect(snap('anti-TNF', 2, 3)).toBe('TNF');
  });
});

describe('findMentions', () => {
  const text = 'anti TNF drugs';
  const passage = passageOf(text, tokenize);
  const heads = ['Gene', 'Chemical'].map((type, index) => ({
    ...{ guideline: 'any', type, threshold: 0.5, calibrated: true, index },
  }));
  const read = (rows: number[][], to = 4, isLast = true) => {
    const found = findMentions({ values: logits(...rows), heads }, passage, 0, to, isLast);
    return {
      ...found,
      mentions: found.mentions.map(({ start, end, type }) => `${text.slice(start, end)}/${type}`),
    };
  };

  it('lets mentions of different types overlap, outer first', () => {
    const { mentions } = read([
      [...O, ...B],
      [...B, ...I],
      [...O, ...I],
      [...O, ...I],
    ]);
    expect(mentions).toEqual(['anti TNF drugs/Chemical', 'TNF/Gene']);
  });

  it('keeps the more probable of two types of one span', () => {
    const { mentions } = read([
      [...O, ...O],
      [...B, 0, 3, 0],
      [...O, ...O],
      [...O, ...O],
    ]);
    expect(mentions).toEqual(['TNF/Gene']);
  });

  it('takes a single letter within a longer mention for a part of it, and one that stands alone for a mention', () => {
    const read = (text: string, rows: number[][]) => {
      const one = passageOf(text, tokenize);
      expect(one.encoding.ids).toHaveLength(rows.length);
      const found = findMentions({ values: logits(...rows), heads }, one, 0, rows.length, true);
      return found.mentions.map(({ start, end, type }) => `${text.slice(start, end)}/${type}`);
    };
    const inside = [...O, ...I];
    expect(read('p.TNF', [[...B, ...B], inside, inside])).toEqual(['p.TNF/Chemical']);
    const apart = [
      [...B, ...O],
      [...O, ...O],
      [...O, ...B],
    ];
    expect(read('p.TNF', apart)).toEqual(['p/Gene', 'TNF/Chemical']);
  });

  it('leaves the full stop behind a name out, so that two types of one name compete', () => {
    const one = passageOf('tnf.', tokenize);
    const rows = [
      [...B, 0, 3, 0],
      [...I, ...O],
    ];
    const { mentions } = findMentions({ values: logits(...rows), heads }, one, 0, 2, true);
    expect(mentions).toMatchObject([{ start: 0, end: 3, type: 'Gene' }]);
  });

  it('says what is under the threshold of its head', () => {
    const rows = [
      [...O, ...O],
      [0, 0.3, 0, ...O],
      [...O, ...O],
      [...O, ...B],
    ];
    const found = findMentions({ values: logits(...rows), heads }, passage, 0, 4, true);
    expect(found.mentions.map(({ type, isSure }) => [type, isSure])).toEqual([
      ['Gene', false],
      ['Chemical', true],
    ]);
  });

  it('holds back a mention that reaches the end of what was read, and all that starts in it', () => {
    const rows = [
      [...O, ...B],
      [...B, ...I],
      [...O, ...I],
    ];
    expect(read(rows, 3, false)).toEqual({ mentions: [], resume: 0 });
    expect(
      read(
        [
          [...B, ...O],
          [...O, ...B],
          [...O, ...I],
        ],
        3,
        false,
      ),
    ).toEqual({
      mentions: ['anti/Gene'],
      resume: 1,
    });
  });
});
