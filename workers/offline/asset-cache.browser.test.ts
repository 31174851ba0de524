import { beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../src/core/sha256.ts';
import { type AssetCache, createAssetCache } from './asset-cache.ts';
import type { BuiltFile } from './protocol.ts';

const MB = 1024 * 1024;
const content = Uint8Array.from({ length: 10 * MB }, (_, at) => (at * 31) % 251);
const base = 'https://app.example/';
let name = '';
let file: BuiltFile;
beforeEach(async () => {
  name = `assetCache-${crypto.randomUUID()}`;
  file = { path: 'model.bin', bytes: content.length, sha256: await sha256(content), part: 'both' };
});

interface Server {
  /** Awaited before each chunk. */
  until?: Promise<unknown>;
  /** Bytes after which the connection breaks; undefined for never. */
  breaksAt?: number;
  knowsRanges?: boolean;
  sends?: Uint8Array<ArrayBuffer>;
  readonly asked: (string | null)[];
}

const assetCacheOf = (server: Server, cache = () => caches.open(name)): AssetCache =>
  createAssetCache({ base, cache, fetch: serve(server) });

/** A cache without room: `put` fails from the given call on. */
async function fullCache(callsThatFit = 0): Promise<Cache> {
  const cache = await caches.open(name);
  let calls = 0;
  const put: Cache['put'] = async (request, response) => {
    calls += 1;
    if (calls > callsThatFit) throw new DOMException('no room', 'QuotaExceededError');
    await Cache.prototype.put.call(cache, request, response);
  };
  return withPut(cache, put);
}

/** Replaces `put` of this object only. */
const withPut = (cache: Cache, put: Cache['put']): Cache =>
  Object.defineProperty(cache, 'put', { value: put });

function serve(server: Server): typeof fetch {
  return async (_, init) => {
    const range = new Headers(init?.headers).get('Range');
    server.asked.push(range);
    const all = server.sends ?? content;
    const from = range && server.knowsRanges !== false ? Number(/\d+/.exec(range)?.[0]) : 0;
    const breaksAt = server.breaksAt;
    let at = from;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await server.until;
        if (init?.signal?.aborted) return controller.error(init.signal.reason);
        if (breaksAt !== undefined && at >= breaksAt) return controller.error(new TypeError('cut'));
        if (at >= all.length) return controller.close();
        const end = Math.min(at + MB, breaksAt ?? all.length, all.length);
        controller.enqueue(all.slice(at, end));
        at = end;
      },
    });
    if (from === 0) return new Response(body);
    const headers = { 'Content-Range': `bytes ${from}-${all.length - 1}/${all.length}` };
    return new Response(body, { status: 206, headers });
  };
}

/** Hashes are compared, because the test runner takes minutes to compare millions of numbers. */
const hashOf = async (response: Response | undefined) =>
  response && sha256(new Uint8Array(await response.arrayBuffer()));

test('after a break only the rest is fetched, by a service worker that knows nothing of the first try', async () => {
  const server: Server = { asked: [], breaksAt: 5.5 * MB };
  await expect(assetCacheOf(server).fetch(file)).rejects.toThrow('cut');
  expect(await assetCacheOf(server).find(file)).toBeUndefined();
  delete server.breaksAt;
  const { response, ended } = assetCacheOf(server).stream(file);
  expect(await hashOf(await response)).toEqual(file.sha256);
  await ended;
  expect(server.asked).toEqual([null, `bytes=${5.5 * MB}-`]);
  expect(await hashOf(await assetCacheOf(server).find(file))).toEqual(file.sha256);
});

test('a server that sends the whole again is taken at its word', async () => {
  const server: Server = { asked: [], breaksAt: 6 * MB, knowsRanges: false };
  await expect(assetCacheOf(server).fetch(file)).rejects.toThrow('cut');
  delete server.breaksAt;
  expect(await hashOf(await assetCacheOf(server).fetch(file))).toEqual(file.sha256);
});

test('another content is not kept, and not taken up again', async () => {
  const sends = content.slice();
  sends[7] = 0;
  const server: Server = { asked: [], sends };
  await expect(assetCacheOf(server).fetch(file)).rejects.toThrow('checksum');
  expect(await assetCacheOf(server).find(file)).toBeUndefined();
  delete server.sends;
  expect(await hashOf(await assetCacheOf(server).fetch(file))).toEqual(file.sha256);
  expect(server.asked).toEqual([null, null]);
});

test('two who want one file share one request', async () => {
  const server: Server = { asked: [] };
  const assetCache = assetCacheOf(server);
  const both = await Promise.all([assetCache.fetch(file), assetCache.fetch(file)]);
  expect(await Promise.all(both.map(hashOf))).toEqual([file.sha256, file.sha256]);
  expect(server.asked).toEqual([null]);
});

