import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readDocuments } from './documents.ts';

/** Bytes in chunks, and whether their source was closed. */
function source(bytes: Uint8Array, size: number) {
  const given = { isClosed: false };
  async function* pieces() {
    try {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    } finally {
      given.isClosed = true;
    }
  }
  return { given, pieces: pieces() };
}

const word = new TextEncoder().encode('PK\u0003\u0004word/document.xml');
const office = Uint8Array.from({ length: 100_000 }, (_, at) => word[at] ?? 0);

test.each([
  ['a file of a kind that is not read', office],
  ['the same, packed', new Uint8Array(gzipSync(office))],
])('%s is closed although it was not read to its end', async (_, bytes) => {
  const { given, pieces } = source(bytes, 40);
  const read = [];
  for await (const one of readDocuments([], pieces)) read.push(one.ok);
  expect(read).toEqual([false]);
  expect(given.isClosed).toBe(true);
});

test('a file whose documents are wanted no more is closed', async () => {
  const lines = Array.from({ length: 1000 }, (_, id) => JSON.stringify({ id, text: 'TNF' }));
  const { given, pieces } = source(new TextEncoder().encode(lines.join('\n')), 40);
  for await (const one of readDocuments([], pieces)) {
    expect(one).toMatchObject({ ok: true, value: { text: 'TNF' } });
    break;
  }
  expect(given.isClosed).toBe(true);
});
