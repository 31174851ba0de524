import type { EngineName, Failure } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';
import type {
  AnnotateInput,
  Annotations,
  AnswerInput,
  Answers,
  FindInput,
  FoundConcepts,
  LinkInput,
  Links,
  OnProgress,
  OnReading,
  OpenedPack,
  VocabularyContent,
} from './protocol.ts';

export type AnnotatorState =
  | { readonly status: 'idle' }
  | { readonly status: 'opening'; readonly engine: EngineName }
  | { readonly status: 'open'; readonly opened: OpenedPack }
  | { readonly status: 'failed'; readonly failure: Failure };

export interface OpenOptions {
  readonly onProgress?: OnProgress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads texts, in a worker (`runtime/annotator`) or in this thread (`annotator/in-process.ts`). Expected failures,
 * cancelling among them, are values; nothing here throws.
 */
export interface Annotator {
  readonly state: AnnotatorState;
  /** Starts the engine with its pack. Jobs do so themselves; this shows progress, and tries again. */
  open(options?: OpenOptions): Promise<Result<OpenedPack, Failure>>;
  annotate(
    input: AnnotateInput,
    options?: { readonly signal?: AbortSignal; readonly onReading?: OnReading },
  ): Promise<Result<Annotations, Failure>>;
  answer(
    input: AnswerInput,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: OnProgress },
  ): Promise<Result<Answers, Failure>>;
  /** Concepts of mentions that `annotate` found, from the lexicon and the user's own vocabularies. */
  link(
    input: LinkInput,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: OnProgress },
  ): Promise<Result<Links, Failure>>;
  /** Concepts by name or identifier. */
  findConcepts(input: FindInput): Promise<Result<FoundConcepts, Failure>>;
  /** What is in a file that is meant to be a vocabulary. */
  readVocabulary(file: Blob): Promise<Result<VocabularyContent, Failure>>;
  /** Gives the engine's memory back; the calls that were made until now are cancelled. A later call starts it again. */
  close(): Promise<void>;
}
