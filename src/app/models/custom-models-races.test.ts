import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { ModelSource } from './inspect-model.ts';
import { asked, bench, later } from './testing/models-bench.ts';

function fixture(title: string): ModelSource {
  const path = fileURLToPath(new URL(`../../../e2e/fixtures/models/${title}`, import.meta.url));
  const paths = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return {
    title,
    paths,
    read: async (name) =>
      paths.includes(name) ? new Blob([readFileSync(`${path}/${name}`)]) : undefined,
  };
}

it('a model whose description is being written stays when another is added meanwhile, which is shown', async () => {
  const one = bench();
  await one.models.add(async () => fixture('tiny-entities'));
  const { model } = asked(one);
  const { keep } = one.store;
  let write = () => {};
  one.store.keep = async (kept) => {
    await new Promise<void>((resolve) => {
      write = resolve;
    });
    return keep(kept);
  };
  const saved = one.models.save(model);
  const { promise, finish } = later();
  const added = one.models.add(() => promise);
  write();
  await saved;
  expect(one.models.getState().adding.status).toBe('reading');
  finish(fixture('tiny-relations'));
  await added;
  expect(asked(one).model.task).toBe('relations');
  expect([...one.files.keys()]).toEqual([model.id, 'm2']);
});

it('a model whose labels are asked for leaves nothing behind when those of another are changed', async () => {
  const one = bench();
  await one.models.add(async () => fixture('tiny-entities'));
  const { model } = asked(one);
  await one.models.save(model);
  await one.models.add(async () => fixture('tiny-relations'));
  one.models.edit(model);
  expect(asked(one).model.id).toBe(model.id);
  expect([...one.files.keys()]).toEqual([model.id]);
});

it('a model that is still being read does not take the place of the form of another', async () => {
  const one = bench();
  await one.models.add(async () => fixture('tiny-entities'));
  const { model } = asked(one);
  await one.models.save(model);
  const { promise, finish } = later();
  const added = one.models.add(() => promise);
  one.models.edit(model);
  finish(fixture('tiny-relations'));
  await added;
  expect(asked(one).model.id).toBe(model.id);
});

it('the form of a model closes when the model is removed', async () => {
  const one = bench();
  await one.models.add(async () => fixture('tiny-entities'));
  const { model } = asked(one);
  await one.models.save(model);
  one.models.edit(model);
  await one.models.remove(model.id);
  expect(one.models.getState().adding.status).toBe('none');
});
