import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonErrorLine } from './json-error-line.ts';

it.each([
  ['[\n{"id": "X:1",\n"name": }]', 3],
  ['[1,\n2,\n]', 3],
  ['{"a": 1\n"b": 2}', 2],
  ['{a: 1}', 1],
  ['["open\nend"]', 1],
  ['[1]\n[2]', 2],
  ['[\n[\n', 3],
  ['[{]\n}', 1],
])('says where %j stops being JSON', (text, line) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonErrorLine(text)).toBe(line);
});

it('walks over strings, numbers and white space of any length', () => {
  const long = 'x'.repeat(12_000_000) + 'x\\n'.repeat(1_000_000);
  expect(jsonErrorLine(`["${long}",`)).toBe(1);
  expect(jsonErrorLine(`["${long}",\n"${long}\u0001"]`)).toBe(2);
  expect(jsonErrorLine(`[${' '.repeat(12_000_000)}${'1'.repeat(12_000_000)},`)).toBe(1);
});

it('goes through any JSON to its end, so that what stands behind it is to blame', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat({ max: 3 }), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), undefined, indent);
      expect(jsonErrorLine(`${text}\n?`)).toBe(text.split('\n').length + 1);
    }),
  );
});
