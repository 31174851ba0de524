import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tinyGazetteerBytes } from '../../core/gazetteer/testing/tiny-gazetteer.ts';
import { fail, ok } from '../../core/result.ts';
import { createGazetteers } from './gazetteers.ts';

const unpacked = tinyGazetteerBytes();
const packed = gzipSync(unpacked);
const sized = (bytes: Uint8Array) => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
const manifest = {
  format: 1,
  id: 'tiny',
  version: '1',
  file: { path: 'gazetteer.packed', ...sized(packed), unpacked: sized(unpacked) },
  sources: [],
};

/** A server that answers from the given request on, and records all requests. */
function server(answersFrom: number, file: Uint8Array = packed) {
  const seen: string[] = [];
  const readFrom = (url: string) => async (path: string) => {
    seen.push(url + path);
    if (seen.length < answersFrom) return fail({ code: 'pack-not-found', url } as const);
    return ok(
      path === 'gazetteer.json'
        ? new TextEncoder().encode(JSON.stringify(manifest))
        : new Uint8Array(file),
    );
  };
  return { seen, readFrom };
}

describe('the gazetteer in the worker', () => {
  it('is fetched once', async () => {
    const { seen, readFrom } = server(1);
    const gazetteers = createGazetteers(readFrom);
    expect(await gazetteers('a/')).toMatchObject({ value: { size: 16 } });
    expect(await gazetteers('a/')).toBe(await gazetteers('a/'));
    expect(seen).toEqual(['a/gazetteer.json', 'a/gazetteer.packed']);
  });

  it('is missing where it cannot be had, and tried again by the next text', async () => {
    const gazetteers = createGazetteers(server(2).readFrom);
    expect(await gazetteers('a/')).toMatchObject({ error: { code: 'pack-not-found' } });
    expect(await gazetteers('a/')).toMatchObject({ value: { size: 16 } });
  });

  it('is missing where the file is another than its manifest means', async () => {
    const changed = packed.map((byte, at) => (at === 30 ? byte ^ 1 : byte));
    expect(await createGazetteers(server(1, changed).readFrom)('a/')).toMatchObject({
      error: { code: 'pack-corrupt', file: 'gazetteer.packed' },
    });
  });
});
