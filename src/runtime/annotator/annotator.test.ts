import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EngineName, Failure } from '../../core/errors.ts';
import { fail, ok } from '../../core/result.ts';
import type { Annotator } from '../../engine/contract/annotator.ts';
import type { AnnotatorApi, ReadingPart } from '../../engine/contract/protocol.ts';
import { describeAnnotator } from '../../engine/testing/annotator-contract.ts';
import { wordAnnotatorApi } from '../../engine/testing/word-annotator.ts';
import { type AnnotatorOptions, createAnnotator } from './annotator.ts';
import type { EngineChange } from './choose-engine.ts';
import { type InProcessWorker, inProcessWorker } from './testing/in-process-worker.ts';

type ApiOf = (engine: EngineName, spawned: number) => AnnotatorApi;

let annotator: Annotator | undefined;
let workers: { readonly engine: EngineName; readonly worker: InProcessWorker }[] = [];
let changes: EngineChange[] = [];

afterEach(async () => {
  await annotator?.close();
});

function make(apiOf: ApiOf, options: Partial<AnnotatorOptions> = {}): Annotator {
  workers = [];
  changes = [];
  annotator = createAnnotator({
    packUrl: 'https://packs.example/words',
    threads: 1,
    onEngineChange: (change) => changes.push(change),
    spawn: (engine) => {
      const worker = inProcessWorker(apiOf(engine, workers.length));
      workers.push({ engine, worker });
      return worker;
    },
    ...options,
  });
  return annotator;
}

const engines = () => workers.map(({ engine }) => engine);
const never = <T>(): Promise<T> => new Promise(() => {});
const text = 'The patient took aspirin and gefitinib. What is egfr kinase?';

/** An API of which the given calls fail; the others work. */
const failing = (engine: EngineName, calls: Partial<AnnotatorApi>): AnnotatorApi => ({
  ...wordAnnotatorApi(engine),
  ...calls,
});

describeAnnotator('in a worker', () => make(wordAnnotatorApi), text);

