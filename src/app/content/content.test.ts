import { expect, it } from 'vitest';
import { EXAMPLES } from './examples.ts';
import { formatBytes, formatScore, formatSeconds, plural } from './format.ts';
import { leftInWords } from './left.ts';
import { corpusName, mainScores, measuredRelations, measuredType } from './measured.ts';
import { compareTypes, typeLabel } from './types.ts';
import { verbOf } from './verbs.ts';

it('never rounds a score up to a certainty', () => {
  expect([0.9999, 0.5, 0.29, 0, 1].map(formatScore)).toEqual([
    '0.99',
    '0.50',
    '0.29',
    '0.00',
    '1.00',
  ]);
});

it('writes amounts as people read them', () => {
  expect([512, 24_000, 25_400_000].map(formatBytes)).toEqual(['512 B', '24 kB', '25.4 MB']);
  expect([0.2, 64, 1_250, 62_000].map(formatSeconds)).toEqual(['1 ms', '64 ms', '1.3 s', '62 s']);
  expect([1, 2, 1_204].map((count) => plural(count, 'mention'))).toEqual([
    '1 mention',
    '2 mentions',
    '1,204 mentions',
  ]);
});

it('has a verb for a known relation type and spells an unknown one out', () => {
  expect(verbOf('INHIBITOR')).toBe('inhibits');
  expect(verbOf('CID')).toBe('causes');
  expect(verbOf('Some_New-TYPE')).toBe('some new type');
});

it('lists known types from molecule to organism and unknown ones after them', () => {
  expect(['Zebra', 'Species', 'Gene'].sort(compareTypes)).toEqual(['Gene', 'Species', 'Zebra']);
  expect(typeLabel('CellLine')).toBe('Cell line');
  expect(typeLabel('Zebra')).toBe('Zebra');
});

it('states only measured relation scores, the overall one of each corpus', () => {
  const score = (task: string, corpus: string, type: string, f1: number) => ({
    task,
    corpus,
    type,
    f1,
    engine: 'wasm',
  });
  expect(measuredRelations([])).toEqual([]);
  expect(
    measuredRelations([
      score('entities', 'bc5cdr', 'micro', 80),
      score('relations', 'biored', 'Bind', 12),
      score('relations', 'biored', 'micro', 30.04),
      score('relations, cid', 'bc5cdr/test', 'cid:pair', 55.5),
      score('relations, drugprot', 'drugprot/dev, which set the threshold', 'drugprot:pair', 57.5),
      score('relations, drugprot', 'drugprot/dev, which set the threshold', 'drugprot:typed', 38.4),
      score('relations, novel', 'biored/test', 'novel:typed', 86.6),
    ]),
  ).toEqual(['BioRED 30.0', 'BC5CDR 55.5', 'DrugProt 38.4 (development part)']);
});

it('shows the scores of the engine in use and of the heads that are seen', () => {
  const score = (type: string, engine: string, f1: number) => ({
    task: 'entities',
    corpus: 'bc5cdr/test',
    type,
    engine,
    f1,
  });
  const scores = [
    score('bc5cdr:micro', 'float', 83),
    score('any:micro', 'float', 82),
    score('any:micro', 'WASM graph', 81),
    score('any:Chemical', 'float', 87),
  ];
  expect(mainScores(scores, 'wasm', 'any').map((one) => one.f1)).toEqual([81, 87]);
  expect(scores.map(measuredType)).toEqual([
    'all types (BC5CDR)',
    'all types',
    'all types',
    'Chemical',
  ]);
  expect(corpusName('bc5cdr/test')).toBe('BC5CDR, test');
});

it('has example texts of the length of an abstract, each with a title line', () => {
  for (const { text } of EXAMPLES) {
    const words = text.trim().split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(170);
    expect(words).toBeLessThanOrEqual(260);
    expect(text.split('\n')[1]).toBe('');
  }
});

it('says what is left without a decision', () => {
  const left = (mentions: number, relations: number) => leftInWords({ mentions, relations });
  expect(left(0, 0)).toBe('Nothing is left without a decision.');
  expect(left(0, 1)).toBe('No mention is left without a decision; 1 relation is.');
  expect(left(2, 0)).toBe('No relation is left without a decision; 2 mentions are.');
});
