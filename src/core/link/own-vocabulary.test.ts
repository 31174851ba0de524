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
        warnings: [{ line: 2, reason: 'needs "id" and "name", both text' }],
      },
    };
    expect(parseVocabularyFile(JSON.stringify(concepts))).toEqual(expected);
    expect(parseVocabularyFile(JSON.stringify({ concepts }))).toEqual(expected);
  });

  it.each(['', 'one two', '{"a": ', '[]', '{"concepts": 3}'])(
    'is refused when it is %j',
    (text) => {
      expect(parseVocabularyFile(text).ok).toBe(false);
    },
  );

  it('finds names however they are spelled, for the type they are meant for', () => {
    const own = createVocabulary([{ id: 'X:1', name: 'IL-6', names: [], type: 'Gene' }]);
    expect(own.find('il6', 'Gene')).toHaveLength(1);
    expect(own.find('il6', 'Chemical')).toHaveLength(0);
  });
});
