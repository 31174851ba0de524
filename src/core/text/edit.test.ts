import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hardText } from '../testing/hard-text.ts';
import { applyEdit, diffEdit, invertEdit, textareaEdit, toLf } from './edit.ts';

test('the difference, applied, gives the text after', () => {
  fc.assert(
    fc.property(hardText, hardText, (before, after) => {
      const edit = diffEdit(before, after);
      if (edit) expect(applyEdit(before, edit)).toBe(after);
      else expect(after).toBe(before);
    }),
  );
});

test('the inverse of an edit takes it back', () => {
  fc.assert(
    fc.property(hardText, hardText, (before, after) => {
      const edit = diffEdit(before, after);
      if (edit) expect(applyEdit(after, invertEdit(before, edit))).toBe(before);
    }),
  );
});

test.each([
  ['one word', 'TNF fell.', 'TNF rose.', { start: 4, end: 8, insert: 'rose' }],
  ['an insertion', 'ab', 'axb', { start: 1, end: 1, insert: 'x' }],
  ['a deletion', 'axb', 'ab', { start: 1, end: 2, insert: '' }],
  ['emoji that share a half', 'a😀b', 'a😁b', { start: 1, end: 3, insert: '😁' }],
  [
    'emoji that share the second half',
    '\u{1f600}',
    '\u{1fa00}',
    { start: 0, end: 2, insert: '\u{1fa00}' },
  ],
])('the difference is the shortest one: %s', (_, before, after, edit) => {
  expect(diffEdit(before, after)).toEqual(edit);
});

/** What a text area does to its value. */
const editInTextarea = (text: string, start: number, length: number, insert: string): string => {
  const value = toLf(text);
  const at = start % (value.length + 1);
  return value.slice(0, at) + toLf(insert) + value.slice(at + length);
};

test('an edit in a text area arrives as typed and changes nothing outside of it', () => {
  fc.assert(
    fc.property(
      hardText,
      fc.nat(),
      fc.nat({ max: 6 }),
      hardText,
      (original, start, length, insert) => {
        const value = editInTextarea(original, start, length, insert);
        const edit = textareaEdit(original, value);
        const edited = edit ? applyEdit(original, edit) : original;
        expect(toLf(edited)).toBe(value);
        const least = diffEdit(toLf(original), value);
        if (!edit || !least) {
          expect(value).toBe(toLf(original));
          return;
        }
        const widened = least.start - toLf(original.slice(0, edit.start)).length;
        expect(original.slice(edit.start, edit.start + widened)).toBe('\r'.repeat(widened));
        expect(toLf(original.slice(edit.end))).toBe(toLf(original).slice(least.end));
      },
    ),
    { numRuns: 2000 },
  );
});

test('a text area that was not edited changes no line end', () => {
  fc.assert(
    fc.property(hardText, (text) => {
      expect(textareaEdit(text, toLf(text))).toBeUndefined();
    }),
  );
});

test('a new line in a text with CRLF is CRLF too', () => {
  const original = 'one\r\ntwo';
  const edit = textareaEdit(original, 'one\nnew\ntwo');
  expect(edit && applyEdit(original, edit)).toBe('one\r\nnew\r\ntwo');
});

test('deleting what stands between CR and LF keeps two line breaks', () => {
  const original = 'a\rx\nb';
  const edit = textareaEdit(original, 'a\n\nb');
  expect(edit && applyEdit(original, edit)).toBe('a\n\nb');
});