describe('the choice of engine', () => {
  it('takes WebGPU when it works', async () => {
    const opened = await make(wordAnnotatorApi).open();
    expect(opened).toMatchObject({ ok: true, value: { engine: 'webgpu' } });
    expect(changes).toEqual([]);
  });

  it.each<Failure>([
    { code: 'engine-unavailable', engine: 'webgpu', reason: 'no graphics adapter' },
    { code: 'engine-wrong', engine: 'webgpu', difference: 3, tolerance: 0.01 },
    { code: 'gpu-lost', reason: 'driver' },
    { code: 'out-of-memory', reason: 'buffer' },
  ])('hands over to a fresh WASM worker after $code, once, and tells', async (failure) => {
    const opened = await make((engine) =>
      engine === 'webgpu'
        ? failing(engine, { open: async () => fail(failure) })
        : wordAnnotatorApi(engine),
    ).open();
    expect(opened).toMatchObject({ ok: true, value: { engine: 'wasm' } });
    expect(engines()).toEqual(['webgpu', 'wasm']);
    expect(workers[0]?.worker.isTerminated).toBe(true);
    expect(changes).toEqual([{ from: 'webgpu', to: 'wasm', reason: failure }]);
  });

  it('does not change engine because of a damaged pack', async () => {
    const failure = { code: 'pack-corrupt', file: 'x', expected: 'a', actual: 'b' } as const;
    const opened = await make((engine) =>
      failing(engine, { open: async () => fail(failure) }),
    ).open();
    expect(opened).toEqual(fail(failure));
    expect(engines()).toEqual(['webgpu']);
    expect(annotator?.state).toEqual({ status: 'failed', failure });
  });

  it('keeps to an engine that was asked for', async () => {
    const failure = { code: 'engine-unavailable', engine: 'webgpu', reason: 'none' } as const;
    const apiOf: ApiOf = (engine) => failing(engine, { open: async () => fail(failure) });
    expect(await make(apiOf, { engine: 'webgpu' }).open()).toEqual(fail(failure));
    expect(changes).toEqual([]);
  });

  it('reads the text again on WASM when the GPU is lost in the middle of it', async () => {
    const lost = { code: 'gpu-lost', reason: 'driver' } as const;
    const readings: ReadingPart[] = [];
    const result = await make((engine) =>
      engine === 'webgpu'
        ? failing(engine, { annotate: async () => fail(lost) })
        : wordAnnotatorApi(engine),
    ).annotate({ text }, { onReading: (reading) => readings.push(reading) });
    expect(result).toMatchObject({ ok: true });
    expect(readings.length).toBeGreaterThan(0);
    expect(changes).toEqual([{ from: 'webgpu', to: 'wasm', reason: lost }]);
  });

  it('tries every job again that was under way when the GPU was lost', async () => {
    const lost = { code: 'gpu-lost', reason: 'driver' } as const;
    const annotator = make((engine) =>
      engine === 'webgpu'
        ? failing(engine, { annotate: async () => fail(lost), answer: never })
        : wordAnnotatorApi(engine),
    );
    const jobs = [
      annotator.answer({ text, question: 'What?', limit: 1 }),
      annotator.annotate({ text }),
    ];
    expect(await Promise.all(jobs)).toMatchObject([{ ok: true }, { ok: true }]);
    expect(engines()).toEqual(['webgpu', 'wasm']);
    expect(changes).toHaveLength(1);
  });

  it('says that WASM failed too, and tries again when it is asked to', async () => {
    const annotator = make((engine, spawned) =>
      spawned < 2
        ? failing(engine, {
            open: async () => fail({ code: 'engine-unavailable', engine, reason: 'no' }),
          })
        : wordAnnotatorApi(engine),
    );
    expect(await annotator.open()).toMatchObject({ ok: false, error: { engine: 'wasm' } });
    expect(await annotator.open()).toMatchObject({ ok: true, value: { engine: 'wasm' } });
    expect(engines()).toEqual(['webgpu', 'wasm', 'wasm']);
  });
});

