import { expect, test } from 'vitest';
import { judgedMention } from '../testing/judged.ts';
import { apply } from './apply.ts';
import { likelyDocument } from './likely.ts';
import { newDocument, type TextDocument } from './model.ts';
import { resolvedMentions } from './resolve.ts';
import { resolvedRelations } from './resolve-relations.ts';

const text = 'Aspirin, aspirin and TNF. Gold and iron.';
const mention = (name: string, type: string, score: number, from = 0) => {
  const start = text.indexOf(name, from);
  const group = `${type}:${name.toLowerCase()}`;
  return { id: `${name}`, start, end: start + name.length, text: name, type, score, group };
};
const relation = (id: string, head: string, tail: string, score: number) => ({
  ...{ id, head: `Chemical:${head.toLowerCase()}`, tail: `Gene:${tail.toLowerCase()}` },
  ...{ type: 'INHIBITOR', schema: 'drugprot', directed: true, score },
  evidence: [{ head, tail, score }],
});
const document: TextDocument = {
  ...newDocument('d', text),
  reading: {
    by: { pack: { id: 'tiny', version: '1' }, engine: 'wasm' },
    guideline: 'any',
    mentions: [
      mention('Aspirin', 'Chemical', 0.9),
      mention('aspirin', 'Chemical', 0.2),
      mention('TNF', 'Gene', 0.8),
      mention('Gold', 'Chemical', 0.3),
      mention('iron', 'Chemical', 0.3),
    ],
    relations: [
      relation('R1', 'Aspirin', 'TNF', 0.7),
      relation('R2', 'aspirin', 'TNF', 0.4),
      relation('R3', 'Gold', 'TNF', 0.9),
    ],
    read: { pieces: 9, of: 9 },
    unread: [],
  },
};
const namesIn = (given: TextDocument) => resolvedMentions(given).map((one) => one.text);

test('an entity is as likely as its surest mention, and a relation needs both of its entities', () => {
  const likely = likelyDocument(document);
  expect(namesIn(likely)).toEqual(['Aspirin', 'aspirin', 'TNF']);
  const relations = resolvedRelations(likely, resolvedMentions(likely));
  expect(relations.map(({ id }) => id)).toEqual(['R1']);
  expect(likely.text).toBe(text);
});

test('what a person decided on stays, whatever its score', () => {
  const once = apply(document, judgedMention(document, 'Gold', 'accepted')).document;
  const both = apply(once, judgedMention(once, 'iron', 'rejected')).document;
  const likely = likelyDocument(both);
  expect(namesIn(likely)).toEqual(['Aspirin', 'aspirin', 'TNF', 'Gold', 'iron']);
  expect(resolvedMentions(likely).map(({ verdict }) => verdict)).toContain('rejected');
});

test('where nothing is less certain it is the same document', () => {
  const least = { entities: 0, relations: 0 };
  expect(likelyDocument(document, least)).toBe(document);
});
