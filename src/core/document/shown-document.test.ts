import { expect, it } from 'vitest';
import type { TextDocument } from './model.ts';
import { resolvedMentions } from './resolve.ts';
import { resolvedRelations } from './resolve-relations.ts';
import { shownDocument } from './shown-document.ts';

const text = 'Aspirin harms mice. Aspirin helps TNF.';
const mention = (id: string, surface: string, from: number, type: string, group: string) => {
  const start = text.indexOf(surface, from);
  return { id, start, end: start + surface.length, text: surface, type, score: 0.9, group };
};
const aspirin = mention('m1', 'Aspirin', 0, 'Chemical', 'g1');
const mice = mention('m2', 'mice', 0, 'Species', 'g2');
const again = mention('m3', 'Aspirin', 10, 'Chemical', 'g1');
const tnf = mention('m4', 'TNF', 0, 'Gene', 'g3');
const relation = {
  id: 'r1',
  head: 'g1',
  tail: 'g3',
  type: 'INHIBITOR',
  schema: 'drugprot',
  directed: true,
  score: 0.8,
  evidence: [
    { head: 'm3', tail: 'm4', score: 0.8 },
    { head: 'm1', tail: 'm4', score: 0.6 },
  ],
};
const whole: TextDocument = {
  id: 'd',
  title: '',
  text,
  questions: [],
  decisions: [
    { kind: 'mention', verdict: 'rejected', mention: mice },
    { kind: 'mention', verdict: 'accepted', mention: tnf },
  ],
  reading: {
    by: { pack: { id: 'p', version: '1' }, engine: 'wasm' },
    guideline: 'any',
    mentions: [aspirin, mice, again, tnf],
    relations: [relation],
    read: { pieces: 9, of: 9 },
    unread: [],
  },
};

const shown = (ids: readonly string[]) => {
  const mentions = resolvedMentions(whole).filter((one) => ids.includes(one.id));
  return shownDocument(whole, mentions, resolvedRelations(whole, mentions));
};

it('leaves the document as it is when all is shown', () => {
  expect(shown(['m1', 'm2', 'm3', 'm4'])).toEqual(whole);
});

it('leaves out hidden mentions, decisions on them and evidence that needs them', () => {
  const part = shown(['m1', 'm4']);
  expect(part.text).toBe(text);
  expect(part.reading?.mentions.map((one) => one.id)).toEqual(['m1', 'm4']);
  expect(part.reading?.relations[0]?.evidence).toEqual([{ head: 'm1', tail: 'm4', score: 0.6 }]);
  expect(part.decisions.map((one) => 'verdict' in one && one.verdict)).toEqual(['accepted']);
});

it('keeps what stands for a relation between names of one concept', () => {
  const concepts = { m1: [{ id: 'MESH:D001241', name: 'Aspirin', score: 0.9 }] };
  const by = { lexicon: { id: 'tiny', version: '1' }, vocabularies: [] };
  const reading = whole.reading && { ...whole.reading, linking: { by, concepts } };
  const linked = { ...whole, ...(reading && { reading }) };
  const mentions = resolvedMentions(linked);
  expect(shownDocument(linked, mentions, resolvedRelations(linked, mentions))).toEqual(linked);
});
