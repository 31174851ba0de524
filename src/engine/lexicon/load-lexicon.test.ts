import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tinyLexiconBytes } from '../../core/link/testing/tiny-lexicon.ts';
import { fail, ok } from '../../core/result.ts';
import type { ReadFile } from '../pack/read-file.ts';
import { loadLexicon } from './load-lexicon.ts';

const unpacked = tinyLexiconBytes();
const packed = gzipSync(unpacked);
const sized = (bytes: Uint8Array) => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
const manifest = {
  format: 1,
  id: 'tiny',
  version: '1',
  file: { path: 'lexicon.packed', ...sized(packed), unpacked: sized(unpacked) },
  sources: [],
};

const folder =
  (files: Readonly<Record<string, Uint8Array | object>>): ReadFile =>
  async (path) => {
    const file = files[path];
    if (!file) return fail({ code: 'pack-not-found', url: path });
    return ok(
      new Uint8Array(file instanceof Uint8Array ? file : Buffer.from(JSON.stringify(file))),
    );
  };

describe('loading a lexicon', () => {
  it('unpacks the file that the manifest names', async () => {
    const loaded = await loadLexicon(
      folder({ 'lexicon.json': manifest, 'lexicon.packed': packed }),
    );
    expect(loaded.ok && loaded.value.lexicon.find('aspirin')).toHaveLength(1);
  });

  it('tells how much of it has come', async () => {
    const told: (readonly [number, number])[] = [];
    const files = folder({ 'lexicon.json': manifest, 'lexicon.packed': packed });
    const inHalves: ReadFile = async (path, limit, onBytes) => {
      for (let half = 0; half < 2; half += 1) onBytes(packed.length / 2);
      return files(path, limit, onBytes);
    };
    await loadLexicon(inHalves, (done, total) => told.push([done, total]));
    expect(told).toEqual([
      [packed.length / 2, packed.length],
      [packed.length, packed.length],
    ]);
  });

  it('takes a file that the server has unpacked already', async () => {
    const loaded = await loadLexicon(
      folder({ 'lexicon.json': manifest, 'lexicon.packed': unpacked }),
    );
    expect(loaded.ok).toBe(true);
  });

  it('refuses a file that is not the one the manifest means', async () => {
    const changed = packed.map((byte, at) => (at === 30 ? byte ^ 1 : byte));
    expect(
      await loadLexicon(folder({ 'lexicon.json': manifest, 'lexicon.packed': changed })),
    ).toMatchObject({ ok: false, error: { code: 'pack-corrupt', file: 'lexicon.packed' } });
  });

  it('says what is missing or wrong', async () => {
    expect(await loadLexicon(folder({}))).toMatchObject({ error: { code: 'pack-not-found' } });
    expect(await loadLexicon(folder({ 'lexicon.json': { format: 2 } }))).toMatchObject({
      error: { code: 'lexicon-invalid' },
    });
    expect(await loadLexicon(folder({ 'lexicon.json': Buffer.from('{') }))).toMatchObject({
      error: { code: 'lexicon-invalid', reason: 'lexicon.json is not JSON' },
    });
    expect(await loadLexicon(folder({ 'lexicon.json': manifest }))).toMatchObject({
      error: { code: 'pack-not-found' },
    });
  });
});