describe('a worker that dies', () => {
  it('settles every call under way, and the next call starts another', async () => {
    const annotator = make((engine, spawned) =>
      spawned === 0
        ? failing(engine, { annotate: never, answer: never })
        : wordAnnotatorApi(engine),
    );
    await annotator.open();
    const calls = [
      annotator.annotate({ text }),
      annotator.answer({ text, question: 'What?', limit: 1 }),
    ];
    await vi.waitFor(() => expect(annotator.state.status).toBe('open'));
    workers[0]?.worker.crash('out of stack');
    const crashed = fail({ code: 'worker-crashed', reason: 'out of stack' });
    expect(await Promise.all(calls)).toEqual([crashed, crashed]);
    expect(annotator.state).toEqual({ status: 'failed', failure: crashed.error });
    expect(await annotator.annotate({ text })).toMatchObject({ ok: true });
    expect(workers).toHaveLength(2);
  });

  it('is started again at most twice in a row, until somebody opens it on purpose', async () => {
    const annotator = make((engine) => failing(engine, { annotate: async () => never() }), {
      engine: 'wasm',
    });
    for (const spawned of [1, 2, 3]) {
      const call = annotator.annotate({ text });
      await vi.waitFor(() => expect(annotator.state.status).toBe('open'));
      workers.at(-1)?.worker.crash('again');
      expect(await call).toMatchObject({ error: { code: 'worker-crashed' } });
      expect(workers).toHaveLength(spawned);
    }
    expect(await annotator.annotate({ text })).toMatchObject({ error: { code: 'worker-crashed' } });
    expect(workers).toHaveLength(3);
    expect(await annotator.open()).toMatchObject({ ok: true });
    expect(workers).toHaveLength(4);
  });

  it('hands over to WASM when it has died twice on WebGPU, and the job is read again', async () => {
    const crashing = (engine: EngineName, spawned: number) =>
      failing(engine, {
        annotate: () => {
          workers[spawned]?.worker.crash('driver');
          return never();
        },
      });
    const annotator = make((engine, spawned) =>
      engine === 'webgpu' ? crashing(engine, spawned) : wordAnnotatorApi(engine),
    );
    const crashed = { code: 'worker-crashed', reason: 'driver' } as const;
    expect(await annotator.annotate({ text })).toEqual(fail(crashed));
    // Neither reopening nor reading a vocabulary proves that the GPU works.
    await annotator.open();
    await annotator.readVocabulary(new Blob(['GENE:1\tBRAF']));
    expect(await annotator.annotate({ text })).toMatchObject({ ok: true });
    expect(engines()).toEqual(['webgpu', 'webgpu', 'wasm']);
    expect(changes).toEqual([{ from: 'webgpu', to: 'wasm', reason: crashed }]);
  });

  it('stays on WebGPU when a text was read between two deaths', async () => {
    let isDeadly = true;
    const annotator = make((engine, spawned) => {
      const api = wordAnnotatorApi(engine);
      return {
        ...api,
        annotate: (...call) => {
          if (!isDeadly) return api.annotate(...call);
          workers[spawned]?.worker.crash('driver');
          return never();
        },
      };
    });
    for (const deadly of [true, false, true, false]) {
      isDeadly = deadly;
      expect(await annotator.annotate({ text })).toMatchObject({ ok: !deadly });
    }
    expect(changes).toEqual([]);
  });

  it('is not given to who opens again because of its death', async () => {
    let reopened: ReturnType<Annotator['open']> | undefined;
    const annotator = make(
      (engine, spawned) =>
        engine === 'webgpu'
          ? failing(engine, {
              annotate: () => {
                workers[spawned]?.worker.crash('driver');
                return never();
              },
            })
          : wordAnnotatorApi(engine),
      {
        onEngineChange: () => {
          reopened = annotator.open();
        },
      },
    );
    await annotator.annotate({ text });
    await annotator.annotate({ text });
    expect(await reopened).toMatchObject({ ok: true, value: { engine: 'wasm' } });
  });

  it('is given up after running out of memory, so that the next text has a fresh one', async () => {
    const full = { code: 'out-of-memory', reason: 'grow' } as const;
    const annotator = make(
      (engine, spawned) =>
        spawned === 0
          ? failing(engine, { annotate: async () => fail(full) })
          : wordAnnotatorApi(engine),
      { engine: 'wasm' },
    );
    expect(await annotator.annotate({ text })).toEqual(fail(full));
    expect(workers[0]?.worker.isTerminated).toBe(true);
    expect(await annotator.annotate({ text })).toMatchObject({ ok: true });
  });

  it('that cannot even be started is a failure like any other', async () => {
    const annotator = make(wordAnnotatorApi, {
      spawn: () => {
        throw new DOMException('script of another origin', 'SecurityError');
      },
    });
    expect(await annotator.open()).toMatchObject({ error: { code: 'worker-crashed' } });
    expect(annotator.state.status).toBe('failed');
  });

  it('is not needed to say that an input cannot be sent', async () => {
    const input = { text, focus: (() => {}) as unknown as [] };
    expect(await make(wordAnnotatorApi).annotate(input)).toMatchObject({
      error: { code: 'unexpected', message: expect.stringContaining('could not be cloned') },
    });
  });

  it('tells of a bug in the worker with its message', async () => {
    const annotator = make((engine) =>
      failing(engine, { annotate: () => Promise.reject(new TypeError('x is undefined')) }),
    );
    expect(await annotator.annotate({ text })).toMatchObject({
      ok: false,
      error: { code: 'unexpected', message: 'x is undefined' },
    });
  });
});

