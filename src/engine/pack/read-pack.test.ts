import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineName } from '../../core/errors.ts';
import { fail } from '../../core/result.ts';
import { memoryPack, readFromMemory } from '../testing/memory-pack.ts';
import { readPack } from './read-pack.ts';

type Files = Awaited<ReturnType<typeof memoryPack>>;

async function readChanged(change: (files: Files) => void, engine: EngineName = 'wasm') {
  const files = await memoryPack();
  change(files);
  return readPack(readFromMemory(files), 'https://packs.example/words/', engine, () => {});
}

const errorOf = async (result: ReturnType<typeof readChanged>) => {
  const read = await result;
  return read.ok ? undefined : read.error;
};

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('readPack', () => {
  it('gives the manifest and the verified files of one engine', async () => {
    const read = await readChanged(() => {});
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.manifest.id).toBe('words');
    expect(text(read.value.graph)).toContain('entity_logits');
    expect(text(read.value.weights)).toBe('weights of both engines');
    expect(text(read.value.relations)).toContain('relation_logits');
  });

  it('counts bytes upwards to the sum of the manifest', async () => {
    const files = await memoryPack();
    const seen: [number, number][] = [];
    await readPack(readFromMemory(files), '', 'wasm', (done, total) => seen.push([done, total]));
    const sum = [...files].reduce(
      (n, [path, f]) => n + (path === 'manifest.json' ? 0 : f.length),
      0,
    );
    expect(seen.at(0)).toEqual([0, sum]);
    expect(seen.at(-1)).toEqual([sum, sum]);
    expect(seen.map(([done]) => done)).toEqual(
      seen.map(([done]) => done).toSorted((a, b) => a - b),
    );
  });

  it('refuses a file with one bit flipped and names it', async () => {
    const error = await errorOf(
      readChanged((files) => {
        const weights = files.get('encoder.weights.bin')!;
        weights[3]! ^= 1;
      }),
    );
    expect(error).toMatchObject({ code: 'pack-corrupt', file: 'encoder.weights.bin' });
    expect(error).toHaveProperty('expected', expect.stringMatching(/^[0-9a-f]{64}$/));
    expect(error).toHaveProperty('actual', expect.stringMatching(/^[0-9a-f]{64}$/));
  });

  it('reads a wrong file once more from its origin, since it may have been damaged where it was stored', async () => {
    const files = await memoryPack();
    const damaged = files.get('encoder.weights.bin')!.slice();
    damaged[3]! ^= 1;
    const stored = new Map(files).set('encoder.weights.bin', damaged);
    const fresh: string[] = [];
    const read = await readPack(
      (path, limit, onBytes, isFresh) => {
        if (isFresh) fresh.push(path);
        return readFromMemory(isFresh ? files : stored)(path, limit, onBytes);
      },
      '',
      'wasm',
      () => {},
    );
    expect(read.ok && text(read.value.weights)).toBe('weights of both engines');
    expect(fresh).toEqual(['encoder.weights.bin']);
  });

  it.each([
    [{ pieces: ['[PAD]', '[CLS]', '[SEP]'] }, 'vocabulary', 'has no [UNK]'],
    [
      { pieces: ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'zzgene'] },
      'vocabulary',
      'has 5 word pieces, the model 4',
    ],
    [{ positions: 17 }, 'encoder.wasm.onnx', 'has 16 rows for 17 position_ids'],
  ])('refuses a pack whose parts do not fit together, %j', async (changed, path, reason) => {
    const files = await memoryPack(changed);
    const read = await readPack(readFromMemory(files), 'http://x/', 'wasm', () => {});
    expect(read).toEqual(fail({ code: 'pack-invalid', url: 'http://x/', path, reason }));
  });

  it('tells the sizes of a file that is cut off', async () => {
    const error = await errorOf(
      readChanged((files) => files.set('vocab.txt', files.get('vocab.txt')!.slice(0, 5))),
    );
    expect(error).toEqual({
      code: 'pack-corrupt',
      file: 'vocab.txt',
      expected: '24 bytes',
      actual: '5 bytes',
    });
  });

  it('passes on that a file is missing', async () => {
    const error = await errorOf(readChanged((files) => files.delete('relation.onnx')));
    expect(error).toMatchObject({ code: 'pack-not-found', url: 'relation.onnx', status: 404 });
  });

  it.each([
    ['no JSON', '<!doctype html>'],
    ['no manifest', '{"format": 2}'],
    ['cut off', '{"format": 1'],
  ])('says that a manifest is invalid: %s', async (_, manifest) => {
    const error = await errorOf(
      readChanged((files) => files.set('manifest.json', new TextEncoder().encode(manifest))),
    );
    expect(error?.code).toBe('pack-invalid');
  });

  it('says that a pack has no files for an engine', async () => {
    expect(await errorOf(readChanged(() => {}, 'webgpu'))).toMatchObject({
      code: 'engine-unavailable',
      engine: 'webgpu',
    });
  });
});

describe('a pack of which anything may be changed', () => {
  it('is read, or refused with a reason, in each of 600 mutations', async () => {
    const original = await memoryPack();
    const names = [...original.keys()];
    const outcomes = { read: 0, refused: 0 };
    const mutation = fc.record({
      file: fc.constantFrom(...names),
      changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      cut: fc.option(fc.nat(300)),
      isGone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ file, changes, cut, isGone }) => {
        const files = new Map(original);
        const bytes = (files.get(file) ?? new Uint8Array()).slice(0, cut ?? undefined);
        for (const [at, value] of changes) if (bytes.length) bytes[at % bytes.length] = value;
        if (isGone && cut !== null) files.delete(file);
        else files.set(file, bytes);
        const result = await readPack(readFromMemory(files), 'http://x/', 'wasm', () => {});
        outcomes[result.ok ? 'read' : 'refused'] += 1;
        if (!result.ok) {
          expect(['pack-not-found', 'pack-invalid', 'pack-corrupt']).toContain(result.error.code);
        }
      }),
      { numRuns: 600 },
    );
    expect(outcomes.refused).toBeGreaterThan(300);
  });
});
