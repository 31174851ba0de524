import { expect, test } from 'vitest';
import type { Failure } from '../../core/errors.ts';
import { messageFor } from './messages.ts';

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
];

test.each(failures)('$code says what happened, what is kept and what to do', (failure) => {
  const message = messageFor(failure);
  for (const sentence of Object.values(message)) expect(sentence).toMatch(/^[A-Z“].*[.!]$/u);
});

test.each([
  [1, '5,000,000'],
  [3, 'a.pdf'],
  [4, 'any, bc5cdr'],
  [6, '404'],
  [10, '4.3'],
])('failure %i names what is needed to act on it', (index, detail) => {
  expect(Object.values(messageFor(failures[index]!)).join(' ')).toContain(detail);
});
