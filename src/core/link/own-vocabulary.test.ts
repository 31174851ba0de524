import { describe, expect, it } from 'vitest';
import { createVocabulary, parseVocabularyFile } from './own-vocabulary.ts';

describe(`a user's vocabulary`, () => {
  it('is read from OBO, without obsolete terms', () => {
    const text = [
      'format-version: 1.4',
      '',
      '[Term]',
      'id: X:1 ! comment',
      'name: red disease',
      'synonym: "the \\"red\\" one" EXACT []',
      '',
      '[Term]',
      'id: X:2',
      'name: old disease',
      'is_obsolete: true',
      '',
      '[Typedef]',
      'id: part_of',
      'name: part of',
    ].join('\r\n');
    expect(parseVocabularyFile(text)).toEqual({
      ok: true,
      value: {
        concepts: [{ id: 'X:1', name: 'red disease', names: ['the "red" one'] }],
        warnings: [],
      },
    });
  });

  it('is read from a table, and says which lines it could not use', () => {
    const text = '\ufeffid\tname\tnames\ttype\nX:1\tred\tcrimson | scarlet\tDisease\nX:2\n# no\n';
    expect(parseVocabularyFile(text)).toEqual({
      ok: true,
      value: {
        concepts: [{ id: 'X:1', name: 'red', names: ['crimson', 'scarlet'], type: 'Disease' }],
        warnings: [{ line: 3, reason: 'needs an identifier and a name, separated by a tab' }],
      },
    });
  });

  it('is read from JSON', () => {
    const concepts = [{ id: 'X:1', name: 'red' }, { id: 5 }];
    const expected = {
      ok: true,
      value: {
        concepts: [{ id: 'X:1', name: 'red', names: [] }],
        warnings: [{ line: 1, reason: 'needs "id" and "name", both text' }],
      },
    };
    expect(parseVocabularyFile(JSON.stringify(concepts))).toEqual(expected);
    expect(parseVocabularyFile(JSON.stringify({ concepts }))).toEqual(expected);
  });

  it('tells names from what OBO adds to them: scopes, qualifiers, comments and escapes', () => {
    const text = [
      '[Term]',
      'id: X:1',
      'name: heart \\{valve\\} {source="a"} ! comment',
      'synonym: "organ" BROAD []',
      'synonym: "left heart" NARROW []',
      'synonym: "pump" RELATED []',
      'synonym: "cor" []',
      'synonym: "a\\nb\\Wc" EXACT layperson [x:y]',
    ].join('\n');
    expect(parseVocabularyFile(text)).toMatchObject({
      value: {
        concepts: [
          { id: 'X:1', name: 'heart {valve}', names: ['a b c'], related: ['pump', 'cor'] },
        ],
        warnings: [],
      },
    });
  });

  it('is read in time that grows with its size, whatever blanks are in it', () => {
    const blanks = ' '.repeat(1_000_000);
    const lines = [`name: a${blanks}b`, `id: X:1${blanks}! c${blanks}d`, `is_a:${blanks}x`];
    const text = `[Term]\n${lines.join('\n')}\n[${blanks}x\n`;
    expect(parseVocabularyFile(text)).toMatchObject({
      value: { concepts: [{ id: 'X:1', name: `a${blanks}b` }] },
    });
  });

  it('has its header in the first line that is no comment', () => {
    const text = '# list\n\nid\tname\nX:1\tfoo\nid\tname\n';
    expect(parseVocabularyFile(text)).toMatchObject({
      value: { concepts: [{ id: 'X:1' }, { id: 'id' }] },
    });
  });

  it('takes types in any case, and tells of those that nothing has', () => {
    const text = 'X:1\tPI3K\t\tgene\nX:2\tfoo\t\tgenes\n';
    const parsed = parseVocabularyFile(text);
    expect(parsed).toMatchObject({
      value: { warnings: [{ line: 2, reason: expect.stringContaining("'genes'"), isUsed: true }] },
    });
    const own = createVocabulary(parsed.ok ? parsed.value.concepts : []);
    expect(own.find('pi3k', 'Gene')).toHaveLength(1);
    expect(own.find('foo', 'Gene')).toHaveLength(0);
  });

  it('tells the line on which an item of JSON begins, in a list of its own and under "concepts"', () => {
    const list =
      '[\n  {\n    "id": "X:1",\n    "name": "[a,\\"b"\n  },\n  {\n    "id": "X:2"\n  }\n]';
    const whole = `{"other": [\n{}, {"concepts": [1]}\n], "concepts": ${list}}`;
    expect(parseVocabularyFile(list)).toMatchObject({ value: { warnings: [{ line: 6 }] } });
    expect(parseVocabularyFile(whole)).toMatchObject({ value: { warnings: [{ line: 8 }] } });
    expect(parseVocabularyFile('{\n\n"concepts": [{}]}')).toMatchObject({ error: { line: 3 } });
  });

  it.each(['', 'one two', '{"a": ', '[]', '{"concepts": 3}'])(
    'is refused when it is %j',
    (text) => {
      expect(parseVocabularyFile(text).ok).toBe(false);
    },
  );

  it('takes a type by what the catalogue says it is called elsewhere', () => {
    const text = 'id\tname\tnames\ttype\nX:1\tred\t\tdrug\n';
    const parsed = parseVocabularyFile(text);
    if (!parsed.ok) throw new Error(parsed.error.reason);
    expect(parsed.value.warnings).toEqual([]);
    const own = createVocabulary(parsed.value.concepts);
    expect(own.find('red', 'Chemical')).toHaveLength(1);
    expect(own.find('red', 'Gene')).toEqual([]);
  });

  it('finds names however they are spelled, for the type they are meant for', () => {
    const own = createVocabulary([{ id: 'X:1', name: 'IL-6', names: [], type: 'Gene' }]);
    expect(own.find('il6', 'Gene')).toHaveLength(1);
    expect(own.find('il6', 'Chemical')).toHaveLength(0);
  });

  it('does not look up a name that very many concepts share, and is built in linear time', () => {
    const named = (id: number, name: string) => ({ id: `X:${id}`, name, names: [] });
    const many = Array.from({ length: 100_000 }, (_, id) => named(id, 'hypothetical protein'));
    const own = createVocabulary([...many, named(-1, 'tau'), named(-2, 'tau')]);
    expect(own.find('hypothetical protein', 'Gene')).toEqual([]);
    expect(own.find('tau', 'Gene')).toHaveLength(2);
  });
});
