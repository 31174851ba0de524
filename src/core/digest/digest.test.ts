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
      const unsure = concepts.reduce((sum, one) => sum + (one.unsure ?? 0), 0);
      expect(decided).toBe(0);
      expect(mentions + unsure + relations.length).toBe(decidable);
      for (const { head, tail } of relations) {
        expect(Math.max(head, tail)).toBeLessThan(concepts.length);
      }
    }),
  );
});

test('relations say whether they are likely, what the text says of them, and where they stand', () => {
  const text = 'Aspirin did not inhibit EGFR. Aspirin inhibits TNF.';
  const mention = (name: string, type: string, from = 0) => {
    const start = text.indexOf(name, from);
    const group = `${type}:${name}`;
    return {
      ...{ id: `${name}${start}`, start, end: start + name.length, text: name, type },
      ...{ score: 0.9, group },
    };
  };
  const relation = (id: string, head: string, tail: string, score: number) => ({
    ...{ id, head: 'Chemical:Aspirin', tail: `Gene:${tail.replace(/\d+/, '')}` },
    ...{ type: 'INHIBITOR', schema: 'drugprot', directed: true, score },
    evidence: [{ head, tail, score }],
  });
  const document: TextDocument = {
    ...newDocument('1', text),
    reading: {
      by: { pack: { id: 'tiny', version: '1' }, engine: 'wasm' },
      guideline: 'any',
      mentions: [
        ...[mention('Aspirin', 'Chemical'), mention('EGFR', 'Gene')],
        ...[mention('Aspirin', 'Chemical', 9), mention('TNF', 'Gene')],
      ],
      relations: [
        relation('R1', 'Aspirin0', 'EGFR24', 0.9),
        relation('R2', 'Aspirin30', 'TNF47', 0.4),
      ],
      read: { pieces: 9, of: 9 },
      unread: [],
    },
  };
  const { relations } = digestOf(document);
  expect(relations).toMatchObject([
    { negated: true, evidence: [[0, 24]] },
    { isUnsure: true, evidence: [[30, 47]] },
  ]);
  expect(relations[0]).not.toHaveProperty('isUnsure');
  expect(relations[1]).not.toHaveProperty('negated');
});

test('every name that the text uses leads to its concept, whatever the vocabulary calls it', () => {
  fc.assert(
    fc.property(readDocument, (document) => {
      const { concepts } = digestOf(document);
      const names = new Set(concepts.flatMap(({ name, names: more = [] }) => [name, ...more]));
      for (const { text } of document.reading?.mentions ?? []) expect(names).toContain(text);
    }),
  );
});
