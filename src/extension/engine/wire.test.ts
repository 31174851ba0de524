import { describe, expect, it, vi } from 'vitest';
import { ok } from '../../core/result.ts';
import type { Annotator } from '../../engine/contract/annotator.ts';
import { serveWire } from './serve-wire.ts';
import type { EngineReply, EngineRequest, Wire } from './wire.ts';
import { wireAnnotator } from './wire-annotator.ts';

/** Two ends of a connection that carries JSON, as Chrome's messages do. */
function twoEnds() {
  const listeners = { page: [] as ((m: never) => void)[], engine: [] as ((m: never) => void)[] };
  const ends: (() => void)[] = [];
  let isOpen = true;
  const end = () => {
    isOpen = false;
    for (const tell of ends) tell();
  };
  const side = <In, Out>(own: 'page' | 'engine', other: 'page' | 'engine'): Wire<In, Out> => ({
    post(message) {
      if (!isOpen) throw new Error('closed');
      const copy = JSON.parse(JSON.stringify(message)) as never;
      queueMicrotask(() => {
        if (isOpen) for (const listen of listeners[other]) listen(copy);
      });
    },
    onMessage: (listener) => void listeners[own].push(listener as never),
    onEnd: (listener) => void ends.push(listener),
    close: end,
  });
  return {
    page: side<EngineReply, EngineRequest>('page', 'engine'),
    engine: side<EngineRequest, EngineReply>('engine', 'page'),
    end,
  };
}

const FILES = { lexiconUrl: 'x:/lexicon/', gazetteerUrl: 'x:/gazetteer/' };
const READ = { mentions: [], relations: [], read: { pieces: 3, of: 3 }, elapsedMs: 1 };

function setUp(annotate: Annotator['annotate']) {
  const engine = { state: { status: 'idle' }, annotate } as unknown as Annotator;
  const work = { now: 0 };
  const made: ReturnType<typeof twoEnds>[] = [];
  const annotator = wireAnnotator(async () => {
    const ends = twoEnds();
    made.push(ends);
    serveWire(ends.engine, engine, FILES, (change) => {
      work.now += change;
    });
    return ends.page;
  });
  return { annotator, made, work };
}

describe('the engine behind a connection', () => {
  it('reads, tells what it finds, and adds its own files', async () => {
    const annotate = vi.fn<Annotator['annotate']>(async (_, options) => {
      options?.onReading?.({ mentions: [], read: { pieces: 1, of: 3 } });
      return ok(READ);
    });
    const { annotator, work } = setUp(annotate);
    const told: number[] = [];
    const result = await annotator.annotate(
      { text: 'TNF' },
      { onReading: ({ read }) => told.push(read.pieces) },
    );
    expect(result).toEqual(ok(READ));
    expect(told).toEqual([1]);
    expect(annotate.mock.calls[0]?.[0]).toEqual({ text: 'TNF', gazetteerUrl: FILES.gazetteerUrl });
    expect(work.now).toBe(0);
  });

  const endless: Annotator['annotate'] = (_, options) =>
    new Promise((resolve) => {
      options?.signal?.addEventListener('abort', () =>
        resolve({ ok: false, error: { code: 'cancelled' } }),
      );
    });

  it('stops a job whose signal is aborted', async () => {
    const { annotator, work } = setUp(endless);
    const abort = new AbortController();
    const result = annotator.annotate({ text: 'TNF' }, { signal: abort.signal });
    await vi.waitFor(() => expect(work.now).toBe(1));
    abort.abort();
    expect(await result).toEqual({ ok: false, error: { code: 'cancelled' } });
    await vi.waitFor(() => expect(work.now).toBe(0));
  });

  it('stops the jobs of a page that goes, and a page whose engine goes hears of it', async () => {
    const { annotator, made, work } = setUp(endless);
    const result = annotator.annotate({ text: 'TNF' });
    await vi.waitFor(() => expect(work.now).toBe(1));
    made[0]!.end();
    expect(await result).toMatchObject({ ok: false, error: { code: 'worker-crashed' } });
    await vi.waitFor(() => expect(work.now).toBe(0));
  });

  it('is connected again by the next call', async () => {
    const { annotator, made } = setUp(async () => ok(READ));
    await annotator.annotate({ text: 'TNF' });
    made[0]!.end();
    expect((await annotator.annotate({ text: 'TNF' })).ok).toBe(true);
    expect(made).toHaveLength(2);
  });

  it('that cannot be reached is a failure', async () => {
    const annotator = wireAnnotator(() =>
      Promise.reject(new Error('Extension context invalidated.')),
    );
    expect(await annotator.annotate({ text: 'TNF' })).toEqual({
      ok: false,
      error: { code: 'worker-crashed', reason: 'Extension context invalidated.' },
    });
  });
});
