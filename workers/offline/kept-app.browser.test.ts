import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/sha256.ts';
import { holdVersion } from '../../src/runtime/offline/hold-version.ts';
import { createAssetCache } from './asset-cache.ts';
import { createKeptApp, KEPT_CACHE, type KeptApp } from './kept-app.ts';
import type { BuiltFile, InUse, OfflineReply } from './protocol.ts';
import { createShell } from './shell.ts';

const IN_USE: InUse = { engine: 'wasm', pack: 'mini' };

/** Each test uses another folder, because pages hold locks until the test page ends. */
let base = '';
/** Contents of the server's files, by path. */
let site: Record<string, string>;
let failsFor: string | undefined;
let isWaiting: boolean;
let asked: string[];

async function clear(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith('biogloss-shell-') || name === KEPT_CACHE) await caches.delete(name);
}
beforeEach(async () => {
  base = `https://app.example/${crypto.randomUUID()}/`;
  [site, failsFor, isWaiting, asked] = [{}, undefined, false, []];
  await clear();
});
afterEach(clear);

const serve: typeof fetch = async (input, init) => {
  const path = String(input).slice(base.length);
  asked.push(path);
  if (path === failsFor) throw new TypeError('Failed to fetch');
  init?.signal?.throwIfAborted();
  const content = site[path];
  return content === undefined ? new Response('', { status: 404 }) : new Response(content);
};

interface Version {
  readonly app: KeptApp;
  /** Installs this version. */
  install(): Promise<void>;
  readonly scripts: readonly string[];
}

/** Puts a build on the server and returns the version that a service worker makes of it. */
async function release(version: string, contents: Record<string, string>): Promise<Version> {
  site = { ...contents };
  const files: BuiltFile[] = [];
  for (const [path, content] of Object.entries(contents)) {
    const bytes = new TextEncoder().encode(content);
    const part = path.endsWith('.bin') ? 'both' : 'shell';
    const pack = /^models\/([^/]+)\//.exec(path)?.[1];
    const hash = await sha256(bytes);
    files.push({ path, bytes: bytes.byteLength, sha256: hash, part, ...(pack && { pack }) });
  }
  const shell = createShell({ base, version, files, fetch: serve });
  const assetCache = createAssetCache({
    base,
    cache: async () => ((await shell.isThere()) ? caches.open(KEPT_CACHE) : undefined),
    fetch: serve,
  });
  const isAnotherComing = () => isWaiting;
  return {
    app: createKeptApp({ base, version, files, shell, assetCache, isAnotherComing }),
    install: () => shell.keep(),
    scripts: Object.keys(contents).filter((path) => path.endsWith('.js')),
  };
}

const first = { 'index.html': 'one', 'one.js': '1', 'model.bin': 'weights 1' };
const second = { 'index.html': 'two', 'two.js': '2', 'model.bin': 'weights 2' };

async function keep({ app }: Version): Promise<OfflineReply> {
  const replies: OfflineReply[] = [];
  await app.keep(IN_USE, (reply) => replies.push(reply));
  expect(replies.filter(({ isLast }) => isLast)).toHaveLength(1);
  return replies.at(-1)!;
}
const shells = async () =>
  (await caches.keys()).filter((name) => name.startsWith('biogloss-shell-')).sort();
const isReady = async ({ app }: Version) => (await app.check(IN_USE)).isReady;

describe('a version that waits', () => {
  it('keeps its shell, however often pages of the running one are opened', async () => {
    const one = await release('1', first);
    await one.install();
    await one.app.takeOver();
    expect(await keep(one)).toMatchObject({ isReady: true });
    const two = await release('2', second);
    isWaiting = true;
    await two.install();
    for (let visit = 0; visit < 3; visit += 1) await keep(one);
    expect(await shells()).toEqual(['biogloss-shell-1', 'biogloss-shell-2']);
    // The version takes over, at first without a network.
    isWaiting = false;
    site = {};
    await two.app.takeOver();
    expect(await shells()).toEqual(['biogloss-shell-2']);
    site = second;
    expect(await keep(two)).toMatchObject({ isReady: true });
  });

  it('takes nothing from a page that still runs the older one', async () => {
    const one = await release('1', first);
    await one.install();
    await keep(one);
    holdVersion(`${base}one.js`);
    const two = await release('2', second);
    await two.install();
    await two.app.takeOver();
    await keep(two);
    expect(await shells()).toEqual(['biogloss-shell-1', 'biogloss-shell-2']);
    expect(await isReady(one)).toBe(true);
    expect(await isReady(two)).toBe(true);
  });

  it('that lost its shell and cannot get it again throws nothing of the older one away', async () => {
    const one = await release('1', first);
    await one.install();
    await keep(one);
    const two = await release('2', second);
    await two.install();
    await caches.delete('biogloss-shell-2');
    failsFor = 'two.js';
    await two.app.takeOver();
    expect(await isReady(one)).toBe(true);
    failsFor = undefined;
    expect(await keep(two)).toMatchObject({ isReady: true });
    expect(await shells()).toEqual(['biogloss-shell-2']);
  });
});

