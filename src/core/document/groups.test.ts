import { expect, test } from 'vitest';
import { entityGroups, nameOf } from './groups.ts';
import type { ResolvedMention } from './model.ts';
import { titleOf } from './title.ts';

test.each([
  [['sepsis', 'Sepsis', 'sepsis'], 'sepsis'],
  [['Sepsis', 'sepsis'], 'Sepsis'],
  [['tumour necrosis factor', 'TNF', 'TNF'], 'tumour necrosis factor'],
  [['TNF', 'TNF', 'TNF gene'], 'TNF'],
  [['AKI', 'acute kidney injury', 'acute kidney injuries'], 'acute kidney injury'],
  [[], ''],
])('the name of %j is %j', (surfaces, name) => {
  expect(nameOf(surfaces)).toBe(name);
});

const mention = (start: number, given: Partial<ResolvedMention>): ResolvedMention => ({
  id: `m${start}`,
  start,
  end: start + 3,
  text: 'TNF',
  type: 'Gene',
  group: 'Gene:tnf',
  score: 0.5,
  verdict: 'undecided',
  source: 'model',
  ...given,
});

test('groups come in the order of their first mention, with the best score that stands', () => {
  const groups = entityGroups([
    mention(0, {}),
    mention(4, { group: 'Disease:sepsis', type: 'Disease', text: 'sepsis' }),
    mention(8, { score: 0.9, verdict: 'rejected' }),
    mention(12, { score: 0.7 }),
  ]);
  expect(groups.map(({ name, type, score, verdict }) => ({ name, type, score, verdict }))).toEqual([
    { name: 'TNF', type: 'Gene', score: 0.7, verdict: 'undecided' },
    { name: 'sepsis', type: 'Disease', score: 0.5, verdict: 'undecided' },
  ]);
});

test('a group is rejected when all its mentions are', () => {
  const groups = entityGroups([mention(0, { verdict: 'rejected' })]);
  expect(groups[0]).toMatchObject({ verdict: 'rejected', score: 0.5 });
});

test.each([
  ['Given', 'Text.', 'Given'],
  ['', '\n\n  A title\r\nThe text.', 'A title'],
  ['', '', ''],
  ['', `${'word '.repeat(40)}`, `${'word '.repeat(23)}word…`],
  ['', `${'x'.repeat(119)}😀😀`, `${'x'.repeat(119)}…`],
])('the title of a document titled %j is that or its first line', (title, text, expected) => {
  expect(titleOf({ title, text })).toBe(expected);
});
