import { expect, it } from 'vitest';
import { droppedEnd } from './drag.ts';

const text = 'The anti-CD20-coated beads failed at once.';
const span = { start: text.indexOf('CD20'), end: text.indexOf('CD20') + 4 };
const at = (name: string) => text.indexOf(name);

it('goes to the nearest edge of a word, of words within hyphens too', () => {
  expect(droppedEnd(text, span, 'end', at('beads') + 4, false)).toBe(at('beads') + 5);
  expect(droppedEnd(text, span, 'end', at('coated') + 5, false)).toBe(at('coated') + 6);
  expect(droppedEnd(text, span, 'start', 1, false)).toBe(0);
});

it('leaves a word of it, however far it is dragged', () => {
  expect(droppedEnd(text, span, 'start', text.length, false)).toBe(span.start);
  expect(droppedEnd(text, span, 'end', 0, false)).toBe(span.end);
});

it('goes to the letter where that is wanted, and leaves one', () => {
  expect(droppedEnd(text, span, 'end', span.start + 2, true)).toBe(span.start + 2);
  expect(droppedEnd(text, span, 'start', text.length, true)).toBe(span.end - 1);
});
