/**
 * The contract between a page and the annotator worker. Only data that structured cloning takes;
 * functions only as the last argument, wrapped in comlink's `proxy` by the client. Jobs are numbered by
 * the client, so that cancelling never depends on the order of calls.
 */
import type { Answer, Mention, ReadCount, Relation } from '../../core/annotation.ts';
import type { BesidePack } from '../../core/custom-model/model.ts';
import type { EngineName, Failure } from '../../core/errors.ts';
import type { ConceptQuery, FoundConcept } from '../../core/link/find-concepts.ts';
import type { LinkableMention, LinkedConcept } from '../../core/link/link.ts';
import type { VocabularyWarning } from '../../core/link/own-concept.ts';
import type { PackManifest } from '../../core/pack/manifest.ts';
import type { Result } from '../../core/result.ts';
import type { Span } from '../../core/text/span.ts';

/** Raised with every change that an older page or worker would misread. */
export const PROTOCOL_VERSION = 3;

export interface OpenConfig {
  readonly protocol: typeof PROTOCOL_VERSION;
  /** Absolute URL of the pack's folder, ending in a slash. */
  readonly packUrl: string;
  /** WASM threads wished for; granted only where the page is cross-origin isolated. */
  readonly threads: number;
  /** Models of the user's own beside the pack; `url` is absolute, of the folder that holds theirs. */
  readonly own?: { readonly url: string; readonly models: readonly BesidePack[] };
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
  /**
   * `fetch` counts bytes; `start` is engine creation and self-check; `read` counts word pieces; `names`: a table of the user's own
   * vocabularies is made, and `total` is 1.
   */
  readonly phase: 'fetch' | 'start' | 'read' | 'names';
  readonly done: number;
  readonly total: number;
}

export interface AnnotateInput {
  readonly text: string;
  /** Corpus whose guideline is followed, or the pack's default. */
  readonly guideline?: string;
  /** Read only these ranges (and what context they need), after an edit; all of the text when absent. */
  readonly focus?: readonly Span[];
  /** Read the running text only (`runningText`): no author lines, affiliations and reference lists. A focus that is given wins. */
  readonly isRunningText?: boolean;
  /** Mentions outside the focus that are already known: kept, and candidates for relations. */
  readonly known?: readonly Mention[];
  /**
   * Absolute URL of the folder of `gazetteer.json`, ending in a slash: names that are read beside the model. Fetched once, on
   * first use; where it cannot be had (`Annotations.dictionaryFailure`), and without it, the model reads alone.
   */
  readonly gazetteerUrl?: string;
  /** Vocabularies of the user's own whose names are found in the text, the one that wins first; each is read once. */
  readonly vocabularies?: readonly VocabularyFile[];
  /**
   * The caller keeps what it is told while the text is read: the result repeats no mentions. Taking 50,000 of them from a
   * message at once would hold up the page.
   */
  readonly isTold?: boolean;
}

/**
 * Sent while a text is read: the mentions found since the last one, in text order; they will not change any
 * more. When another engine takes over in the middle of a text, it is read, and told, again from its start.
 */
export interface ReadingPart {
  readonly mentions: readonly Mention[];
  readonly read: ReadCount;
}

export interface Annotations {
  /** All mentions in text order; those of `known` are not repeated, with `isTold` none are. */
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  readonly read: ReadCount;
  /** Why the model read without the dictionary although that was asked for; the rest of the reading is whole. */
  readonly dictionaryFailure?: Failure;
  /** Milliseconds in the worker. */
  readonly elapsedMs: number;
}

/** What mentions are linked with. */
export interface LinkSources {
  /** Absolute URL of the folder of `lexicon.json`, ending in a slash. Fetched once, on first use. */
  readonly lexiconUrl: string;
  /** The user's own vocabularies, which win over the lexicon; each is read once. */
  readonly vocabularies?: readonly VocabularyFile[];
}

/** A vocabulary in OBO, TSV or JSON; a Blob crosses to the worker without being copied. */
export interface VocabularyFile {
  /** Id of the content: files with the same id are the same. */
  readonly id: string;
  readonly name: string;
  readonly file: Blob;
  /** Entity type of those of its concepts that have none of their own; without one they are for mentions of any, and are not found. */
  readonly type?: string;
}

export interface LinkInput {
  readonly text: string;
  /** All mentions of the text: what one means depends on the others. */
  readonly mentions: readonly (LinkableMention & { readonly id: string })[];
  readonly sources: LinkSources;
}

export interface Links {
  /** By mention id, best first; an empty list is 'no match'. */
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

/** What is in a vocabulary's file. */
export interface VocabularyContent {
  /** SHA-256 of its bytes. */
  readonly id: string;
  readonly concepts: number;
  /** How many of them have no type of their own. */
  readonly untyped: number;
  /** Lines that were left out or need a look; of many the first. */
  readonly warnings: readonly VocabularyWarning[];
  /** How many lines were left out. */
  readonly skipped: number;
}

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
export type OnReading = (reading: ReadingPart) => void;

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
  /** Progress is the lexicon's fetching. A lexicon that could not be had is tried again by the next call. */
  link(job: number, input: LinkInput, onProgress: OnProgress): Promise<Result<Links, Failure>>;
  findConcepts(input: FindInput): Promise<Result<FoundConcepts, Failure>>;
  /** What is in a file that is meant to be a vocabulary, or the line that is wrong in it. */
  readVocabulary(file: Blob): Promise<Result<VocabularyContent, Failure>>;
  /** Cooperative: the job ends with `cancelled` before its next window. */
  cancel(job: number): void;
  close(): Promise<void>;
}