describe('cancelling', () => {
  /** An annotator whose first worker never ends a job, and a signal that aborts as soon as the worker has a job. */
  const makeHeld = () => {
    const controller = new AbortController();
    const annotate = () => {
      controller.abort();
      return never<never>();
    };
    const annotator = make(
      (engine, spawned) =>
        spawned === 0 ? failing(engine, { annotate }) : wordAnnotatorApi(engine),
      { graceMs: 1 },
    );
    return { annotator, controller };
  };

  it('ends a worker that does not stop', async () => {
    const { annotator, controller } = makeHeld();
    const call = annotator.annotate({ text }, { signal: controller.signal });
    expect(await call).toEqual(fail({ code: 'cancelled' }));
    expect(workers[0]?.worker.isTerminated).toBe(true);
    expect(await annotator.annotate({ text })).toMatchObject({ ok: true });
  });

  it('reads other texts on a fresh worker when a cancelled job held theirs', async () => {
    const { annotator, controller } = makeHeld();
    const call = annotator.annotate({ text }, { signal: controller.signal });
    const other = annotator.annotate({ text });
    expect(await call).toEqual(fail({ code: 'cancelled' }));
    expect(workers[0]?.worker.isTerminated).toBe(true);
    expect(await other).toMatchObject({ ok: true });
  });

  it('ends a worker that is still opening when nobody waits for it any more', async () => {
    const annotator = make((engine, spawned) =>
      spawned === 0 ? failing(engine, { open: never }) : wordAnnotatorApi(engine),
    );
    const controller = new AbortController();
    const call = annotator.open({ signal: controller.signal });
    controller.abort();
    expect(await call).toEqual(fail({ code: 'cancelled' }));
    expect(workers[0]?.worker.isTerminated).toBe(true);
    expect(await annotator.open()).toMatchObject({ ok: true });
  });

  it('lets others go on waiting for a worker that one caller gave up', async () => {
    const annotator = make(wordAnnotatorApi);
    const controller = new AbortController();
    const calls = [annotator.open({ signal: controller.signal }), annotator.open()];
    controller.abort();
    expect(await Promise.all(calls)).toMatchObject([
      { ok: false, error: { code: 'cancelled' } },
      { ok: true },
    ]);
  });
});

describe('closing', () => {
  const resolvesLater = () => {
    let resolve = () => {};
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    return { promise, resolve };
  };

  it('lets calls that come meanwhile wait for it, and gives them a worker of their own', async () => {
    const closed = resolvesLater();
    const annotator = make((engine, spawned) =>
      failing(engine, spawned === 0 ? { close: () => closed.promise } : {}),
    );
    await annotator.open();
    const closing = annotator.close();
    const meanwhile = [annotator.annotate({ text }), annotator.open()];
    await Promise.resolve();
    expect(workers).toHaveLength(1);
    closed.resolve();
    await closing;
    expect(await Promise.all(meanwhile)).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await annotator.annotate({ text })).toMatchObject({ ok: true });
    expect(annotator.state.status).toBe('open');
    expect(workers.map(({ worker }) => worker.isTerminated)).toEqual([true, false]);
  });

  it('cancels the calls that came before it, also one that still waits for the last closing', async () => {
    const closed = resolvesLater();
    const annotator = make((engine, spawned) =>
      failing(engine, spawned === 0 ? { close: () => closed.promise, annotate: never } : {}),
    );
    await annotator.open();
    const held = annotator.annotate({ text });
    const closing = [annotator.close()];
    const early = annotator.annotate({ text });
    closing.push(annotator.close());
    const late = annotator.annotate({ text });
    expect(await held).toEqual(fail({ code: 'cancelled' }));
    closed.resolve();
    await Promise.all(closing);
    expect(await early).toEqual(fail({ code: 'cancelled' }));
    expect(await late).toMatchObject({ ok: true });
    expect(workers).toHaveLength(2);
  });

  it('starts no second engine for an opening that it ended', async () => {
    const annotator = make((engine) =>
      failing(engine, {
        open: async () => fail({ code: 'engine-unavailable', engine, reason: 'none' }),
      }),
    );
    const opening = annotator.open();
    await annotator.close();
    expect(await opening).toEqual(fail({ code: 'cancelled' }));
    expect(engines()).toEqual(['webgpu']);
    expect(changes).toEqual([]);
  });

  it('ends a worker that is too busy to close', async () => {
    const annotator = make((engine, spawned) => failing(engine, spawned ? {} : { close: never }));
    await annotator.open();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const closing = annotator.close();
    await vi.advanceTimersByTimeAsync(500);
    vi.useRealTimers();
    await closing;
    expect(workers[0]?.worker.isTerminated).toBe(true);
    expect(await annotator.annotate({ text })).toMatchObject({ ok: true });
  });

  it('is over when the worker dies in its midst, which is no crash', async () => {
    const annotator = make((engine, spawned) => failing(engine, spawned ? {} : { close: never }));
    await annotator.open();
    const closing = annotator.close();
    workers[0]?.worker.crash('while closing');
    await closing;
    expect(annotator.state).toEqual({ status: 'idle' });
  });
});

