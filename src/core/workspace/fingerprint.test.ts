import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import { isEqual } from './patch.ts';

/** With its fields in another order, down to the last. */
const turned = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(turned)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .map(([name, one]) => [name, turned(one)] as const)
            .reverse(),
        )
      : value;

test('equal values have one fingerprint, whatever the order of their fields', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(fingerprint(turned(value))).toBe(fingerprint(value));
    }),
  );
});

test('values that differ have different fingerprints', () => {
  const pair = fc.tuple(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }));
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expect(fingerprint(a) === fingerprint(b)).toBe(isEqual(a, b));
    }),
    { numRuns: 500 },
  );
});

test.each([
  [
    [1, 2],
    [2, 1],
  ],
  [['a', 'b'], ['ab']],
  [{ a: 'b' }, { b: 'a' }],
  [
    { a: 1, b: 2 },
    { a: 2, b: 1 },
  ],
  [[], {}],
  [{}, null],
  [null, 'null'],
  [1, '1'],
  [':1', 1],
  [[['a'], 'b'], [['a', 'b']]],
  [{ a: { b: 1 } }, { b: { a: 1 } }],
])('%j is not %j', (a, b) => {
  expect(fingerprint(a)).not.toBe(fingerprint(b));
});

test('all of a thousand readings that differ by one character or one score are told apart', () => {
  const seen = new Set<string>();
  for (let at = 0; at < 500; at += 1) {
    seen.add(fingerprint({ mentions: [{ id: `m${at}`, score: 0.9 }] }));
    seen.add(fingerprint({ mentions: [{ id: 'm', score: at / 500 }] }));
  }
  expect(seen.size).toBe(1000);
});
