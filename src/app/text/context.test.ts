import { expect, it } from 'vitest';
import { contextOf } from './context.ts';

it('cuts at words and says where something was left out', () => {
  const text = `${'word '.repeat(30)}answer${' more'.repeat(30)}`;
  const start = text.indexOf('answer');
  const { before, after } = contextOf(text, { start, end: start + 6 });
  expect(before).toMatch(/^… (word )+$/);
  expect(after).toMatch(/^( more)+ …$/);
  expect(before.length).toBeLessThan(70);
});

it('shows a short text whole', () => {
  expect(contextOf('an answer here', { start: 3, end: 9 })).toEqual({
    before: 'an ',
    after: ' here',
  });
});