test('what a disk has damaged is not given out', async () => {
  const server: Server = { asked: [] };
  const assetCache = assetCacheOf(server);
  await assetCache.fetch(file);
  const cache = await caches.open(name);
  const [key] = await cache.keys();
  const bytes = content.slice();
  bytes[3] = 0;
  if (key) await cache.put(key, new Response(bytes));
  expect(await assetCache.find(file)).toBeUndefined();
  expect(await cache.keys()).toEqual([]);
});

test('what its reader verifies is given out as it is, and dropped when the reader says so', async () => {
  const server: Server = { asked: [] };
  const assetCache = assetCacheOf(server);
  expect(await assetCache.findUnverified(file)).toBeUndefined();
  await assetCache.fetch(file);
  expect(await hashOf(await assetCache.findUnverified(file))).toBe(file.sha256);
  await assetCache.drop(file);
  expect(await assetCache.findUnverified(file)).toBeUndefined();
});

test('files that no version needs any more are dropped', async () => {
  const assetCache = assetCacheOf({ asked: [] });
  await assetCache.fetch(file);
  await assetCache.keepOnly(new Set([file.sha256]));
  expect(await assetCache.find(file)).toBeDefined();
  await assetCache.keepOnly(new Set());
  expect(await assetCache.find(file)).toBeUndefined();
});

test.each([0, 1])(
  'a cache with room for %i pieces costs the file nothing: it comes whole, and only its keeping fails',
  async (callsThatFit) => {
    const cache = await fullCache(callsThatFit);
    const assetCache = assetCacheOf({ asked: [] }, async () => cache);
    expect(await hashOf(await assetCache.fetch(file))).toBe(file.sha256);
    const { response, ended } = assetCache.stream(file);
    expect(await hashOf(await response)).toBe(file.sha256);
    await ended;
    await expect(assetCache.keep(file, () => {})).rejects.toThrow('there is no room for it');
    // Pieces that cannot become a whole file are removed.
    expect(await (await caches.open(name)).keys()).toEqual([]);
  },
);

test('where a file fits in once and not twice, its pieces make room for it', async () => {
  const cache = await caches.open(name);
  const put: Cache['put'] = async (request, response) => {
    const isTwice = request === `${base}kept/${file.sha256}` && (await cache.keys()).length > 0;
    if (isTwice) throw new DOMException('no room', 'QuotaExceededError');
    await Cache.prototype.put.call(cache, request, response);
  };
  const assetCache = assetCacheOf({ asked: [] }, async () => withPut(cache, put));
  await assetCache.keep(file, () => {});
  expect(await hashOf(await assetCache.find(file))).toBe(file.sha256);
  expect(await cache.keys()).toHaveLength(1);
});

test('a browser that refuses its cache altogether still gets the file', async () => {
  const refused = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  const assetCache = assetCacheOf({ asked: [] }, refused);
  expect(await assetCache.find(file)).toBeUndefined();
  expect(await hashOf(await assetCache.fetch(file))).toBe(file.sha256);
  await expect(assetCache.keep(file, () => {})).rejects.toThrow('the browser refused to keep it');
});

test('a reader that goes away takes nothing from the others, and the file is kept', async () => {
  const assetCache = assetCacheOf({ asked: [] });
  const first = assetCache.stream(file);
  const second = assetCache.stream(file);
  const reader = (await first.response).body!.getReader();
  await reader.read();
  await reader.cancel();
  expect(await hashOf(await second.response)).toBe(file.sha256);
  await Promise.all([first.ended, second.ended]);
  expect(await hashOf(await assetCache.find(file))).toBe(file.sha256);
});

test('a reader that comes late gets the file from its beginning', async () => {
  const assetCache = assetCacheOf({ asked: [] });
  const early = (await assetCache.stream(file).response).body!.getReader();
  await early.read();
  await early.read();
  expect(await hashOf(await assetCache.stream(file).response)).toBe(file.sha256);
});

test('a removal ends what nobody reads, and what somebody reads goes on unkept', async () => {
  let go = () => {};
  const server: Server = { asked: [], until: new Promise<void>((resolve) => (go = resolve)) };
  const assetCache = assetCacheOf(server);
  const kept = assetCache.keep(file, () => {});
  assetCache.stop();
  const read = assetCacheOf(server);
  const { response } = read.stream(file);
  read.stop();
  go();
  await expect(kept).rejects.toThrow();
  expect(await hashOf(await response)).toBe(file.sha256);
  expect(await read.find(file)).toBeUndefined();
  // A file that is needed again is stored again.
  await read.keep(file, () => {});
  expect(await hashOf(await read.find(file))).toBe(file.sha256);
});
