import { expect, test } from 'vitest';
import { compareLayers, f1Of } from '../evaluate/agreement.ts';
import { apply } from './apply.ts';
import { changeType, setVerdict } from './edits/mentions.ts';
import { documentLayer, layerNames, mentionOfLayer } from './layers.ts';
import { newDocument, type TextDocument } from './model.ts';
import { resolvedMentions } from './resolve.ts';

const text = 'Aspirin hits COX-2. Ibuprofen hits it too.';
const mention = (id: string, name: string, type: string, score = 0.9) => {
  const start = text.indexOf(name);
  const group = `${type}:${name.toLowerCase()}`;
  return { id, start, end: start + name.length, text: name, type, score, group };
};
const [aspirin, cox] = [mention('M1', 'Aspirin', 'Chemical'), mention('M2', 'COX-2', 'Gene')];
const hits = (id: string, head: typeof aspirin, tail: typeof cox) => ({
  ...{ id, head: head.group, tail: tail.group, type: 'INHIBITOR', schema: 'drugprot' },
  ...{ directed: true, score: 0.7, evidence: [{ head: head.id, tail: tail.id, score: 0.7 }] },
});
const said = { concepts: [], hasScore: false, info: {} };
const [f1, f2] = [mention('F1', 'Aspirin', 'Chemical'), mention('F2', 'COX-2', 'Chemical')];
const document: TextDocument = {
  ...newDocument('d', text),
  reading: {
    ...{ by: { pack: { id: 'p', version: '1' }, engine: 'wasm' }, guideline: 'any' },
    mentions: [aspirin, cox, mention('M3', 'Ibuprofen', 'Chemical', 0.3)],
    relations: [hits('R1', aspirin, cox)],
    ...{ read: { pieces: 9, of: 9 }, unread: [] },
  },
  imported: {
    ...{ from: 'a.ann', sections: [], info: {} },
    mentions: [f1, f2].map((one) => ({ ...said, mention: one })),
    relations: [{ ...said, relation: hits('FR1', f1, f2), roles: ['a', 'b'] }],
  },
};
const all = { entities: 0, relations: 0 };

test('the file, the model and what stands are layers of one document', () => {
  expect(layerNames(document)).toEqual(['file', 'model']);
  const [file, model] = [
    documentLayer(document, 'file', all),
    documentLayer(document, 'model', all),
  ];
  const { agreement, differences } = compareLayers(text, file, model);
  expect(f1Of(agreement.mentions.strict)).toBeCloseTo(0.4);
  expect(agreement.relations.strict.correct).toBe(0);
  expect(differences.map(({ of, kind }) => `${of} ${kind}`)).toEqual([
    'mention type',
    'mention only-second',
    'relation only-first',
    'relation only-second',
  ]);
  const mentions = resolvedMentions(document);
  expect(mentionOfLayer(mentions, 'file', 'F1')).toBe(mentionOfLayer(mentions, 'model', 'M1'));
  const sure = documentLayer(document, 'model', { entities: 0.5, relations: 0.8 });
  expect([sure.mentions.length, sure.relations.length]).toEqual([2, 0]);
});

test('what a curator rejected or changed is so in what stands', () => {
  const take = (before: TextDocument, edit: ReturnType<typeof setVerdict>) => {
    if (!edit.ok) throw new Error(edit.error.code);
    return apply(before, edit.value).document;
  };
  const at = (of: TextDocument, id: string) => resolvedMentions(of).find((one) => one.id === id)!;
  const rejected = take(document, setVerdict(document, at(document, 'M3'), 'rejected'));
  const curated = take(rejected, changeType(rejected, at(rejected, 'M2'), 'Species'));
  expect(layerNames(curated)).toEqual(['file', 'model', 'curated']);
  expect(documentLayer(curated, 'curated', all).mentions).toMatchObject([
    { type: 'Chemical' },
    { type: 'Species' },
    { type: 'Chemical' },
  ]);
});

test('what nobody decided on counts from the same score on in what stands as in what the model says', () => {
  const { imported: _, ...ofModel } = document;
  const [first] = resolvedMentions(ofModel);
  const edit = setVerdict(ofModel, first!, 'accepted');
  if (!edit.ok) throw new Error(edit.error.code);
  const decided = apply(ofModel, edit.value).document;
  const least = { entities: 0.5, relations: 0.8 };
  const [model, curated] = (['model', 'curated'] as const).map((name) =>
    documentLayer(decided, name, least),
  );
  expect(compareLayers(text, model!, curated!).differences).toEqual([]);
  const strict = documentLayer(decided, 'curated', { entities: 0.95, relations: 0.95 });
  expect(strict.mentions.map(({ id }) => id)).toEqual(['M1']);
});
