import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hardText } from '../testing/hard-text.ts';
import { applyEdit } from './edit.ts';
import { editsBetween } from './edits-between.ts';

const applied = (before: string, after: string): string =>
  editsBetween(before, after).reduce(applyEdit, before);

it('leaves alone the sentences between two that changed', () => {
  const before = 'Aspirin helps. Cisplatin harms. Lithium harms. TNF rose.';
  const after = 'Aspirin may help. Cisplatin harms. Lithium harms. TNF fell.';
  expect(editsBetween(before, after)).toEqual([
    { start: 51, end: 55, insert: 'fell' },
    { start: 8, end: 13, insert: 'may help' },
  ]);
});

it('makes of any text any other', () => {
  const sentence = fc.constantFrom('A b. ', 'C d. ', 'E f.\n', 'G h. ', 'I.\r\n\r\n', '🧬 j. ');
  const text = fc.oneof(
    hardText,
    fc.array(sentence, { maxLength: 12 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applied(before, after)).toBe(after);
    }),
    { numRuns: 500 },
  );
});

it('joins what changed in very many places', () => {
  const text = (word: string) =>
    Array.from({ length: 500 }, (_, n) => `S${n} is. T ${word}.`).join(' ');
  const edits = editsBetween(text('a'), text('b'));
  expect(edits.length).toBeLessThanOrEqual(64);
  expect(applied(text('a'), text('b'))).toBe(text('b'));
});
