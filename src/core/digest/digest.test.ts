import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newDocument, type TextDocument } from '../document/model.ts';
import { readDocument } from '../testing/documents.ts';
import { digestOf } from './digest.ts';

test('a record is listed by its title, a text by its first line, and what has none as nothing to read', () => {
  const text = 'Gout in rats.\nColchicine eased gout.';
  const imported = {
    ...{ from: 'a.ris', mentions: [], relations: [] },
    sections: [{ kind: 'title', start: 0, end: 13 }],
    info: {
      doi: 'https://doi.org/10.1234/X.1.',
      year: '2005/09//',
      authors: 'A; B; C; D; E; F; G',
    },
  };
  const record: TextDocument = { ...newDocument('1', text), imported };
  expect(digestOf(record)).toMatchObject({
    status: 'unread',
    facts: {
      ...{ title: 'Gout in rats.', doi: '10.1234/x.1', year: 2005 },
      ...{ authors: 'A; B; C; D; E; F', authorCount: 7 },
    },
  });
  expect(digestOf(newDocument('1', text)).facts).toMatchObject({
    title: '',
    line: 'Gout in rats.',
  });
  expect(digestOf(newDocument('1', ' \n'))).toMatchObject({ status: 'empty', facts: { line: '' } });
});

test('what is in it adds up, whatever was read and decided', () => {
  fc.assert(
    fc.property(readDocument, (document) => {
      const { concepts, mentions, decided, decidable, relations } = digestOf(document);
      expect(concepts.reduce((sum, one) => sum + one.mentions, 0)).toBe(mentions);
      expect(decided).toBe(0);
      expect(mentions + relations.length).toBe(decidable);
      for (const { head, tail } of relations) {
        expect(Math.max(head, tail)).toBeLessThan(concepts.length);
      }
    }),
  );
});
