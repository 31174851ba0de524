/**
 * The contract between a page and the annotator worker. Only data that structured cloning takes;
 * functions only as the last argument, wrapped in comlink's `proxy` by the client. Jobs are numbered by
 * the client, so that cancelling never depends on the order of calls.
 */
import type { Answer, Mention, ReadCount, Relation } from '../src/core/annotation.ts';
import type { EngineName, Failure } from '../src/core/errors.ts';
import type { LexiconFailure } from '../src/core/link/lexicon.ts';
import type { LinkedConcept } from '../src/core/link/link.ts';
import type { OwnConcept } from '../src/core/link/own-vocabulary.ts';
import type { PackManifest } from '../src/core/pack/manifest.ts';
import type { Result } from '../src/core/result.ts';
import type { Span } from '../src/core/text/span.ts';

/** Raised with every change that an older page or worker would misread. */
export const PROTOCOL_VERSION = 1;

export interface OpenConfig {
  readonly protocol: typeof PROTOCOL_VERSION;
  /** Absolute URL of the pack's folder, ending in a slash. */
  readonly packUrl: string;
  /** WASM threads wished for; granted only where the page is cross-origin isolated. */
  readonly threads: number;
  /** Whether WebGPU may run on a software adapter: right, but many times slower than WASM. */
  readonly softwareGpu: boolean;
}

export interface OpenedPack {
  readonly engine: EngineName;
  /** Adapter description, or the number of threads in use. */
  readonly device: string;
  readonly threads: number;
  readonly manifest: PackManifest;
  /** Milliseconds spent fetching and verifying, creating sessions, and in self-check and warm-up. */
  readonly times: { readonly fetchMs: number; readonly createMs: number; readonly checkMs: number };
}

export interface Progress {
  /** `fetch` counts bytes; `start` is engine creation and self-check; `read` counts word pieces. */
  readonly phase: 'fetch' | 'start' | 'read';
  readonly done: number;
  readonly total: number;
}

export interface AnnotateInput {
  readonly text: string;
  /** Corpus whose guideline is followed, or the pack's default. */
  readonly guideline?: string;
  /** Read only these ranges (and what context they need), after an edit; all of the text when absent. */
  readonly focus?: readonly Span[];
  /** Mentions outside the focus that are already known: kept, and candidates for relations. */
  readonly known?: readonly Mention[];
  /** Link all mentions, the known ones too; they are not when it is absent. */
  readonly linking?: {
    /** Absolute URL of the folder of `lexicon.json`, ending in a slash. Fetched once, on first use. */
    readonly lexiconUrl: string;
    /** The user's own names and choices, which win over the lexicon's. */
    readonly own?: readonly OwnConcept[];
  };
}

/**
 * Sent while a text is read: the mentions found since the last one, in text order; they will not change any
 * more. When another engine takes over in the middle of a text, it is read, and told, again from its start.
 */
export interface Reading {
  readonly mentions: readonly Mention[];
  readonly read: ReadCount;
}

export interface Annotations {
  /** All mentions in text order; those of `known` are not repeated. */
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  readonly read: ReadCount;
  /** By mention id, best first; an empty list is 'no match'. Absent when no linking was asked for, or it failed. */
  readonly concepts?: Readonly<Record<string, readonly LinkedConcept[]>>;
  /** Why there are no concepts; the rest of the reading is whole. */
  readonly linkFailure?: LinkFailure;
  /** Milliseconds in the worker. */
  readonly elapsedMs: number;
}

export type LinkFailure = Failure | LexiconFailure;

export interface AnswerInput {
  readonly text: string;
  readonly question: string;
  /** At most so many answers. */
  readonly limit: number;
}

export interface Answers {
  /** Best first; those under the pack's threshold are left out. Empty: no answer in this text. */
  readonly answers: readonly Answer[];
  /** The best one even when it is under the threshold, so that the page can say how close it was. */
  readonly best: Answer | undefined;
  readonly read: ReadCount;
  readonly elapsedMs: number;
}

export type OnProgress = (progress: Progress) => void;
export type OnReading = (reading: Reading) => void;

export interface AnnotatorApi {
  /** Fetch, verify, create, self-check, warm up. Idempotent for the same pack; a failure may be tried again. */
  open(config: OpenConfig, onProgress: OnProgress): Promise<Result<OpenedPack, Failure>>;
  annotate(
    job: number,
    input: AnnotateInput,
    onReading: OnReading,
  ): Promise<Result<Annotations, Failure>>;
  answer(
    job: number,
    input: AnswerInput,
    onProgress: OnProgress,
  ): Promise<Result<Answers, Failure>>;
  /** Cooperative: the job ends with `cancelled` before its next window. */
  cancel(job: number): void;
  close(): Promise<void>;
}
