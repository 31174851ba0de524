import { expect, test } from 'vitest';
import { knownDocuments } from './known-documents.ts';
import { noMarks } from './records.ts';

const one = (key: string, joined?: string) => ({
  head: { key, place: 0, revision: 1, changed: 0, title: '', length: 0 },
  marks: { ...noMarks, ...(joined !== undefined && { joined }) },
});

test('the documents joined with one are known, in the order in which they came, until they are parted', () => {
  const { joinedWith, put, forget } = knownDocuments();
  for (const key of ['a', 'b', 'c', 'd']) put(one(key));
  expect(joinedWith('a')).toEqual([]);
  put(one('c', 'a'));
  put(one('b', 'a'));
  put(one('d', 'c'));
  expect(joinedWith('a')).toEqual(['b', 'c']);
  put(one('d', 'a'));
  expect(joinedWith('c')).toEqual([]);
  put(one('b'));
  forget('c');
  expect(joinedWith('a')).toEqual(['d']);
  forget('d');
  expect(joinedWith('a')).toEqual([]);
});

test('the documents joined with one are found without looking at all documents', () => {
  const { joinedWith, put } = knownDocuments();
  let looked = 0;
  const marks = {
    ...noMarks,
    get joined(): string {
      looked += 1;
      return 'other';
    },
  };
  for (let index = 0; index < 1000; index += 1) put({ ...one(`d${index}`), marks });
  put(one('late', 'kept'));
  looked = 0;
  expect(joinedWith('kept')).toEqual(['late']);
  expect(looked).toBe(0);
});
