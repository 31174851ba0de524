/**
 * The contract between a page and the annotator worker. It uses only data that structured cloning accepts, and
 * functions only as the last argument, which the client wraps in comlink's `proxy`. The client numbers the jobs, so
 * cancelling does not depend on the order of calls.
 */
import type { Answer, Mention, ReadCount, Relation } from '../../core/annotation.ts';
import type { BesidePack } from '../../core/custom-model/model.ts';
import type { EngineName, Failure } from '../../core/errors.ts';
import type { ConceptQuery, FoundConcept } from '../../core/link/find-concepts.ts';
import type { LinkableMention, LinkedConcept } from '../../core/link/link.ts';
import type { VocabularyWarning } from '../../core/link/own-concept.ts';
import type { PackManifest } from '../../core/pack/manifest.ts';
import type { Settled } from '../../core/read/annotate.ts';
import type { Result } from '../../core/result.ts';
import type { Span } from '../../core/text/span.ts';

/** Increase with every change that an older page or worker would misread. */
export const PROTOCOL_VERSION = 3;

export interface OpenConfig {
  readonly protocol: typeof PROTOCOL_VERSION;
  /** Absolute URL of the pack's folder, ending in a slash. */
  readonly packUrl: string;
  /** Number of WASM threads to use; only a cross-origin isolated page gets more than one. */
  readonly threads: number;
  /** The user's own models beside the pack. `url` is the absolute URL of the folder that holds them. */
  readonly own?: { readonly url: string; readonly models: readonly BesidePack[] };
  /**
   * Absolute URL of the dictionary's folder (`AnnotateInput.gazetteerUrl`) that texts will be read with. It is loaded
   * beside the pack, and opening does not wait for it; a failure is told to the reading that needs it.
   */
  readonly gazetteerUrl?: string;
  /** Allows WebGPU on a software adapter: correct, but many times slower than WASM. */
  readonly softwareGpu: boolean;
}

export interface OpenedPack {
  readonly engine: EngineName;
  /** Adapter description, or the number of threads in use. */
  readonly device: string;
  readonly threads: number;
  readonly manifest: PackManifest;
  /** Milliseconds for fetching and verifying, for creating sessions, and for self-check and warm-up. */
  readonly times: { readonly fetchMs: number; readonly createMs: number; readonly checkMs: number };
}

export interface Progress {
  /**
   * `fetch` counts bytes; `start` is engine creation and self-check; `read` counts word pieces; `names` indexes the
   * user's own vocabularies, with a `total` of 1.
   */
  readonly phase: 'fetch' | 'start' | 'read' | 'names';
  readonly done: number;
  readonly total: number;
}

export interface AnnotateInput {
  readonly text: string;
  /** Corpus whose guideline the model follows; the pack's default when absent. */
  readonly guideline?: string;
  /** Ranges to read again after an edit, with the context they need; the whole text when absent. */
  readonly focus?: readonly Span[];
  /**
   * Reads the running text only (`runningText`): no author lines, affiliations or reference lists. `focus` takes
   * precedence.
   */
  readonly isRunningText?: boolean;
  /** Known mentions outside the focus: they are kept, and may take part in relations. */
  readonly known?: readonly Mention[];
  /**
   * Absolute URL of the folder of `gazetteer.json`, ending in a slash; its names are found in addition to the model's
   * mentions. Fetched once, on first use. When absent, or when fetching fails (`Annotations.dictionaryFailure`), the
   * model reads alone.
   */
  readonly gazetteerUrl?: string;
  /** The user's own vocabularies whose names are found in the text, highest precedence first. Each is read once. */
  readonly vocabularies?: readonly VocabularyFile[];
  /**
   * The caller collects the mentions from `ReadingPart`, so the result contains none: taking 50,000 of them from one
   * message would block the page.
   */
  readonly isTold?: boolean;
}

