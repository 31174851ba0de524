import { beforeEach, expect, test } from 'vitest';
import { type DraftField, draftOf, dropAllDrafts, dropDraft, keepDraft } from './draft.ts';

beforeEach(() => sessionStorage.clear());

const edit = (document: string, text: string): DraftField => ({ kind: 'edit', document, text });

test('every field has a draft of its own', () => {
  const fields: readonly DraftField[] = [
    { kind: 'new-text' },
    edit('1', 'One.'),
    edit('2', 'One.'),
    edit('1', 'Another of that name.'),
    { kind: 'question', document: '1' },
    { kind: 'question', document: '2' },
  ];
  for (const [index, field] of fields.entries()) keepDraft(field, `draft ${index}`);
  expect(fields.map(draftOf)).toEqual(fields.map((_, index) => `draft ${index}`));
  dropDraft(edit('1', 'One.'));
  expect(draftOf(edit('1', 'One.'))).toBeUndefined();
  expect(draftOf(edit('2', 'One.'))).toBe('draft 2');
  sessionStorage.setItem('biogloss:desk', 'd');
  dropAllDrafts();
  expect(fields.map(draftOf)).toEqual(fields.map(() => undefined));
  expect(sessionStorage.getItem('biogloss:desk')).toBe('d');
});

test('a text of which everything was taken away is a draft, an empty question is none', () => {
  keepDraft(edit('1', 'One.'), '');
  expect(draftOf(edit('1', 'One.'))).toBe('');
  keepDraft({ kind: 'new-text' }, 'x');
  keepDraft({ kind: 'new-text' }, '');
  expect(draftOf({ kind: 'new-text' })).toBeUndefined();
});
