import { expect, test } from 'vitest';
import { apply } from '../apply.ts';
import { editText } from '../edit-text.ts';
import { newDocument, type TextDocument } from '../model.ts';
import { resolvedMentions } from '../resolve.ts';
import { resolvedRelations } from '../resolve-relations.ts';
import type { Edit } from './edit.ts';
import { addMention, changeSpans } from './mentions.ts';
import { noteOn, setNote, subjectOfMention } from './notes.ts';
import { addRelation } from './relations.ts';
import { applyAgain } from './set-aside.ts';

const take = (document: TextDocument, edit: Edit): TextDocument => {
  if (!edit.ok) throw new Error(edit.error.code);
  return apply(document, edit.value).document;
};
const at = (document: TextDocument, name: string) => {
  const start = document.text.indexOf(name);
  return { start, end: start + name.length };
};
const mark = (document: TextDocument, name: string, type: string) =>
  take(document, addMention(document, [at(document, name)], type));
const named = (document: TextDocument, name: string) => {
  const mention = resolvedMentions(document).find(({ text }) => text === name);
  if (!mention) throw new Error(`There is no ${name}.`);
  return mention;
};
/** Puts other words in the place of the whole text. */
const rewritten = (document: TextDocument, text: string) =>
  editText(document, { start: 0, end: document.text.length, insert: text });
const again = (document: TextDocument) => applyAgain(document, document.setAside ?? []);

const TEXT = 'Daily lithium caused mild hand tremor in two men.';

function worked(): TextDocument {
  let document = mark(mark(newDocument('d', TEXT), 'lithium', 'Chemical'), 'tremor', 'Disease');
  document = take(
    document,
    changeSpans(document, named(document, 'tremor'), [at(document, 'hand tremor')]),
  );
  const ends = { head: named(document, 'lithium'), tail: named(document, 'hand tremor') };
  const causes = { type: 'causes', schema: 'person', directed: true };
  document = take(document, addRelation(document, ends, causes));
  return take(document, setNote(document, subjectOfMention(ends.tail), 'how long?'));
}

test('decisions hold again where their words stand now, with relation and note', () => {
  const before = worked();
  const edited = rewritten(before, `In 1970, ${TEXT.replace('mild', 'a mild')} It stopped.`);
  expect(edited.decisions).toEqual([]);
  const result = again(edited);
  if (!result.ok) throw new Error(result.error.code);
  const { document, inverse } = apply(edited, result.value.operation);
  expect(document.setAside).toBeUndefined();
  expect(resolvedMentions(document).map(({ text, type }) => `${text} ${type}`)).toEqual([
    'lithium Chemical',
    'hand tremor Disease',
  ]);
  expect(resolvedRelations(document, resolvedMentions(document))).toHaveLength(1);
  const tremor = named(document, 'hand tremor');
  expect(noteOn(document, subjectOfMention(tremor))?.text).toBe('how long?');
  expect(apply(document, inverse).document).toEqual(edited);
});

test('of several places that with the same words around it is taken, and none of two alike', () => {
  const text = 'Asthma was rare. Severe asthma was seen.';
  const document = mark(newDocument('d', text), 'asthma', 'Disease');
  const edited = rewritten(document, 'No asthma there. Then severe asthma was seen.');
  const result = again(edited);
  expect(result.ok && result.value.applied).toMatchObject([{ mention: { start: 29, end: 35 } }]);
  expect(again(rewritten(document, 'asthma, (asthma)'))).toMatchObject({
    error: { code: 'no-place' },
  });
  expect(again(rewritten(document, 'Nothing of it.'))).toMatchObject({
    error: { code: 'no-place' },
  });
});

test('what was decided anew since is left alone', () => {
  const document = mark(newDocument('d', 'A cat.'), 'cat', 'Species');
  const edited = mark(rewritten(document, 'The cat.'), 'cat', 'Species');
  expect(again(edited).ok).toBe(false);
});
