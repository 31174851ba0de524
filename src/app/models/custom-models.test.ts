import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../core/errors.ts';
import { PACKAGED_PACK } from '../../core/pack/embedded.ts';
import { fail, ok } from '../../core/result.ts';
import type { StorageFailure } from '../../runtime/storage/storage-failure.ts';
import { createCustomModels } from './custom-models.ts';
import type { ModelSource } from './inspect-model.ts';
import { asked, bench, later } from './testing/models-bench.ts';

const MODELS = fileURLToPath(new URL('../../../e2e/fixtures/models/', import.meta.url));
const PACK = fileURLToPath(new URL(`../../../public/${PACKAGED_PACK}`, import.meta.url));

function folder(path: string, title: string, change: Record<string, string> = {}): ModelSource {
  const paths = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return {
    title,
    paths,
    read: async (name) =>
      paths.includes(name)
        ? new Blob([change[name] ?? readFileSync(`${path}/${name}`)])
        : undefined,
  };
}
const fixture = (name: string) => folder(MODELS + name, name);

describe('models of one’s own', () => {
  it('are tried first, then given the meaning of their labels, then kept and used', async () => {
    const one = bench();
    await one.models.add(async () => fixture('tiny-entities'));
    const { model, labels } = asked(one);
    expect(labels).toEqual(['Gene', 'Disease', 'Chemical']);
    expect(one.kept.size).toBe(0);
    await one.models.save({ ...model, labels: { ...model.labels, Gene: '' } });
    expect(one.choices.at(-1)?.own).toMatchObject({
      url: 'https://x.example/own-models/',
      models: [{ id: 'm1', task: 'entities', labels: { Gene: '', Disease: 'Disease' } }],
    });
  });

  it('of which one is refused leave nothing behind', async () => {
    const failure: Failure = { code: 'model-unsuitable', title: 'x', reason: 'no' };
    const one = bench(async () => fail(failure));
    await one.models.add(async () => fixture('tiny-answers'));
    expect(one.models.getState().adding).toMatchObject({ status: 'failed', failure });
    expect([one.kept.size, one.files.size, one.choices.length]).toEqual([0, 0, 0]);
  });

  it('that are given up while their labels are asked for leave nothing behind', async () => {
    const one = bench();
    await one.models.add(async () => fixture('tiny-relations'));
    asked(one);
    one.models.stopAdding();
    await Promise.resolve();
    expect([one.kept.size, one.files.size]).toEqual([0, 0]);
    expect(one.models.getState().adding.status).toBe('none');
  });

  it('that cannot be described leave nothing behind; one kept before stays', async () => {
    const one = bench(undefined, undefined, { code: 'storage-full' });
    await one.models.add(async () => fixture('tiny-answers'));
    expect(one.models.getState()).toMatchObject({ notKept: { code: 'storage-full' } });
    expect(one.files.size).toBe(0);
    await one.models.add(async () => fixture('tiny-entities'));
    const { model } = asked(one);
    one.kept.set(model.id, model);
    await one.models.load();
    await one.models.save(model);
    expect([...one.files.keys()]).toEqual([model.id]);
  });

  it('whose trial breaks off leave nothing behind', async () => {
    const one = bench(() => Promise.reject(new Error('the worker died')));
    await one.models.add(async () => fixture('tiny-answers'));
    expect(one.models.getState().adding).toMatchObject({ reason: 'the worker died' });
    expect(one.files.size).toBe(0);
  });

  it('replace one whose labels are still asked for, and it leaves nothing behind', async () => {
    const one = bench();
    await one.models.add(async () => fixture('tiny-entities'));
    await one.models.add(async () => fixture('tiny-relations'));
    expect(asked(one).model.task).toBe('relations');
    expect([...one.files.keys()]).toEqual(['m2']);
  });

  it('that are given up say nothing of the one added instead', async () => {
    const one = bench();
    const { promise, finish } = later();
    const first = one.models.add(() => promise);
    await one.models.add(async () => fixture('tiny-entities'));
    finish('not to be had');
    await first;
    expect(asked(one).model.title).toBe('tiny-entities');
  });

  it('are used one for each task', async () => {
    const one = bench();
    await one.models.add(async () => fixture('tiny-answers'));
    await one.models.add(async () => fixture('tiny-answers'));
    await one.models.add(async () => fixture('tiny-entities'));
    await one.models.save(asked(one).model);
    expect(one.models.getState().inUse).toEqual(['m2', 'm3']);
    await one.models.use('m3', false);
    await one.models.remove('m2');
    expect(one.choices.at(-1)).toEqual({});
    expect([...one.kept.keys()]).toEqual(['m1', 'm3']);
  });

  it('keep their place when a storage is full, and it is said', async () => {
    const one = bench(undefined, { code: 'storage-full' });
    await one.models.add(async () => fixture('tiny-answers'));
    expect(one.models.getState()).toMatchObject({
      adding: { status: 'none' },
      notKept: { code: 'storage-full' },
    });
    expect(one.tried).toEqual([]);
  });

  it('that the browser has removed are told of, and not asked for any more', async () => {
    const one = bench();
    await one.models.add(async () => fixture('tiny-answers'));
    one.kept.clear();
    await one.models.load();
    expect(one.models.getState()).toMatchObject({ gone: 1, inUse: [] });
    expect(one.models.choice()).toEqual({});
  });

  it('may be a pack, which takes the place of the embedded one', async () => {
    const one = bench();
    await one.models.add(async () => folder(PACK, 'pack'));
    expect(one.choices.at(-1)).toEqual({ packUrl: 'https://x.example/own-models/m1/' });
    expect([...(one.files.get('m1')?.keys() ?? [])].sort()).toEqual([
      'encoder.wasm.onnx',
      'encoder.webgpu.onnx',
      'encoder.weights.bin',
      'manifest.json',
      'relation.onnx',
      'vocab.txt',
    ]);
  });

  it.each([
    [{ 'vocab.txt': 'other' }, 'vocab.txt is not the file'],
    [{ 'manifest.json': '[' }, 'manifest.json'],
    [{ 'manifest.json': '['.repeat(100) }, 'nested more than 64 levels'],
    [{ 'manifest.json': '{}' }, 'manifest.json: '],
    [{ 'relation.onnx': '' }, 'relation.onnx is empty'],
  ])('refuses a pack with %j', async (change, reason) => {
    const one = bench();
    await one.models.add(async () => folder(PACK, 'pack', change));
    expect(one.models.getState().adding).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining(reason),
    });
    expect(one.files.size).toBe(0);
  });

  it('asks an address for what may be there, and says when nothing is', async () => {
    const one = bench();
    const asking: string[] = [];
    await one.models.add(async () => ({
      title: 'nothing',
      async read(path) {
        asking.push(path);
        return undefined;
      },
    }));
    expect(asking).toContain('onnx/model_quantized.onnx');
    expect(one.models.getState().adding).toMatchObject({ status: 'refused', title: 'nothing' });
  });

  it('says that models in use were not found where the browser does not list them', async () => {
    const refused: StorageFailure = { code: 'storage-failed', reason: 'denied' };
    const load = async (inUse: readonly string[]) => {
      const models = createCustomModels({
        store: {
          list: async () => fail(refused),
          putFiles: async () => fail(refused),
          keep: async () => fail(refused),
          remove: async () => fail(refused),
          sweep: async () => fail(refused),
        },
        ...{ base: 'https://x.example/', newId: () => 'm', tryOut: async () => ok(undefined) },
        ...{ readInUse: () => inUse, writeInUse: () => {}, onChoice: async () => {} },
      });
      await models.load();
      return models.getState();
    };
    expect(await load(['m1'])).toMatchObject({ inUse: ['m1'], notKept: refused });
    expect(await load([])).not.toHaveProperty('notKept');
  });
});
