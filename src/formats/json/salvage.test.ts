import * as v from 'valibot';
import { expect, test } from 'vitest';
import { salvage } from './salvage.ts';

const schema = v.object({
  text: v.string(),
  note: v.optional(v.string()),
  list: v.optional(
    v.array(
      v.object({
        id: v.string(),
        at: v.union([v.number(), v.array(v.number())]),
        parts: v.optional(v.array(v.object({ x: v.number() })), []),
      }),
    ),
    [],
  ),
});
const one = (id: string, more = {}) => ({ id, at: 1, ...more });

test.each([
  ['an optional field', { text: 't', note: 7 }, { text: 't', list: [] }, ['note: ']],
  ['null, without a word', { text: 't', note: null, list: null }, { text: 't', list: [] }, []],
  ['a list that is none', { text: 't', list: 'x' }, { text: 't', list: [] }, ['list: ']],
  [
    'elements that lack something or are none',
    { text: 't', list: [one('a'), { at: 1 }, 7, null, one('b', { at: 'x' }), one('c')] },
    { text: 't', list: [one('a', { parts: [] }), one('c', { parts: [] })] },
    ['list.1: ', 'list.2: ', 'list.3: ', 'list.4: '],
  ],
  [
    'two fields of an element, told as one',
    { text: 't', list: [{ id: 7, at: 'x' }, one('a')] },
    { text: 't', list: [one('a', { parts: [] })] },
    ['list.0: '],
  ],
  [
    'an element within an element',
    { text: 't', list: [one('a', { parts: [{ x: 1 }, { x: 'y' }, { x: 2 }] })] },
    { text: 't', list: [one('a', { parts: [{ x: 1 }, { x: 2 }] })] },
    ['list.0.parts.1: '],
  ],
])('what is not expected costs no more than what holds it: %s', (_, record, output, told) => {
  const result = salvage(schema, record);
  expect(result).toMatchObject({ ok: true, value: { output } });
  expect(
    result.ok && result.value.leftOut.map((each) => each.replace(/(?<=: ).*/, '')).sort(),
  ).toEqual(told);
});

test('very many wrong elements are told one by one, and cost no more each than few do', () => {
  const wrong = Array.from({ length: 50_000 }, () => ({}));
  const result = salvage(schema, { text: 't', list: [...wrong, one('a')] });
  expect(result).toMatchObject({ ok: true, value: { output: { list: [{ id: 'a' }] } } });
  expect(result.ok && result.value.leftOut.length).toBe(wrong.length);
});

test.each([[{ text: null }], [{ list: [] }], [[]], [null], ['x']])('%j is no record', (record) => {
  expect(salvage(schema, record).ok).toBe(false);
});

test('an element that is null is told, since something stood there', () => {
  expect(salvage(schema, { text: 't', list: [null] })).toMatchObject({
    ok: true,
    value: { leftOut: [expect.stringMatching(/^list\.0: /)] },
  });
});

test('names that objects have a meaning for do nothing', () => {
  const record = JSON.parse('{"text":"t","__proto__":{"note":7},"list":{"constructor":1}}');
  expect(salvage(schema, record)).toMatchObject({ ok: true, value: { output: { text: 't' } } });
});
