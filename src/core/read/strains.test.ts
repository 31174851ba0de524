import { expect, test } from 'vitest';
import { strainReader } from './strains.ts';

const TYPES = new Set(['Gene', 'Species', 'CellLine']);
const found = (text: string, name: string, type: string) => {
  const start = text.indexOf(name);
  return { start, end: start + name.length, type, score: 0.8, isSure: true };
};

test.each([
  ['C57BL/6 mice were fed.', 'C57BL', 'CellLine', 'C57BL/6/Species'],
  ['NOD/SCID mice were fed.', 'NOD', 'Gene', 'NOD/SCID/Species'],
  ['C57BL/6 mice were fed.', 'C57BL/6 mice', 'Species', 'C57BL/6 mice/Species'],
  ['NOD2 was lost.', 'NOD2', 'Gene', 'NOD2/Gene'],
])('a strain is a species: %s', (text, name, type, read) => {
  const mentions = strainReader(text, TYPES)([found(text, name, type)]);
  expect(mentions.map((one) => `${text.slice(one.start, one.end)}/${one.type}`)).toEqual([read]);
});

test('a strain that the model has nothing for adds nothing, and a guideline without species changes nothing', () => {
  const text = 'Wistar rats and C57BL mice.';
  expect(strainReader(text, TYPES)([])).toEqual([]);
  const line = found(text, 'C57BL', 'CellLine');
  expect(strainReader(text, new Set(['CellLine']))([line])).toEqual([line]);
});

test('a mention is not compared with the strains of the whole text', () => {
  const text = 'C57BL/6 mice. '.repeat(1000);
  const last = text.lastIndexOf('C57BL');
  let asked = 0;
  const mention = {
    ...{ end: last + 5, type: 'Gene', score: 0.8, isSure: true },
    get start() {
      asked += 1;
      return last;
    },
  };
  const strain = { start: last, end: last + 7, type: 'Species' };
  expect(strainReader(text, TYPES)([mention])).toMatchObject([strain]);
  expect(asked).toBeLessThan(50);
});
