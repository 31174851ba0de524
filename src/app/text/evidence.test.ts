import { expect, it } from 'vitest';
import { distinctSentences, evidenceRuns } from './evidence.ts';

const text = 'Cisplatin harms kidneys. It is old. TNF mediates this harm.';
const sentences = [
  { start: 0, end: 24 },
  { start: 25, end: 35 },
  { start: 36, end: 59 },
];
const mention = (surface: string, type: string) => {
  const start = text.indexOf(surface);
  return {
    id: surface,
    start,
    end: start + surface.length,
    text: surface,
    type,
    score: 1,
    group: surface,
  };
};

it('marks both mentions in their sentence', () => {
  expect(
    evidenceRuns(text, sentences, mention('kidneys', 'Anatomy'), mention('Cisplatin', 'Chemical')),
  ).toEqual([
    { kind: 'mention', text: 'Cisplatin', type: 'Chemical' },
    { kind: 'plain', text: ' harms ' },
    { kind: 'mention', text: 'kidneys', type: 'Anatomy' },
    { kind: 'plain', text: '.' },
  ]);
});

it('leaves out what lies between two sentences', () => {
  const runs = evidenceRuns(
    text,
    sentences,
    mention('Cisplatin', 'Chemical'),
    mention('TNF', 'Gene'),
  );
  expect(runs.map((run) => (run.kind === 'gap' ? '…' : run.text)).join('')).toBe(
    'Cisplatin harms kidneys.…TNF mediates this harm.',
  );
});

it('shows a sentence once', () => {
  const one = [{ kind: 'plain', text: 'A binds B.' }] as const;
  const marked = [
    { kind: 'mention', text: 'A', type: 'Gene' },
    { kind: 'plain', text: ' binds B.' },
  ] as const;
  const other = [{ kind: 'plain', text: 'C binds B.' }] as const;
  expect(distinctSentences([one, marked, other])).toEqual([one, other]);
});
