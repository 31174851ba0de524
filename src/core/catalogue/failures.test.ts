import { expect, test } from 'vitest';
import type { Failure } from '../errors.ts';
import { describeFailure, describeLexiconFailure, failureClause } from './failure.ts';
import { FAILURES } from './failures.ts';

const failures: readonly Failure[] = [
  { code: 'text-empty' },
  { code: 'text-too-long', length: 5_000_000, limit: 1_000_000 },
  { code: 'question-too-long', pieces: 70, limit: 64 },
  { code: 'file-not-text', name: 'a.pdf' },
  { code: 'unknown-guideline', guideline: 'x', known: ['any', 'bc5cdr'] },
  { code: 'pack-not-found', url: 'http://x/' },
  { code: 'pack-not-found', url: 'http://x/', status: 404 },
  { code: 'pack-invalid', url: 'http://x/', path: 'heads.0', reason: 'expected a string' },
  { code: 'pack-corrupt', file: 'weights', expected: 'a', actual: 'b' },
  { code: 'engine-unavailable', engine: 'wasm', reason: 'no WebAssembly' },
  { code: 'engine-wrong', engine: 'webgpu', difference: 4.25, tolerance: 0.05 },
  { code: 'gpu-lost', reason: 'device was reset' },
  { code: 'out-of-memory', reason: 'allocation failed' },
  { code: 'worker-crashed', reason: 'script error' },
  { code: 'cancelled' },
  { code: 'unexpected', message: 'x is not a function' },
  { code: 'model-unsuitable', title: 'Mine', reason: 'it is a GPT' },
  { code: 'interrupted' },
  { code: 'file-not-text', name: 'a.csv', line: 3 },
  { code: 'file-unread', name: 'a.pdf', why: 'locked' },
  { code: 'file-unknown', name: '', reason: 'is a picture; paste text' },
  { code: 'lexicon-invalid', reason: 'is no lexicon' },
  { code: 'vocabulary-invalid', reason: 'has no concept in it' },
  { code: 'vocabulary-invalid', line: 4, reason: 'has no name' },
  { code: 'vocabulary-too-long', bytes: 9_000_000, limit: 8_000_000 },
  { code: 'storage-full' },
  { code: 'storage-blocked' },
  { code: 'storage-failed', reason: 'the disk is broken' },
  { code: 'storage-unreadable', path: 'documents.0', reason: 'has no text' },
  { code: 'document-unknown' },
  { code: 'storage-unknown', unknown: ['a label', 'a note', 'a tag', 'a vote'] },
];

test('every failure is tried here', () => {
  expect(new Set(failures.map(({ code }) => code))).toEqual(new Set(Object.keys(FAILURES)));
});

test.each(failures)('$code says what happened, what is kept and what to do', (failure) => {
  const message = describeFailure(failure);
  for (const sentence of Object.values(message)) expect(sentence).toMatch(/^[A-Z“].*[.!]$/u);
});

test.each([
  [1, '5,000,000'],
  [3, 'a.pdf'],
  [4, 'any, bc5cdr'],
  [6, '404'],
  [10, '4.3'],
])('failure %i names what is needed to act on it', (index, detail) => {
  expect(Object.values(describeFailure(failures[index]!)).join(' ')).toContain(detail);
});

test.each(failures)('$code is a clause behind a place, for the terminal', (failure) => {
  const clause = failureClause(failure);
  expect(clause).toMatch(/^[^A-Z\s](?!eb)/u);
  expect(clause).not.toMatch(/[.]$/u);
});

test('what cannot be fetched of the lexicon is not said of the model', () => {
  for (const failure of failures) {
    const { happened, kept } = describeLexiconFailure(failure);
    if (!['pack-not-found', 'pack-corrupt'].includes(failure.code)) continue;
    expect(happened).toContain('lexicon');
    expect(kept).toContain('do not need it');
  }
});

test('what is missing after a name is not left open', () => {
  const { happened } = describeFailure({
    ...{ code: 'storage-unknown', unknown: ['a', 'a', 'b', 'c', 'd'] },
  });
  expect(happened).toContain('a, b and 2 more');
});

test('a reason of the browser within brackets ends without its own full stop', () => {
  const { happened } = describeFailure({ code: 'storage-failed', reason: 'Access was denied.' });
  expect(happened).toBe('The browser does not keep your work on this device (Access was denied).');
  const bug = describeFailure({ code: 'unexpected', message: 'There is no row 3.' });
  expect(bug.happened).toBe('Something went wrong that should not (There is no row 3).');
});