describe('what is chosen anew', () => {
  it('is opened at the next start, also when the last opening was ended in its midst', async () => {
    let threads = 1;
    const asked: number[] = [];
    const client = make(
      (engine, spawned) =>
        failing(engine, {
          open: (config, onProgress) => {
            asked.push(config.threads);
            return spawned === 0 ? never() : wordAnnotatorApi(engine).open(config, onProgress);
          },
        }),
      { engine: 'wasm', choice: () => ({ threads }) },
    );
    const first = client.open();
    await vi.waitFor(() => expect(asked).toEqual([1]));
    threads = 3;
    await client.close();
    const second = await client.open();
    expect((await first).ok).toBe(false);
    expect(second.ok).toBe(true);
    expect(asked).toEqual([1, 3]);
  });
});

describe('looking up', () => {
  const missing: Failure = { code: 'pack-not-found', url: 'https://packs.example/words' };
  const query = {
    text: 'aspirin',
    limit: 1,
    sources: { lexiconUrl: 'https://lexicons.example/', vocabularies: [] },
  };

  it('needs no model: where none opens, one worker without a pack does it', async () => {
    let opens = 0;
    let isFound = false;
    const finding = (engine: EngineName) => {
      const api = wordAnnotatorApi(engine);
      return failing(engine, {
        findConcepts: async () => ok({ concepts: [] }),
        open: async (...call) => {
          opens += 1;
          return isFound ? api.open(...call) : fail(missing);
        },
      });
    };
    const annotator = make(finding, { engine: 'wasm' });
    expect(await annotator.open()).toEqual(fail(missing));
    for (let i = 0; i < 3; i += 1)
      expect(await annotator.findConcepts(query)).toMatchObject({ ok: true });
    expect(await annotator.readVocabulary(new Blob(['GENE:1\tBRAF']))).toMatchObject({ ok: true });
    expect(opens).toBe(1);
    expect(workers.map(({ worker }) => worker.isTerminated)).toEqual([true, false]);

    isFound = true;
    await annotator.open();
    expect(await annotator.findConcepts(query)).toMatchObject({ ok: true });
    expect(opens).toBe(2);
    await vi.waitFor(() =>
      expect(workers.map(({ worker }) => worker.isTerminated)).toEqual([true, true, false]),
    );
  });

  it('goes on where the model fails while something is looked up', async () => {
    const annotator = make(
      (engine) =>
        failing(engine, {
          open: async () => fail(missing),
          findConcepts: async () => ok({ concepts: [] }),
        }),
      { engine: 'wasm' },
    );
    expect(await annotator.findConcepts(query)).toMatchObject({ ok: true });
  });
});
