import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { warn } from '../exchange/model.ts';
import { byJsonRecord } from './json-records.ts';

/** What the records say of themselves, and the places of what was amiss. */
function read(source: string, size = source.length + 1, keys: readonly string[] = []) {
  const records: unknown[] = [];
  const feed = byJsonRecord(keys, (record) => {
    records.push((record as { readonly id?: unknown }).id);
    return [];
  });
  const parsed = [];
  for (let at = 0; at < source.length; at += size)
    parsed.push(...feed.push(source.slice(at, at + size)));
  parsed.push(...feed.end());
  return { records, told: parsed.map((one) => ('warning' in one ? one.warning.place : '')) };
}

const line = (id: number) =>
  JSON.stringify({
    id,
    text: 'a {brace} in "it"',
    mentions: [{ id: 'T1', spans: [{ start: 0 }] }],
  });
const five = [1, 2, 3, 4, 5].map(line);
const broken = five[1]!;

describe('a broken line costs itself alone', () => {
  it.each([
    ['without its last brace', broken.slice(0, -1)],
    ['cut after a comma', broken.slice(0, broken.indexOf(',') + 1)],
    ['cut within a string', broken.slice(0, 20)],
    ['cut within a list', broken.slice(0, broken.indexOf('[') + 1)],
    ['cut after a colon', broken.slice(0, broken.indexOf(':') + 1)],
    ['with a bracket of another kind', broken.replace('}]', ']}')],
    ['with a list closed twice', broken.replace('}]', '}]]')],
    ['that is no JSON', broken.replace(':', '=')],
  ])('%s', (_, second) => {
    const { records, told } = read([five[0], second, ...five.slice(2)].join('\n'));
    expect(records).toEqual([1, 3, 4, 5]);
    expect(told).toEqual(['line 2, document 2']);
  });

  it.each([
    ['a brace too many', `${broken}}`, [1, 2, 3, 4, 5]],
    ['a bracket alone', '}', [1, 3, 4, 5]],
    ['a word', 'null', [1, 3, 4, 5]],
    ['prose', 'so it is', [1, 3, 4, 5]],
  ])('%s', (_, second, ids) => {
    const { records, told } = read([five[0], second, ...five.slice(2)].join('\n'));
    expect(records).toEqual(ids);
    expect(told).toEqual(['line 2']);
  });

  it('at the beginning of a file, or its end', () => {
    expect(read([five[0]!.slice(0, -1), ...five.slice(1)].join('\n'))).toEqual({
      records: [2, 3, 4, 5],
      told: ['line 1, document 1'],
    });
    expect(read([...five.slice(0, 4), five[4]!.slice(0, -1)].join('\n'))).toEqual({
      records: [1, 2, 3, 4],
      told: ['line 5, document 5'],
    });
  });

  it('in a list under a key, written a document a line or with indents', () => {
    const lines = [
      '{"key":"x","documents":[',
      [five[0], broken.slice(0, -1), five[2]].join(',\n'),
      ']}',
    ];
    expect(read(lines.join('\n'), 7, ['documents'])).toEqual({
      records: [1, 3],
      told: ['line 3, document 2'],
    });
    const pretty = JSON.stringify(
      { documents: [1, 2, 3].map((id) => ({ id, of: [{ a: 1 }] })) },
      undefined,
      2,
    );
    const cut = pretty.replace('"id": 2', '"id": "2');
    expect(read(cut, 5, ['documents'])).toMatchObject({
      records: [1, 3],
      told: [expect.stringContaining('document 2')],
    });
    const last = pretty.replace('"id": 3', '"id": "3');
    expect(read(last, 5, ['documents'])).toMatchObject({
      records: [1, 2],
      told: [expect.stringContaining('document 3')],
    });
  });
});

it('is read whole whatever its layout, in pieces of any size', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { maxLength: 4 }),
      fc.constantFrom(undefined, 1, '\t'),
      fc.constantFrom('list', 'lines', 'under a key'),
      fc.integer({ min: 1, max: 30 }),
      (values, indent, layout, size) => {
        const documents = values.map((of, id) => ({ id, of }));
        const source =
          layout === 'lines'
            ? documents.map((one) => JSON.stringify(one, undefined, indent)).join('\n')
            : JSON.stringify(
                layout === 'list' ? documents : { a: [{ id: 'no' }], documents, b: [{ id: 'no' }] },
                undefined,
                indent,
              );
        const told = documents.length === 0 ? ['line 1'] : [];
        expect(read(source, size, ['documents'])).toEqual({
          records: documents.map(({ id }) => id),
          told,
        });
      },
    ),
    { numRuns: 1000 },
  );
});

it('counts documents and lines in what it says', () => {
  const feed = byJsonRecord([], (_, place) => [warn(place, '')]);
  const parsed = [...feed.push('{}\n\n{}'), ...feed.end()];
  expect(parsed).toEqual([warn('line 1, document 1', ''), warn('line 3, document 2', '')]);
});
