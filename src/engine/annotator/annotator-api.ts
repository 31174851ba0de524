import type { Failure } from '../../core/errors.ts';
import { answer } from '../../core/read/answer.ts';
import { CANCELLED, type ReadControl } from '../../core/read/reader.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { runningText } from '../../core/text/matter.ts';
import {
  type AnnotatorApi,
  type OnProgress,
  type OpenConfig,
  PROTOCOL_VERSION,
} from '../contract/protocol.ts';
import { annotateWithOwn } from '../custom-models/annotate-with-own.ts';
import { createGazetteers } from '../lexicon/gazetteers.ts';
import { createLinking } from '../lexicon/linking.ts';
import { createVocabularies, readVocabulary } from '../lexicon/own-vocabularies.ts';
import { failureOf } from '../onnx/engine-error.ts';
import { orCancelled } from '../or-cancelled.ts';
import { fetchFrom } from '../pack/fetch-file.ts';
import type { ReadFile } from '../pack/read-file.ts';
import { macrotasks } from './macrotask.ts';
import type { OpenedReader } from './open-reader.ts';
import { throttleProgress } from './throttle.ts';

/** The pack that is open or being opened. */
interface Opening {
  /** Identifies the request: a second request for the same pack shares this result. */
  readonly wanted: string;
  readonly result: Promise<Result<OpenedReader, Failure>>;
}

/** How the API reads files and yields control. The defaults are those of a worker. */
export interface ApiSurroundings {
  readonly readFrom?: (url: string) => ReadFile;
  readonly yieldControl?: () => Promise<void>;
}

/** The annotator without transport. It holds one pack at a time, which `openReader` opens. */
export function createAnnotatorApi(
  openReader: (
    config: OpenConfig,
    onProgress: OnProgress,
  ) => Promise<Result<OpenedReader, Failure>>,
  { readFrom = fetchFrom, yieldControl = macrotasks() }: ApiSurroundings = {},
): AnnotatorApi {
  const jobs = new Map<number, AbortController>();
  const vocabularies = createVocabularies(yieldControl);
  const linking = createLinking(readFrom, vocabularies);
  const gazetteers = createGazetteers(readFrom);
  const now = () => performance.now();
  let current: Opening | undefined;
  let closing: Promise<unknown> = Promise.resolve();

  const controlOf = (signal: AbortSignal): ReadControl => ({
    isCancelled: () => signal.aborted,
    yieldControl,
  });

  async function close(): Promise<void> {
    for (const controller of jobs.values()) controller.abort();
    const ended = current;
    current = undefined;
    const release = async () => {
      const opened = await ended?.result;
      if (opened?.ok) await opened.value.close();
    };
    const released = release();
    // The caller hears of an error while closing; the error does not stop the next pack from opening.
    closing = Promise.allSettled([closing, released]);
    await closing;
    await released;
  }

  async function withJob<T extends object>(
    job: number,
    work: (signal: AbortSignal) => Promise<Result<T, Failure>>,
  ): Promise<Result<T & { elapsedMs: number }, Failure>> {
    const startedAt = now();
    const controller = new AbortController();
    jobs.set(job, controller);
    try {
      const result = await work(controller.signal);
      if (controller.signal.aborted) return fail(CANCELLED);
      return result.ok ? ok({ ...result.value, elapsedMs: now() - startedAt }) : result;
    } catch (error) {
      // A cancelled job reports `cancelled`, whatever else went wrong.
      return fail(controller.signal.aborted ? CANCELLED : failureOf(error));
    } finally {
      jobs.delete(job);
    }
  }

  async function withReader<T>(
    work: (opened: OpenedReader) => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    const opened = await current?.result;
    if (!opened) return fail({ code: 'unexpected', message: 'No pack is open.' });
    return opened.ok ? work(opened.value) : opened;
  }

  return {
    async open(config, onProgress) {
      if (config.protocol !== PROTOCOL_VERSION) {
        const message = `The page speaks protocol ${config.protocol}, the worker ${PROTOCOL_VERSION}.`;
        return fail({ code: 'unexpected', message });
      }
      if (config.gazetteerUrl !== undefined) gazetteers(config.gazetteerUrl).catch(() => {});
      const wanted = JSON.stringify([config.packUrl, config.own ?? null]);
      if (current?.wanted !== wanted) {
        const closed = current ? close() : closing;
        // The old pack closes first, as two models might not fit into memory. An exception becomes a failure, so the
        // caller may retry.
        const open = async () => {
          await closed;
          return openReader(config, onProgress);
        };
        current = { wanted, result: open().catch((error: unknown) => fail(failureOf(error))) };
      }
      const opening = current;
      const result = await opening.result;
      if (!result.ok && current === opening) current = undefined;
      return result.ok ? ok(result.value.opened) : result;
    },
    annotate: (job, input, onReading) =>
      withJob(job, (signal) =>
        withReader(async ({ reader, own = [] }) => {
          const control = { ...controlOf(signal), onReading };
          const { gazetteerUrl, vocabularies: files = [] } = input;
          let dictionaryFailure: Failure | undefined;
          const gazetteerFrom = async (url: string) => {
            const opened = await orCancelled(gazetteers(url), signal);
            if (opened.ok) return opened.value;
            dictionaryFailure = opened.error;
            return undefined;
          };
          const names = {
            ...(gazetteerUrl !== undefined && { gazetteer: gazetteerFrom(gazetteerUrl) }),
            ownNames: unlessAborted(vocabularies.names(files), signal),
          };
          const focus =
            input.focus ?? (input.isRunningText ? runningText(input.text).focus : undefined);
          const wanted = { ...input, ...(focus && { focus }) };
          const result = await annotateWithOwn(wanted, { ...reader, ...names }, own, control);
          if (!result.ok) return result;
          return ok({
            ...result.value,
            ...(input.isTold && { mentions: [] }),
            ...(dictionaryFailure && { dictionaryFailure }),
          });
        }),
      ),
    answer: (job, input, onProgress) =>
      withJob(job, (signal) =>
        withReader(async ({ reader, own = [] }) => {
          const answering = own.find(({ task }) => task === 'answers');
          const answerer = answering && 'reader' in answering ? answering.reader : reader;
          const report = throttleProgress(onProgress, now);
          const result = await answer(input, answerer, {
            ...controlOf(signal),
            onRead: ({ pieces, of }) => report({ phase: 'read', done: pieces, total: of }),
          });
          report.flush();
          return result;
        }),
      ),
    link: (job, input, onProgress) =>
      withJob(job, async (signal) => {
        const report = throttleProgress(onProgress, now);
        const result = await linking.link(input, signal, report);
        report.flush();
        return result;
      }),
    findConcepts: (input) => linking.find(input),
    readVocabulary,
    cancel(job) {
      jobs.get(job)?.abort();
    },
    close,
  };
}

/** The content of the file; undefined when the job is cancelled before the file arrives. */
async function unlessAborted<T extends object>(
  file: Promise<T | undefined>,
  signal: AbortSignal,
): Promise<T | undefined> {
  const result = await orCancelled<T | undefined>(
    file.then((value) => ok(value)),
    signal,
  );
  return result.ok ? result.value : undefined;
}
