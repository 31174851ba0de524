import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { PACKAGED_PACK } from '../src/core/pack/embedded.ts';
import type { Annotator } from '../src/engine/contract/annotator.ts';
import { describeAnnotator } from '../src/engine/testing/annotator-contract.ts';
import { type AnnotatorOptions, createAnnotator } from '../src/runtime/annotator/annotator.ts';
import type { EngineChange } from '../src/runtime/annotator/choose-engine.ts';
import { spawnWorker } from '../src/runtime/annotator/spawn.ts';
import type { WorkerLike } from '../src/runtime/annotator/worker-like.ts';

const packUrl = `/${PACKAGED_PACK}`;
const text = 'Aspirin inhibits cyclooxygenase-2 (COX-2) in rheumatoid arthritis.';
const made: Annotator[] = [];

function make(options: Partial<AnnotatorOptions> = {}): Annotator {
  const annotator = createAnnotator({ packUrl, engine: 'wasm', spawn: spawnWorker, ...options });
  made.push(annotator);
  return annotator;
}

afterEach(async () => {
  await Promise.all(made.splice(0).map((annotator) => annotator.close()));
});

async function spansOf(annotator: Annotator) {
  const result = await annotator.annotate({ text });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.mentions.map(({ start, end, type }) => ({ start, end, type }));
}

describe('in a worker of its own', () => {
  // One annotator for all cases, because each start compiles 14 MB of WebAssembly.
  const shared = createAnnotator({ packUrl, engine: 'wasm', spawn: spawnWorker });
  afterAll(() => shared.close());
  describeAnnotator('with the WASM engine', () => shared, text);
});

describe('the engines', () => {
  it('find the same spans on WASM and on WebGPU', async () => {
    const gpu = make({ engine: 'webgpu' });
    expect(await gpu.open()).toMatchObject({ ok: true, value: { engine: 'webgpu', threads: 1 } });
    const spans = await spansOf(gpu);
    expect(spans).toContainEqual({ start: 0, end: 7, type: 'Chemical' });
    expect(spans).toEqual(await spansOf(make()));
  });

  it('are chosen without asking: a software adapter is no reason for WebGPU', async () => {
    const adapter = await navigator.gpu?.requestAdapter();
    expect(adapter?.info.isFallbackAdapter).toBe(true);
    const changes: EngineChange[] = [];
    const auto = make({ engine: 'auto', onEngineChange: (change) => changes.push(change) });
    expect(await auto.open()).toMatchObject({ ok: true, value: { engine: 'wasm' } });
    expect(changes).toMatchObject([{ from: 'webgpu', to: 'wasm', reason: { engine: 'webgpu' } }]);
  });

  it('read with threads where the page is isolated, and find the same', async () => {
    expect(crossOriginIsolated).toBe(true);
    const [one, two] = [make({ threads: 1 }), make({ threads: 2 })];
    expect(await one.open()).toMatchObject({ ok: true, value: { threads: 1 } });
    const threads = Math.min(2, navigator.hardwareConcurrency);
    expect(await two.open()).toMatchObject({ ok: true, value: { threads } });
    expect(await spansOf(two)).toEqual(await spansOf(one));
  });
});

describe('what can go wrong', () => {
  it('names the file of a pack that has a flipped bit', async () => {
    const annotator = make({ packUrl: '/workers/fixtures/damaged-pack' });
    expect(await annotator.open()).toMatchObject({
      ok: false,
      error: { code: 'pack-corrupt', file: 'encoder.weights.bin' },
    });
  });

  it('says that there is no pack', async () => {
    const result = await make({ packUrl: '/workers/fixtures/no-pack' }).open();
    expect(result.ok ? 'opened' : result.error.code).toMatch(/^pack-(not-found|invalid)$/);
  });

  it('notices a worker that dies in the middle of a job, and starts another', async () => {
    const workers: WorkerLike[] = [];
    const annotator = make({
      spawn: (engine) => {
        const worker = spawnWorker(engine);
        workers.push(worker);
        return worker;
      },
    });
    const result = await annotator.annotate(
      { text: `${text} `.repeat(200) },
      { onReading: () => void (workers[0] as Worker).dispatchEvent(new ErrorEvent('error')) },
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'worker-crashed' } });
    expect(await spansOf(annotator)).toHaveLength(4);
    expect(workers).toHaveLength(2);
  });

  it('notices a worker whose script cannot be loaded', async () => {
    const annotator = make({ spawn: () => new Worker('/no-such-script.js', { type: 'module' }) });
    expect(await annotator.open()).toEqual({
      ok: false,
      error: { code: 'worker-crashed', reason: 'the worker could not be loaded' },
    });
  });
});
