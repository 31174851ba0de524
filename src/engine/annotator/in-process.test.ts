import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Annotator } from '../contract/annotator.ts';
import { PROTOCOL_VERSION, type Progress } from '../contract/protocol.ts';
import { describeAnnotator } from '../testing/annotator-contract.ts';
import { wordAnnotatorApi } from '../testing/word-annotator.ts';
import { createInProcessAnnotator } from './in-process.ts';

const config = {
  protocol: PROTOCOL_VERSION,
  packUrl: 'words/',
  threads: 1,
  softwareGpu: false,
} as const;
const make = (): Annotator => createInProcessAnnotator(wordAnnotatorApi('wasm'), config);
const text = 'The patient took aspirin and gefitinib. What is egfr kinase?';
const cancelled = { ok: false, error: { code: 'cancelled' } };

describeAnnotator('in this thread', make, text);

describe('createInProcessAnnotator', () => {
  it('cancels a call that still waits for the pack when it is closed, and gives later calls another', async () => {
    const annotator = make();
    const early = annotator.annotate({ text });
    const closing = annotator.close();
    const late = annotator.annotate({ text });
    expect(await early).toEqual(cancelled);
    await closing;
    expect(await late).toMatchObject({ ok: true });
    expect(annotator.state.status).toBe('open');
  });

  it('lets others go on waiting when one gives up, and tells each of the progress', async () => {
    const annotator = make();
    const controller = new AbortController();
    const progress: Progress[] = [];
    const calls = [
      annotator.open({ signal: controller.signal }),
      annotator.open({ onProgress: (step) => progress.push(step) }),
    ];
    controller.abort();
    expect(await Promise.all(calls)).toMatchObject([cancelled, { ok: true }]);
    expect(progress).toHaveLength(1);
  });

  it('listens to no signal once a call has ended, however many calls it was given to', async () => {
    const given = new Set<EventTarget>();
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (...listener) {
      if (this instanceof AbortSignal) given.add(this);
      listen.apply(this, listener);
    };
    try {
      const annotator = make();
      const { signal } = new AbortController();
      for (let call = 0; call < 3; call += 1) await annotator.annotate({ text }, { signal });
      expect(given.size).toBeGreaterThanOrEqual(2);
      expect([...given].flatMap((each) => getEventListeners(each, 'abort'))).toEqual([]);
    } finally {
      EventTarget.prototype.addEventListener = listen;
    }
  });

  it('opens again after a failure', async () => {
    let tries = 0;
    const api = wordAnnotatorApi('wasm');
    const annotator = createInProcessAnnotator(
      {
        ...api,
        open: async (...given) => {
          tries += 1;
          return tries === 1
            ? { ok: false, error: { code: 'out-of-memory', reason: 'grow' } }
            : api.open(...given);
        },
      },
      config,
    );
    expect(await annotator.annotate({ text })).toMatchObject({ error: { code: 'out-of-memory' } });
    expect(annotator.state.status).toBe('failed');
    expect(await annotator.annotate({ text })).toMatchObject({ ok: true });
  });
});