it('a shell that does not tell what it needs keeps every large file where it is', async () => {
  const one = await release('1', first);
  await one.install();
  await keep(one);
  holdVersion(`${base}one.js`);
  await (await caches.open('biogloss-shell-1')).delete(`${base}files`);
  const two = await release('2', second);
  await two.install();
  await two.app.takeOver();
  await keep(two);
  expect(await (await caches.open(KEPT_CACHE)).keys()).toHaveLength(2);
});

describe('an installation that fails', () => {
  it('names the file, and leaves nothing behind', async () => {
    const one = await release('1', first);
    site['index.html'] += '<!-- the host was here -->';
    await expect(one.install()).rejects.toThrow('index.html is of another version');
    delete site['index.html'];
    await expect(one.install()).rejects.toThrow('index.html was not found (HTTP 404)');
    expect(await shells()).toEqual([]);
  });

  it('leaves the shell that lies there as it is', async () => {
    const one = await release('1', first);
    await one.install();
    failsFor = 'one.js';
    await expect(one.install()).rejects.toThrow();
    failsFor = undefined;
    await keep(one);
    expect(await isReady(one)).toBe(true);
  });
});

describe('a removal', () => {
  it('leaves nothing, ends what is being kept, and its replies', async () => {
    const one = await release('1', first);
    await one.install();
    const replies: OfflineReply[] = [];
    const keeping = one.app.keep(IN_USE, (reply) => replies.push(reply));
    await one.app.forget();
    const before = replies.length;
    await keeping;
    expect(replies.slice(before).map(({ isReady, isLast }) => [isReady, isLast])).toEqual([
      [false, true],
    ]);
    expect(replies.at(-1)?.problem).toBeUndefined();
    expect(await caches.has(KEPT_CACHE)).toBe(false);
    expect(await shells()).toEqual([]);
  });

  it('holds until the app is wanted again', async () => {
    const one = await release('1', first);
    await one.install();
    await keep(one);
    await one.app.forget();
    expect(await one.app.check(IN_USE)).toMatchObject({ isReady: false, kept: 0 });
    expect([await caches.has(KEPT_CACHE), await shells()]).toEqual([false, []]);
    expect(await keep(one)).toMatchObject({ isReady: true });
  });
});

it('each file that is checked is a sign of life, before it is known how much is missing', async () => {
  const one = await release('1', first);
  await one.install();
  const needed: number[] = [];
  await one.app.keep(IN_USE, (reply) => needed.push(reply.needed));
  expect(needed[0]).toBe(0);
  expect(needed.at(-1)).toBe(13);
});

it('looking fetches nothing, and tells what lies here', async () => {
  const one = await release('1', first);
  await one.install();
  asked = [];
  expect(await one.app.check(IN_USE)).toEqual({
    isReady: false,
    kept: 4,
    needed: 13,
    isLast: true,
  });
  expect(asked).toEqual([]);
  await keep(one);
  expect(await one.app.check(IN_USE)).toMatchObject({ isReady: true, kept: 13 });
});

it('of several packs the one in use is kept; what came of another one stays', async () => {
  const packs = { 'models/mini/a.bin': 'mini', 'models/small/a.bin': 'a small one' };
  const one = await release('1', { ...first, ...packs });
  await one.install();
  expect(await keep(one)).toMatchObject({ isReady: true, kept: 17 });
  expect(asked).not.toContain('models/small/a.bin');
  const small: InUse = { engine: 'wasm', pack: 'small' };
  expect(await one.app.check(small)).toMatchObject({ isReady: false, kept: 13, needed: 24 });
  await one.app.keep(small, () => {});
  expect(await one.app.check(small)).toMatchObject({ isReady: true });
  expect(await isReady(one)).toBe(true);
});
