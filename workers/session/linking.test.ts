import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tinyLexiconBytes } from '../../src/core/link/testing/tiny-lexicon.ts';
import { fail, ok } from '../../src/core/result.ts';
import { createLinking } from './linking.ts';

const bytes = tinyLexiconBytes();
const sized = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
const manifest = {
  format: 1,
  id: 'tiny',
  version: '1',
  file: { path: 'tiny.bin', ...sized, unpacked: sized },
  sources: [],
};

const text = 'Aspirin and flurbin.';
const mention = (id: string, start: number, end: number) => ({
  id,
  start,
  end,
  text: text.slice(start, end),
  type: 'Chemical',
  score: 1,
  group: id,
});
const input = {
  text,
  known: [mention('T1', 0, 7)],
  linking: { lexiconUrl: 'https://example.org/tiny/' },
};
const found = [mention('T2', 12, 19)];

/** A server that answers from the given request on, and counts them. */
function server(answersFrom: number) {
  const seen: string[] = [];
  const readFrom = (url: string) => async (path: string) => {
    seen.push(url + path);
    if (seen.length < answersFrom) return fail({ code: 'pack-not-found', url } as const);
    return ok(
      path === 'lexicon.json'
        ? new TextEncoder().encode(JSON.stringify(manifest))
        : new Uint8Array(bytes),
    );
  };
  return { seen, readFrom };
}

describe('linking in the worker', () => {
  it('links known and found mentions, and fetches the lexicon once', async () => {
    const { seen, readFrom } = server(1);
    const link = createLinking(readFrom);
    const first = await link(input, found);
    expect(first).toMatchObject({ concepts: { T1: [{ id: 'MESH:D001241' }], T2: [] } });
    expect(await link(input, found)).toEqual(first);
    expect(seen).toEqual([
      'https://example.org/tiny/lexicon.json',
      'https://example.org/tiny/tiny.bin',
    ]);
  });

  it('says why there are no concepts, and tries again the next time', async () => {
    const link = createLinking(server(2).readFrom);
    expect(await link(input, found)).toMatchObject({ linkFailure: { code: 'pack-not-found' } });
    expect(await link(input, found)).toHaveProperty('concepts');
  });

  it(`puts the user's own names first`, async () => {
    const link = createLinking(server(1).readFrom);
    const own = [{ id: 'MINE:1', name: 'flurbin', names: [] }];
    const linked = await link({ ...input, linking: { ...input.linking, own } }, found);
    expect(linked.concepts?.T2).toEqual([{ id: 'MINE:1', name: 'flurbin', score: 1 }]);
  });

  it('does nothing when it is not asked', async () => {
    const { seen, readFrom } = server(1);
    expect(await createLinking(readFrom)({ text }, found)).toEqual({});
    expect(seen).toEqual([]);
  });
});
