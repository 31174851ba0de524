import { expect, it } from 'vitest';
import { jsonItemLines } from './json-item-lines.ts';

it('counts the lines on which the items of a list begin', () => {
  expect(jsonItemLines('[1,\n "a",\n\n {"b": [2]}]', 'x')).toEqual([1, 2, 4]);
  expect(jsonItemLines('{"y": [0],\n"x": [\n1, {"x": [3]},\n[4]]}', 'x')).toEqual([3, 3, 4]);
});

it('takes no mark within a string for one of JSON', () => {
  expect(jsonItemLines('["a],[\\"",\n"\\\\",\n2]', 'x')).toEqual([1, 2, 3]);
});

it('walks over strings of any length', () => {
  expect(jsonItemLines(`["${'\\n'.repeat(5_000_000)}",\n1]`, 'x')).toEqual([1, 2]);
});
