import { expect, it } from 'vitest';
import type { Failure } from '../../core/errors.ts';
import { EMBEDDED_PACKS, type EmbeddedPack } from '../../core/pack/embedded.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { createEmbeddedPacks, type PackMemory } from './embedded-packs.ts';

const pack = (id: string): EmbeddedPack => ({
  id,
  folder: `models/${id}/`,
  title: id,
  character: '',
  bytes: 1,
});
const [large, light] = [pack('large'), pack('light')];

function bench(
  known: Partial<PackMemory> = {},
  tryOut: (url: string, signal: AbortSignal) => Promise<Result<unknown, Failure>> = async () =>
    ok(undefined),
) {
  let memory: PackMemory = { chosen: undefined, opened: undefined, declined: [], ...known };
  const tried: string[] = [];
  const changes: string[] = [];
  const packs = createEmbeddedPacks({
    packs: [large, light],
    base: 'https://x.example/',
    recall: () => memory,
    remember(change) {
      memory = { ...memory, ...change };
    },
    tryOut(url, signal) {
      tried.push(url);
      return tryOut(url, signal);
    },
    async onChange() {
      changes.push(packs.url());
    },
  });
  return { packs, tried, changes, memory: () => memory };
}

it('reads with the first pack where nothing was chosen, and offers nothing', () => {
  const { packs } = bench();
  expect(packs.url()).toBe('https://x.example/models/large/');
  expect(packs.getState()).not.toHaveProperty('offer');
});

it('reads with what was chosen; a choice that is gone is none', () => {
  expect(bench({ chosen: 'light' }).packs.getState().inUse).toBe(light);
  expect(bench({ chosen: 'removed' }).packs.getState().inUse).toBe(large);
});

it('keeps the pack that has read on this device until the newer one has come', async () => {
  const one = bench({ opened: 'light' });
  expect(one.packs.getState()).toMatchObject({
    inUse: light,
    offer: { pack: large, reason: 'newer' },
  });
  const using = one.packs.use('large');
  expect(one.packs.getState()).toMatchObject({ inUse: light, trying: large });
  expect(one.packs.getState()).not.toHaveProperty('offer');
  await using;
  expect(one.changes).toEqual(['https://x.example/models/large/']);
  expect(one.memory().chosen).toBe('large');
  expect(one.packs.getState()).not.toHaveProperty('trying');
});

it('keeps the pack in use where the other one cannot be fetched, and says why', async () => {
  const failure: Failure = { code: 'worker-crashed', reason: 'x' };
  const one = bench({ opened: 'light' }, async () => fail(failure));
  await one.packs.use('large');
  expect(one.packs.getState()).toMatchObject({ inUse: light, failed: { pack: large, failure } });
  expect(one.changes).toEqual([]);
  expect(one.memory().chosen).toBeUndefined();
});

it('offers again what was stopped while it came', async () => {
  const one = bench(
    { opened: 'light' },
    (_, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(fail({ code: 'cancelled' })));
      }),
  );
  const using = one.packs.use('large');
  one.packs.stop();
  await using;
  expect(one.packs.getState()).toMatchObject({ inUse: light, offer: { pack: large } });
});

it('says that a pack could not be tried where trying it throws', async () => {
  const one = bench({ opened: 'light' }, () => Promise.reject(new Error('no worker')));
  await one.packs.use('large');
  expect(one.packs.getState()).not.toHaveProperty('trying');
  expect(one.packs.getState().failed).toEqual({
    ...{ pack: large, failure: { code: 'worker-crashed', reason: 'no worker' } },
  });
});

it('declines no offer when a failure is closed that is said before it', async () => {
  const one = bench({}, async () => fail({ code: 'worker-crashed', reason: 'x' }));
  await one.packs.use('large');
  one.packs.read(9000, 1500);
  one.packs.dismiss();
  expect(one.packs.getState()).not.toHaveProperty('failed');
  expect(one.packs.getState().offer).toEqual({ pack: light, reason: 'faster' });
  expect(one.memory().declined).toEqual([]);
  one.packs.dismiss();
  expect(one.memory().declined).toEqual(['faster:light']);
});

it('takes the last of two choices', async () => {
  const waiting: (() => void)[] = [];
  const one = bench({}, () => new Promise((resolve) => waiting.push(() => resolve(ok(undefined)))));
  const both = [one.packs.use('light'), one.packs.use('large')];
  for (const go of waiting.reverse()) go();
  await Promise.all(both);
  expect(one.packs.getState().inUse).toBe(large);
  expect(one.memory().chosen).toBe('large');
});

it('offers the fastest pack where the first texts are read slowly, once, and not after a choice', () => {
  const one = bench();
  one.packs.read(3000, 1500);
  one.packs.read(9000, 400);
  expect(one.packs.getState()).not.toHaveProperty('offer');
  one.packs.read(5000, 1500);
  expect(one.packs.getState().offer).toEqual({ pack: light, reason: 'faster' });
  one.packs.dismiss();
  one.packs.read(5000, 1500);
  expect(one.packs.getState()).not.toHaveProperty('offer');
  const chosen = bench({ chosen: 'large' });
  chosen.packs.read(5000, 1500);
  expect(chosen.packs.getState()).not.toHaveProperty('offer');
});

it('does not offer a declined newer pack again', () => {
  expect(bench({ opened: 'light', declined: ['newer:large'] }).packs.getState()).toEqual({
    packs: [large, light],
    inUse: light,
  });
});

it('remembers what opened, if it comes with the app', () => {
  const one = bench();
  one.packs.opened('of-ones-own');
  expect(one.memory().opened).toBeUndefined();
  one.packs.opened('light');
  expect(one.memory().opened).toBe('light');
});

it('ships packs with distinct ids', () => {
  expect(new Set(EMBEDDED_PACKS.map(({ id }) => id)).size).toBe(EMBEDDED_PACKS.length);
});
