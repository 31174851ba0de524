import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatNamed } from '../formats.ts';
import { readAll } from '../testing/read-all.ts';
import { mentionText } from './model.ts';
import { isSpelledAlike } from './spelling.ts';

test.each([
  ['TNF-α', 'TNF-a'],
  ['TNF-α', 'TNF-alpha'],
  ['TNF-α', 'TNF-?'],
  ['naïve', 'naive'],
  ['IL‑2', 'IL-2'],
  ['Sjögren', 'Sj\ufffdgren'],
  ['BRCA1 loss', 'brca1  loss'],
])('%j and %j are spelled alike', (there, quote) => {
  expect(isSpelledAlike(there, quote)).toBe(true);
});

test.each([
  ['— TNF', 'TNF'],
  ['TNF 😀', 'TNF'],
  ['TNF \ud83d', 'TNF'],
  ['p53', ' ca'],
  ['BRCA1', 'BRCA2'],
  ['TNF', 'TNF-α'],
  ['', ''],
  ['---', '...'],
  ['abc', '???'],
])('%j and %j are not', (there, quote) => {
  expect(isSpelledAlike(there, quote)).toBe(false);
});

const read = (name: string, source: string, beside?: string) => {
  const { documents, warnings } = readAll(formatNamed(name)!, source, undefined, beside);
  const [document] = documents;
  return {
    text: document?.text,
    quotes: document?.mentions.map(({ spans }) => mentionText(document.text, spans)),
    told: warnings.map(({ reason }) => reason),
  };
};

describe('offsets as other tools count them', () => {
  const lines = ['α BRCA1 rises.', '😀 and BRCA1 falls.', 'BRCA1, BRCA1 and p53.'];
  const text = lines.join('\r\n');
  const wanted = [...text.matchAll(/BRCA1|p53/g)];
  const standoff = (toOffset: (at: number) => number) =>
    wanted
      .map(
        ({ index, 0: name }, at) =>
          `T${at + 1}\tGene ${toOffset(index)} ${toOffset(index) + name.length}\t${name}`,
      )
      .join('\n');

  it.each([
    ['code points', (before: string) => [...before].length],
    ['UTF-16 units', (before: string) => before.length],
    ['bytes', (before: string) => new TextEncoder().encode(before).length],
    ['code points, a CRLF as one', (before: string) => [...before.replaceAll('\r\n', '\n')].length],
    ['UTF-16 units, a CRLF as one', (before: string) => before.replaceAll('\r\n', '\n').length],
  ])('%s', (_, count) => {
    const { quotes, told } = read(
      'brat',
      standoff((at) => count(text.slice(0, at))),
      text,
    );
    expect([quotes, told]).toEqual([wanted.map(([name]) => name), []]);
  });

  const passage = (offset: string, content: string) => `<passage>${offset}${content}</passage>`;
  const annotation = (offset: number, name: string) =>
    `<annotation id="${name}"><infon key="type">Gene</infon><location offset="${offset}" length="${name.length}"/><text>${name}</text></annotation>`;
  const bioc = (...passages: readonly string[]) =>
    read(
      'bioc-xml',
      `<collection><document><id>1</id>${passages.join('')}</document></collection>`,
    );

  it.each([
    ['within their passage', ['<offset>0</offset>', '<offset>11</offset>'], [0, 9]],
    ['within their passage, whose offset is missing', ['', ''], [0, 9]],
    [
      'within their passage, all of which begin at 0',
      ['<offset>0</offset>', '<offset>0</offset>'],
      [0, 9],
    ],
    ['from the beginning', ['<offset>0</offset>', '<offset>11</offset>'], [0, 20]],
    [
      'from the beginning, passages in disorder',
      ['<offset>20</offset>', '<offset>0</offset>'],
      [20, 9],
    ],
  ])('%s', (_, [one = '', two = ''], [first = 0, second = 0]) => {
    const { text, quotes, told } = bioc(
      passage(one, `<text>BRCA1 loss</text>${annotation(first, 'BRCA1')}`),
      passage(two, `<text>We study p53.</text>${annotation(second, 'p53')}`),
    );
    expect([text, quotes, told]).toEqual(['BRCA1 loss\nWe study p53.', ['BRCA1', 'p53'], []]);
  });

  it('within their sentence', () => {
    const sentence = (offset: number, text: string, name: string) =>
      `<sentence><offset>${offset}</offset><text>${text}</text>${annotation(text.indexOf(name), name)}</sentence>`;
    const { quotes, told } = bioc(
      passage(
        '<offset>0</offset>',
        sentence(0, 'TNF falls.', 'TNF') + sentence(11, 'Then IL-2 rises.', 'IL-2'),
      ),
    );
    expect([quotes, told]).toEqual([['TNF', 'IL-2'], []]);
  });
});

test('a mention that fits no unit is left out and named; it never lands on other letters', () => {
  const text = 'BRCA1 loss in breast cancer, and p53.';
  const { quotes, told } = read('brat', 'T1\tGene 0 5\tBRCA1\nT2\tGene 13 16\tp53\n', text);
  expect(quotes).toEqual(['BRCA1']);
  expect(told).toEqual(['left out: expected "p53", found " br"']);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 40 }), fc.constantFrom('BRCA1', 'p53', 'loss'))),
      (marks) => {
        const ann = marks.map(
          ([at, name], index) => `T${index + 1}\tGene ${at} ${at + name.length}\t${name}`,
        );
        const { documents } = readAll(formatNamed('brat')!, ann.join('\n'), undefined, text);
        for (const { id, spans } of documents[0]!.mentions) {
          expect(mentionText(text, spans)).toBe(marks[Number(id.slice(1)) - 1]![1]);
        }
      },
    ),
  );
});
