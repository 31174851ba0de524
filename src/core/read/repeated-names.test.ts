import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FoundMention } from '../decode/mentions.ts';
import { overlaps } from '../text/span.ts';
import { repeatReader } from './repeated-names.ts';

const at = (text: string, name: string, type: string, isSure = true): FoundMention => {
  const start = text.indexOf(name);
  return { start, end: start + name.length, type, score: 0.9, isSure };
};

const read = (text: string, ...mentions: FoundMention[]) =>
  repeatReader(text, [])
    .read(mentions, 0, text.length)
    .map(({ start, end, type }) => `${text.slice(start, end)}/${type}@${start}`);

test('a gene or chemical that was found once is found wherever its name stands', () => {
  const text = 'DOCA rose. DOCA-salt, (DOCA) and BRAF; Braf, BRAF.';
  expect(read(text, at(text, 'DOCA', 'Chemical'), at(text, 'BRAF', 'Gene'))).toEqual([
    'DOCA/Chemical@0',
    'DOCA/Chemical@11',
    'DOCA/Chemical@23',
    'BRAF/Gene@33',
    'BRAF/Gene@45',
  ]);
});

test.each([
  ['a part of another name', 'TNF and TNF-alpha, TNFR1, anti-TNF, TNF-1', 'TNF', 'Gene', true],
  ['a disease', 'gout and gouty, gout', 'gout', 'Disease', true],
  ['a short word', 'iron and iron', 'iron', 'Chemical', true],
  ['an unsure one', 'BRAF and BRAF', 'BRAF', 'Gene', false],
])('%s is not', (_, text, name, type, isSure) => {
  expect(read(text, at(text, name, type, isSure))).toHaveLength(1);
});

test('a name of two types is found again as none, and nothing within what was found', () => {
  const text = 'insulin, insulin gene, insulin';
  const second = { ...at(text, 'insulin gene', 'Gene'), end: 16 };
  expect(read(text, at(text, 'insulin', 'Chemical'), second)).toHaveLength(2);
  const whole = 'BRAF and BRAF kinase';
  expect(read(whole, at(whole, 'BRAF', 'Gene'), at(whole, 'BRAF kinase', 'Gene'))).toHaveLength(2);
});

test('what was known before counts; what comes later does once all is read', () => {
  const text = 'BRAF. BRAF. BRAF.';
  const reader = repeatReader(text, []);
  const { read: next } = reader;
  expect(next([], 0, 6)).toEqual([]);
  expect(next([{ start: 6, end: 10, type: 'Gene', score: 1, isSure: true }], 6, 12)).toHaveLength(
    1,
  );
  expect(next([], 12, 17)).toMatchObject([{ start: 12, end: 16, type: 'Gene' }]);
  expect(repeatReader(text, [{ start: 12, end: 16, type: 'Gene' }]).read([], 0, 6)).toHaveLength(1);
  const taken = [
    { start: 6, end: 10 },
    { start: 12, end: 16 },
  ];
  expect(reader.readBefore(taken)).toMatchObject([{ start: 0, end: 4, type: 'Gene' }]);
  expect(reader.readBefore([...taken, { start: 3, end: 5 }])).toEqual([]);
});

test('what is added overlaps nothing, lies in the stretch, and is spelled as what was found', () => {
  const words = fc.array(
    fc.constantFrom('BRAF', 'BRAF1', 'IL-6', 'IL', '6', '-', ' ', '🧬', '. '),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(
      words.map((all) => all.join('')),
      fc.nat(),
      fc.nat(9),
      (text, place, length) => {
        const start = text.length === 0 ? 0 : place % text.length;
        const given = {
          start,
          end: Math.min(text.length, start + length + 1),
          type: 'Gene',
          score: 1,
          isSure: true,
        };
        const found = repeatReader(text, []).read(text === '' ? [] : [given], 0, text.length);
        for (const [index, one] of found.entries()) {
          expect(text.slice(one.start, one.end)).toBe(text.slice(given.start, given.end));
          expect(found.slice(index + 1).some((other) => overlaps(one, other))).toBe(false);
        }
      },
    ),
  );
});
