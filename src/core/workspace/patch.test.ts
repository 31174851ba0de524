import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, isEqual, patched } from './patch.ts';

/** What IndexedDB and JSON give back alike; few values, so that two are often alike in part. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(0, 1, 'a', 'b', '', null, true),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), tie('value'), { maxKeys: 3 }),
  ),
}));

test('a difference makes the one of the other exactly, after it was stored too', () => {
  fc.assert(
    fc.property(value, value, (before, after) => {
      const patch = difference(before, after);
      expect(isEqual(patched(before, patch), after)).toBe(true);
      if (patch) expect(isEqual(patched(before, structuredClone(patch)), after)).toBe(true);
      expect(patch === undefined).toBe(isEqual(before, after));
    }),
    { numRuns: 1000 },
  );
});

test('of a long list, an item taken out and one put in take the room of one item', () => {
  const item = (id: number) => ({ id, text: `mention number ${id}` });
  const before = Array.from({ length: 10_000 }, (_, id) => item(id));
  const after = [
    ...before.slice(0, 300),
    item(-1),
    ...before.slice(301, 7000),
    ...before.slice(7002),
  ];
  const patch = difference(before, after);
  expect(patched(before, patch)).toEqual(after);
  expect(JSON.stringify(patch).length).toBeLessThan(120);
});

test('a long list of others, or of many that are alike, takes time by its length alone', () => {
  const alike = (from: number) => [from, ...Array.from({ length: 100_000 }, () => 'x'), from + 1];
  const others = (from: number) => Array.from({ length: 100_000 }, (_, at) => ({ id: from + at }));
  for (const list of [alike, others]) {
    const [before, after] = [list(0), list(1_000_000)];
    expect(isEqual(patched(before, difference(before, after)), after)).toBe(true);
  }
});
