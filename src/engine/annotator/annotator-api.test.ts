import { describe, expect, it } from 'vitest';
import { PACKAGED_PACK } from '../../core/pack/embedded.ts';
import { fail, ok } from '../../core/result.ts';
import { wordReader } from '../../core/testing/word-reader.ts';
import { readFrom } from '../../node/read-folder.ts';
import { type OpenConfig, PROTOCOL_VERSION } from '../contract/protocol.ts';
import { openPack } from '../pack/open-pack.ts';
import { createAnnotatorApi } from './annotator-api.ts';
import type { OpenedReader } from './open-reader.ts';

const configOf = (packUrl: string): OpenConfig => ({
  protocol: PROTOCOL_VERSION,
  packUrl,
  threads: 1,
  softwareGpu: false,
});
const cancelled = fail({ code: 'cancelled' });
const unheard = () => {};

/** A word pack that appends its URL to `closed` when it is closed. */
function wordPack(packUrl: string, closed: string[]): OpenedReader {
  const reader = wordReader();
  const times = { fetchMs: 0, createMs: 0, checkMs: 0 };
  const manifest = { ...reader.manifest, title: packUrl };
  return {
    reader,
    opened: { engine: 'wasm', device: 'words', threads: 1, manifest, times },
    close: async () => {
      closed.push(packUrl);
    },
  };
}

describe('createAnnotatorApi', () => {
  it('reads without a dictionary that cannot be had, says why, and tries again with the next text', async () => {
    const seen: string[] = [];
    const api = createAnnotatorApi(async ({ packUrl }) => ok(wordPack(packUrl, [])), {
      readFrom: (url) => async (path) => {
        seen.push(url + path);
        return fail({ code: 'pack-not-found', url, status: 404 });
      },
    });
    await api.open(configOf('a/'), unheard);
    const plain = await api.annotate(1, { text: 'aspirin' }, unheard);
    const input = { text: 'aspirin', gazetteerUrl: 'names/' };
    for (const job of [2, 3]) {
      const result = await api.annotate(job, input, unheard);
      expect(result).toMatchObject({ value: { dictionaryFailure: { code: 'pack-not-found' } } });
      if (!result.ok || !plain.ok) throw new Error('both are read');
      expect(result.value.mentions).toEqual(plain.value.mentions);
    }
    expect(plain).not.toHaveProperty('value.dictionaryFailure');
    expect(seen).toEqual(['names/gazetteer.json', 'names/gazetteer.json']);
  });

  it('fetches the dictionary beside the pack, once, and does not wait for it', async () => {
    const seen: string[] = [];
    const api = createAnnotatorApi(
      async ({ packUrl }) => {
        seen.push(packUrl);
        return ok(wordPack(packUrl, []));
      },
      {
        readFrom: (url) => async (path) => {
          seen.push(url + path);
          return new Promise(() => {});
        },
      },
    );
    const config = { ...configOf('a/'), gazetteerUrl: 'names/' };
    expect(await api.open(config, unheard)).toMatchObject({ ok: true });
    expect(seen).toEqual(['names/gazetteer.json', 'a/']);
    const reading = api.annotate(1, { text: 'aspirin', gazetteerUrl: 'names/' }, unheard);
    api.cancel(1);
    expect(await reading).toEqual(cancelled);
    expect(seen).toHaveLength(2);
  });

  it('ends a job as cancelled when it is closed in its midst, with the sessions of the embedded pack', async () => {
    const url = `public/${PACKAGED_PACK}`;
    const api = createAnnotatorApi(async (_config, onProgress) => {
      const pack = await openPack({
        ...{ engine: 'wasm', threads: 1, read: readFrom(url), url, onProgress, now: () => 0 },
        loadRuntime: () => import('onnxruntime-web'),
      });
      if (!pack.ok) return pack;
      const { reader, manifest, times, close } = pack.value;
      return ok({
        reader,
        opened: { engine: 'wasm', device: '', threads: 1, manifest, times },
        close,
      });
    });
    expect(await api.open(configOf(url), unheard)).toMatchObject({ ok: true });
    const text = 'Aspirin inhibits COX-2 in patients with arthritis. '.repeat(50);
    let readings = 0;
    const closing: Promise<void>[] = [];
    const result = await api.annotate(1, { text }, () => {
      readings += 1;
      if (readings === 2) closing.push(api.close());
    });
    expect(result).toEqual(cancelled);
    await Promise.all([...closing, api.close()]);
  });

  it('opens the pack that was asked for last, when another is still opening', async () => {
    const closed: string[] = [];
    const api = createAnnotatorApi(async ({ packUrl }) => ok(wordPack(packUrl, closed)));
    const opened = await Promise.all(
      ['a/', 'b/', 'b/'].map((url) => api.open(configOf(url), unheard)),
    );
    expect(opened.map((each) => each.ok && each.value.manifest.title)).toEqual(['a/', 'b/', 'b/']);
    expect(closed).toEqual(['a/']);
    expect(await api.annotate(1, { text: 'aspirin' }, unheard)).toMatchObject({ ok: true });
  });

  it('opens another pack although one could not be given back', async () => {
    const closed: string[] = [];
    const api = createAnnotatorApi(async ({ packUrl }) => {
      const pack = wordPack(packUrl, closed);
      return ok({
        ...pack,
        close: () => (packUrl === 'a/' ? Promise.reject(new Error('busy')) : pack.close()),
      });
    });
    await api.open(configOf('a/'), unheard);
    await expect(api.close()).rejects.toThrow('busy');
    expect(await api.open(configOf('b/'), unheard)).toMatchObject({ ok: true });
    await api.close();
    expect(closed).toEqual(['b/']);
  });

  it('tries again after a bug in opening', async () => {
    let tries = 0;
    const api = createAnnotatorApi(async ({ packUrl }) => {
      tries += 1;
      if (tries === 1) throw new TypeError('x is undefined');
      return ok(wordPack(packUrl, []));
    });
    expect(await api.open(configOf('a/'), unheard)).toMatchObject({
      error: { code: 'unexpected', message: 'x is undefined' },
    });
    expect(await api.open(configOf('a/'), unheard)).toMatchObject({ ok: true });
  });
});
