import { expect, it } from 'vitest';
import { apply } from '../../core/document/apply.ts';
import { newDocument, type TextDocument } from '../../core/document/model.ts';
import { type ConceptChoice, chooseConcept } from '../../core/document/operations.ts';
import { resolvedMentions } from '../../core/document/resolve.ts';
import { fromDocument } from './from-document.ts';

const text = 'No fever.';
const fever = { id: 'MESH:D005334', name: 'Fever', score: 0.9 };
const other = { id: 'DOID:0001', name: 'fever', score: 0.41 };
const mention = { id: 'm', start: 3, end: 8, text: 'fever', type: 'Disease', score: 0.5 };
const document: TextDocument = {
  ...newDocument('d', text),
  reading: {
    by: { pack: { id: 'tiny', version: '1.2' }, engine: 'wasm' },
    guideline: 'any',
    mentions: [{ ...mention, group: 'Disease:fever' }],
    relations: [],
    read: { pieces: 3, of: 3 },
    unread: [],
    linking: {
      by: { lexicon: { id: 'biogloss', version: '1' }, vocabularies: [] },
      concepts: { m: [fever, other] },
    },
  },
};

const mentionOf = (given: TextDocument) => fromDocument(given).mentions[0];
function chosen(choice: ConceptChoice) {
  const [judged] = resolvedMentions(document);
  if (!judged) throw new Error('no mention');
  return mentionOf(apply(document, chooseConcept(document, judged, choice)).document);
}

it('tells the concept, who chose it, how sure, and what else there was', () => {
  expect(mentionOf(document)).toMatchObject({
    concepts: ['MESH:D005334'],
    by: 'tiny@1.2',
    negated: true,
    info: {
      conceptBy: 'biogloss-lexicon@1',
      conceptName: 'Fever',
      conceptScore: '0.9',
      conceptCandidates: 'MESH:D005334 0.90; DOID:0001 0.41',
    },
  });
});

it('tells a choice of a person as theirs, without a score', () => {
  const info = chosen({ id: 'X:1', name: 'mine' })?.info;
  expect(info).toMatchObject({ conceptBy: 'person', conceptName: 'mine' });
  expect(info).not.toHaveProperty('conceptScore');
  expect(chosen('none')).toMatchObject({ concepts: [], info: { conceptBy: 'person' } });
});
