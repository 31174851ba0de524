import { beforeEach, expect, test } from 'vitest';
import { sha256 } from '../session/sha256.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import type { BuiltFile } from './protocol.ts';

const MB = 1024 * 1024;
const content = Uint8Array.from({ length: 10 * MB }, (_, at) => (at * 31) % 251);
const base = 'https://app.example/';
let name = '';
let file: BuiltFile;
beforeEach(async () => {
  name = `keeper-${crypto.randomUUID()}`;
  file = { path: 'model.bin', bytes: content.length, sha256: await sha256(content), part: 'both' };
});

interface Server {
  /** Bytes after which the connection breaks; absent: never. */
  breaksAt?: number;
  knowsRanges?: boolean;
  sends?: Uint8Array<ArrayBuffer>;
  readonly asked: (string | null)[];
}

const keeperOf = (server: Server): Keeper =>
  createKeeper({ base, cache: () => caches.open(name), fetch: serve(server) });

function serve(server: Server): typeof fetch {
  return async (_, init) => {
    const range = new Headers(init?.headers).get('Range');
    server.asked.push(range);
    const all = server.sends ?? content;
    const from = range && server.knowsRanges !== false ? Number(/\d+/.exec(range)?.[0]) : 0;
    const breaksAt = server.breaksAt;
    let at = from;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
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

/** Comparing millions of numbers takes the test runner minutes. */
const hashOf = async (response: Response | undefined) =>
  response && sha256(new Uint8Array(await response.arrayBuffer()));

test('after a break only the rest is fetched, by a service worker that knows nothing of the first try', async () => {
  const server: Server = { asked: [], breaksAt: 5.5 * MB };
  await expect(keeperOf(server).fetch(file)).rejects.toThrow('cut');
  expect(await keeperOf(server).find(file)).toBeUndefined();
  delete server.breaksAt;
  const told: number[] = [];
  const kept = await keeperOf(server).fetch(file, (chunk) => told.push(chunk.length));
  expect(await hashOf(kept)).toEqual(file.sha256);
  expect(server.asked).toEqual([null, `bytes=${5.5 * MB}-`]);
  expect(told.reduce((sum, count) => sum + count)).toBe(content.length);
  expect(await hashOf(await keeperOf(server).find(file))).toEqual(file.sha256);
});

test('a server that sends the whole again is taken at its word', async () => {
  const server: Server = { asked: [], breaksAt: 6 * MB, knowsRanges: false };
  await expect(keeperOf(server).fetch(file)).rejects.toThrow('cut');
  delete server.breaksAt;
  expect(await hashOf(await keeperOf(server).fetch(file))).toEqual(file.sha256);
});

test('another content is not kept, and not taken up again', async () => {
  const sends = content.slice();
  sends[7] = 0;
  const server: Server = { asked: [], sends };
  await expect(keeperOf(server).fetch(file)).rejects.toThrow('checksum');
  expect(await keeperOf(server).find(file)).toBeUndefined();
  delete server.sends;
  expect(await hashOf(await keeperOf(server).fetch(file))).toEqual(file.sha256);
  expect(server.asked).toEqual([null, null]);
});

test('two who want one file share one request', async () => {
  const server: Server = { asked: [] };
  const keeper = keeperOf(server);
  const both = await Promise.all([keeper.fetch(file), keeper.fetch(file)]);
  expect(await Promise.all(both.map(hashOf))).toEqual([file.sha256, file.sha256]);
  expect(server.asked).toEqual([null]);
});

test('what a disk has damaged is not given out', async () => {
  const server: Server = { asked: [] };
  const keeper = keeperOf(server);
  await keeper.fetch(file);
  const cache = await caches.open(name);
  const [key] = await cache.keys();
  const bytes = content.slice();
  bytes[3] = 0;
  if (key) await cache.put(key, new Response(bytes));
  expect(await keeper.find(file)).toBeUndefined();
  expect(await cache.keys()).toEqual([]);
});

test('files that no version needs any more are dropped', async () => {
  const keeper = keeperOf({ asked: [] });
  await keeper.fetch(file);
  await keeper.keepOnly(new Set([file.sha256]));
  expect(await keeper.find(file)).toBeDefined();
  await keeper.keepOnly(new Set());
  expect(await keeper.find(file)).toBeUndefined();
});
