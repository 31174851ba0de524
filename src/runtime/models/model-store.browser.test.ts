import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CustomModel, OWN_MODELS_CACHE } from '../../core/custom-model/model.ts';
import { openModelStore } from './model-store.ts';

const base = 'https://app.example/';
const files = new Map([
  ['config.json', new Blob(['{}'])],
  ['onnx/model.onnx', new Blob(['graph'])],
]);
const model = (id: string): CustomModel => ({
  ...{ task: 'answers', id, title: 'Answers' },
  files: [{ path: 'config.json', bytes: 2, sha256: '0'.repeat(64) }],
});
const addresses = async () =>
  (await (await caches.open(OWN_MODELS_CACHE)).keys()).map(({ url }) => url.slice(base.length));
/** The page holds a lock until a model is kept or removed, so each test uses another id. */
const newId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 16);

beforeEach(() => caches.delete(OWN_MODELS_CACHE));
afterEach(() => caches.delete(OWN_MODELS_CACHE));

describe('a sweep', () => {
  it('removes what a page that is gone has left without a description', async () => {
    const cache = await caches.open(OWN_MODELS_CACHE);
    await cache.put(`${base}own-models/left/config.json`, new Response('{}'));
    const store = openModelStore(base);
    const id = newId();
    await store.putFiles(id, files);
    await store.keep(model(id));
    await store.sweep();
    expect((await addresses()).every((address) => address.includes(id))).toBe(true);
    expect(await store.list()).toMatchObject({ ok: true, value: [{ id }] });
  });

  it('leaves alone what another tab is adding, until it is given up', async () => {
    const [here, there] = [openModelStore(base), openModelStore(base)];
    const id = newId();
    await there.putFiles(id, files);
    await here.sweep();
    expect(await addresses()).toHaveLength(2);
    await there.remove(id);
    await there.putFiles(id, files);
    await here.sweep();
    expect(await addresses()).toHaveLength(2);
    await there.keep(model(id));
    await here.sweep();
    expect(await addresses()).toHaveLength(3);
  });

  it('makes no cache where nobody ever brought a model', async () => {
    await openModelStore(base).sweep();
    expect(await caches.has(OWN_MODELS_CACHE)).toBe(false);
  });
});

it('files of which one finds no room leave nothing behind', async () => {
  const store = openModelStore(base);
  const id = newId();
  const { put } = Cache.prototype;
  let calls = 0;
  Cache.prototype.put = function (...given) {
    calls += 1;
    if (calls > 1) return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    return put.apply(this, given);
  };
  try {
    expect(await store.putFiles(id, files)).toEqual({ ok: false, error: { code: 'storage-full' } });
  } finally {
    Cache.prototype.put = put;
  }
  expect(await addresses()).toEqual([]);
});
