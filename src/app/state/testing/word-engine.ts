import type { EngineName, Failure } from '../../../core/errors.ts';
import { findConcepts } from '../../../core/link/find-concepts.ts';
import { link } from '../../../core/link/link.ts';
import { createVocabulary, parseVocabularyFile } from '../../../core/link/own-vocabulary.ts';
import { tinyLexicon } from '../../../core/link/testing/tiny-lexicon.ts';
import { annotate } from '../../../core/read/annotate.ts';
import { answer } from '../../../core/read/answer.ts';
import { fail, ok } from '../../../core/result.ts';
import { wordReader } from '../../../core/testing/word-reader.ts';
import type { Annotator } from '../../../engine/contract/annotator.ts';
import type {
  AnnotateInput,
  AnswerInput,
  LinkInput,
  LinkSources,
  OpenedPack,
} from '../../../engine/contract/protocol.ts';
import type { EngineChange } from '../../../runtime/annotator/choose-engine.ts';

/**
 * An engine for tests in the calling thread: the real core on a reader that knows a dozen words. It waits: `open` and
 * every window continue at the next call of `go`.
 */
export interface WordEngine {
  readonly create: (onEngineChange: (change: EngineChange) => void) => Annotator;
  /** Continues waiting work, all of it or the given number of steps, until everything is settled. */
  readonly go: (steps?: number) => Promise<void>;
  readonly opens: number;
  readonly annotated: readonly AnnotateInput[];
  readonly asked: readonly AnswerInput[];
  readonly linked: readonly LinkInput[];
  readonly isClosed: boolean;
  /** Makes the next `open` fail. */
  failToOpen(failure: Failure): void;
  /** Makes the running job fail at its next step. After a lost GPU, WASM takes over, as with the real engine. */
  failJob(failure: Failure): void;
}

export function wordEngine(first: EngineName = 'wasm', positions = 16): WordEngine {
  const reader = wordReader(positions);
  const waiting: (() => void)[] = [];
  const annotated: AnnotateInput[] = [];
  const asked: AnswerInput[] = [];
  const linked: LinkInput[] = [];
  const lexicon = tinyLexicon();
  let name = first;
  let opens = 0;
  let openFailure: Failure | undefined;
  let jobFailure: Failure | undefined;
  let onChange: (change: EngineChange) => void = () => {};
  let opening: Promise<void> | undefined;
  let isOpen = false;
  let isClosed = false;

  const step = () => new Promise<void>((resolve) => waiting.push(resolve));
  const opened = (): OpenedPack => ({
    engine: name,
    device: 'test',
    threads: 1,
    manifest: reader.manifest,
    times: { fetchMs: 1, createMs: 1, checkMs: 1 },
  });

  /** A failing step cancels the core's reading; the failure then replaces `cancelled`. */
  const controlOf = (signal: AbortSignal | undefined) => {
    const control = { failure: undefined as Failure | undefined };
    return Object.assign(control, {
      isCancelled: () => signal?.aborted === true || control.failure !== undefined,
      yieldControl: async () => {
        await step();
        control.failure = jobFailure;
        jobFailure = undefined;
      },
    });
  };

  const engine: Annotator = {
    get state() {
      return isOpen ? { status: 'open' as const, opened: opened() } : { status: 'idle' as const };
    },
    async open({ onProgress } = {}) {
      opens += 1;
      onProgress?.({ phase: 'fetch', done: 1, total: 2 });
      opening ??= step();
      await opening;
      opening = undefined;
      const failure = openFailure;
      openFailure = undefined;
      isOpen = !failure;
      return failure ? fail(failure) : ok(opened());
    },
    async annotate(input, { signal, onReading } = {}) {
      annotated.push(input);
      const control = controlOf(signal);
      await control.yieldControl();
      const result = await annotate(input, reader, {
        isCancelled: control.isCancelled,
        yieldControl: control.yieldControl,
        onReading: (reading) => {
          if (!signal?.aborted) onReading?.(reading);
        },
      });
      const { failure } = control;
      if (failure?.code === 'gpu-lost' && name === 'webgpu') {
        name = 'wasm';
        onChange({ from: 'webgpu', to: 'wasm', reason: failure });
        opening ??= step();
        await opening;
        return engine.annotate(input, {
          ...(signal && { signal }),
          ...(onReading && { onReading }),
        });
      }
      if (failure) return fail(failure);
      return result.ok ? ok({ ...result.value, elapsedMs: 5 }) : result;
    },
    async answer(input, { signal, onProgress } = {}) {
      asked.push(input);
      const control = controlOf(signal);
      await control.yieldControl();
      const result = await answer(input, reader, {
        isCancelled: control.isCancelled,
        yieldControl: control.yieldControl,
        onRead: ({ pieces, of }) => onProgress?.({ phase: 'read', done: pieces, total: of }),
      });
      if (control.failure) return fail(control.failure);
      return result.ok ? ok({ ...result.value, elapsedMs: 5 }) : result;
    },
    async link(input, { signal, onProgress } = {}) {
      linked.push(input);
      const control = controlOf(signal);
      onProgress?.({ phase: 'fetch', done: 1, total: 2 });
      await control.yieldControl();
      if (signal?.aborted) return fail({ code: 'cancelled' });
      if (control.failure) return fail(control.failure);
      const own = await ownOf(input.sources);
      const found = link(input.text, input.mentions, lexicon, { own });
      const concepts = input.mentions.map(({ id }, index) => [id, found[index] ?? []] as const);
      return ok({
        concepts: Object.fromEntries(concepts),
        lexicon: { id: 'tiny', version: '1' },
        elapsedMs: 5,
      });
    },
    findConcepts: async ({ sources, ...query }) =>
      ok({ concepts: findConcepts(query, lexicon, await ownOf(sources)) }),
    async readVocabulary(file) {
      const text = await file.text();
      const parsed = parseVocabularyFile(text);
      if (!parsed.ok) return fail({ code: 'vocabulary-invalid', ...parsed.error });
      const { concepts, warnings } = parsed.value;
      const untyped = concepts.filter(({ type }) => type === undefined).length;
      const skipped = warnings.length;
      return ok({ id: text, concepts: concepts.length, untyped, warnings, skipped });
    },
    async close() {
      isClosed = true;
    },
  };

  return {
    create: (onEngineChange) => {
      onChange = onEngineChange;
      return engine;
    },
    async go(steps = Number.POSITIVE_INFINITY) {
      await settle();
      for (let taken = 0; taken < steps && waiting.length > 0; taken += 1) {
        waiting.shift()?.();
        await settle();
      }
    },
    get opens() {
      return opens;
    },
    annotated,
    asked,
    linked,
    get isClosed() {
      return isClosed;
    },
    failToOpen: (failure) => {
      openFailure = failure;
    },
    failJob: (failure) => {
      jobFailure = failure;
    },
  };
}

async function ownOf({ vocabularies = [] }: LinkSources) {
  const texts = await Promise.all(vocabularies.map(({ file }) => file.text()));
  const parsed = texts.map(parseVocabularyFile);
  return createVocabulary(parsed.flatMap((one) => (one.ok ? one.value.concepts : [])));
}

/** Lets all promises settle that can; nothing here waits for timers. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
}
