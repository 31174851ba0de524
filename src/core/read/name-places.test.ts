import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MIN_NAME_LENGTH, namePlaces } from './name-places.ts';

test('finds each place of each name in a stretch, longer names first', () => {
  const letters = fc.constantFrom('a', 'b', '-');
  const name = fc.string({ unit: letters, minLength: MIN_NAME_LENGTH, maxLength: 5 });
  const given = fc.record({
    text: fc.string({ unit: letters, maxLength: 40 }),
    names: fc.uniqueArray(name, { maxLength: 6 }),
    ends: fc.tuple(fc.nat(40), fc.nat(40)),
  });
  fc.assert(
    fc.property(given, ({ text, names, ends: [one, other] }) => {
      const [from, to] = [Math.min(one, other), Math.min(Math.max(one, other), text.length)];
      const places = namePlaces();
      for (const each of names) places.add(each);
      const longestFirst = [...names].sort((a, b) => b.length - a.length);
      const expected = longestFirst.flatMap((each) =>
        Array.from(text, (_, start) => ({ name: each, start })).filter(
          ({ start }) => start >= from && start + each.length <= to && text.startsWith(each, start),
        ),
      );
      expect(places.find(text, from, to)).toEqual(expected);
    }),
  );
});

test('looks once at each place of a stretch, however many names there are', () => {
  let asked = 0;
  class Counted extends Map<string, string[]> {
    override get(key: string) {
      asked += 1;
      return super.get(key);
    }
  }
  const places = namePlaces(new Counted());
  const names = Array.from({ length: 5000 }, (_, index) => `${index.toString(36)}gene`);
  for (const each of names) places.add(each);
  const text = names.join(' ');
  asked = 0;
  expect(places.find(text, 900, 1000).length).toBeGreaterThan(9);
  expect(asked).toBeLessThanOrEqual(100);
});
