import { expect, test } from 'vitest';
import type { Mention } from '../annotation.ts';
import { entityGroups } from './groups.ts';
import { type ModelReading, newDocument, type TextDocument } from './model.ts';
import { hasScore, resolvedMentions } from './resolve.ts';

const mention = (type: string, given: Partial<Mention> = {}): Mention => ({
  ...{ id: type, start: 0, end: 4, text: 'zork', type, group: `${type}:zork`, score: 0.9 },
  ...given,
});

const reading = (...mentions: Mention[]): ModelReading => ({
  by: { pack: { id: 'p', version: '1' }, engine: 'wasm' },
  ...{ guideline: 'any', mentions, relations: [], read: { pieces: 1, of: 1 }, unread: [] },
});

const types = (document: TextDocument) => resolvedMentions(document).map(({ type }) => type);

test('what a person accepted wins over a list of their own; what they rejected stays rejected', () => {
  const document = newDocument('d', 'zork');
  const listed = mention('Disease', { by: { vocabulary: 'mine.tsv' } });
  const accepted = { kind: 'mention', verdict: 'accepted', mention: mention('Gene') } as const;
  const rejected = { kind: 'mention', verdict: 'rejected', mention: mention('Gene') } as const;
  const read = { ...document, reading: reading(listed) };
  expect(types(read)).toEqual(['Disease']);
  expect(types({ ...read, decisions: [accepted] })).toEqual(['Gene']);
  expect(types({ ...read, decisions: [rejected] })).toEqual(['Disease']);
  expect(
    types({ ...document, reading: reading(mention('Disease')), decisions: [accepted] }),
  ).toHaveLength(2);
  const same = { ...accepted, verdict: 'rejected', mention: listed } as const;
  expect(resolvedMentions({ ...read, decisions: [same] })).toMatchObject([{ verdict: 'rejected' }]);
});

test('what a person changed has no score: the model gave it to what it said before', () => {
  const read = { ...newDocument('d', 'zork'), reading: reading(mention('Gene')) };
  const accepted = { kind: 'mention', verdict: 'accepted', mention: mention('Gene') } as const;
  const changed = { ...accepted, change: { type: 'Disease' } };
  const scored = (document: TextDocument) => resolvedMentions(document).map(hasScore);
  expect(scored({ ...read, decisions: [accepted] })).toEqual([true]);
  expect(scored({ ...read, decisions: [changed] })).toEqual([false]);
  expect(entityGroups(resolvedMentions({ ...read, decisions: [changed] }))[0]?.score).toBe(
    undefined,
  );
});