/**
 * Progress of a reading: the mentions found since the last part, in text order. They are final, unless another engine
 * takes over in the middle of a text: the reading, and its parts, then begin again.
 */
export interface ReadingPart {
  readonly mentions: readonly Mention[];
  readonly read: ReadCount;
  /** Where a reading that is broken off now could go on; absent when that has not changed much. */
  readonly settled?: Settled;
}

export interface Annotations {
  /** All mentions in text order, without those of `known`; empty with `isTold`. */
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  readonly read: ReadCount;
  /** Why the requested dictionary could not be used. The rest of the reading is complete. */
  readonly dictionaryFailure?: Failure;
  /** Milliseconds in the worker. */
  readonly elapsedMs: number;
}

/** The sources of concepts for linking. */
export interface LinkSources {
  /** Absolute URL of the folder of `lexicon.json`, ending in a slash. Fetched once, on first use. */
  readonly lexiconUrl: string;
  /** The user's own vocabularies; they take precedence over the lexicon. Each is read once. */
  readonly vocabularies?: readonly VocabularyFile[];
}

/** A vocabulary file in OBO, TSV or JSON. Its Blob reaches the worker without a copy. */
export interface VocabularyFile {
  /** Identifies the content: files with the same id are the same. */
  readonly id: string;
  readonly name: string;
  readonly file: Blob;
  /**
   * Entity type of the concepts without a type of their own. When absent, such concepts link mentions of any type, and
   * their names are not found in texts.
   */
  readonly type?: string;
}

export interface LinkInput {
  readonly text: string;
  /** All mentions of the text: the meaning of one depends on the others. */
  readonly mentions: readonly (LinkableMention & { readonly id: string })[];
  readonly sources: LinkSources;
}

export interface Links {
  /** Concepts by mention id, best first. An empty list means no match. */
  readonly concepts: Readonly<Record<string, readonly LinkedConcept[]>>;
  readonly lexicon: { readonly id: string; readonly version: string };
  /** Milliseconds in the worker. */
  readonly elapsedMs: number;
}

export interface FindInput extends ConceptQuery {
  readonly sources: LinkSources;
}

export interface FoundConcepts {
  /** Best first. */
  readonly concepts: readonly FoundConcept[];
}

/** Description of a vocabulary file. */
export interface VocabularyContent {
  /** SHA-256 of the file's bytes. */
  readonly id: string;
  readonly concepts: number;
  /** Number of concepts without a type of their own. */
  readonly untyped: number;
  /** The first warnings: lines that were skipped or need a look. */
  readonly warnings: readonly VocabularyWarning[];
  /** Number of skipped lines. */
  readonly skipped: number;
}

export interface AnswerInput {
  readonly text: string;
  readonly question: string;
  /** Largest number of results. */
  readonly limit: number;
}

export interface Answers {
  /** Answers with a score above the pack's threshold, best first. Empty when the text has no answer. */
  readonly answers: readonly Answer[];
  /** The best answer even when it is below the threshold, so that the page can say how close it was. */
  readonly best: Answer | undefined;
  readonly read: ReadCount;
  readonly elapsedMs: number;
}

export type OnProgress = (progress: Progress) => void;
export type OnReading = (reading: ReadingPart) => void;

export interface AnnotatorApi {
  /**
   * Fetches, verifies, creates, self-checks and warms up. Idempotent for the same pack; a failed call may be repeated.
   */
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
  /** `onProgress` reports the fetching of the lexicon. After a failure, the next call fetches it again. */
  link(job: number, input: LinkInput, onProgress: OnProgress): Promise<Result<Links, Failure>>;
  findConcepts(input: FindInput): Promise<Result<FoundConcepts, Failure>>;
  /** Describes the content of a vocabulary file, or names the line that is wrong. */
  readVocabulary(file: Blob): Promise<Result<VocabularyContent, Failure>>;
  /** Cooperative: the job ends with `cancelled` before its next window. */
  cancel(job: number): void;
  close(): Promise<void>;
}
