import { expect, test } from 'vitest';
import { markedSentencesOf } from './marked.ts';

test('marked sentences become texts with mentions, and know the heading above them', () => {
  const file =
    '# raise + one raises the other\n{Gene:A1} raises {Disease:gout}.\n\n# none\nIt rained.\n';
  expect(markedSentencesOf(file)).toEqual([
    {
      ...{ kind: 'raise', about: '+ one raises the other', text: 'A1 raises gout.' },
      marked: '{Gene:A1} raises {Disease:gout}.',
      mentions: [
        { id: 'T0', start: 0, end: 2, type: 'Gene', name: 'A1' },
        { id: 'T1', start: 10, end: 14, type: 'Disease', name: 'gout' },
      ],
    },
    { kind: 'none', about: '', text: 'It rained.', marked: 'It rained.', mentions: [] },
  ]);
});
