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
 * Reads texts in a worker (`runtime/annotator`) or in the calling thread (`annotator/in-process.ts`). Expected
 * failures, cancellation included, are values; no method throws.
 */
export interface Annotator {
  readonly state: AnnotatorState;
  /** Starts the engine with its pack. Jobs start it themselves; call this to show progress or to retry. */
  open(options?: OpenOptions): Promise<Result<OpenedPack, Failure>>;
  annotate(
    input: AnnotateInput,
    options?: { readonly signal?: AbortSignal; readonly onReading?: OnReading },
  ): Promise<Result<Annotations, Failure>>;
  answer(
    input: AnswerInput,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: OnProgress },
  ): Promise<Result<Answers, Failure>>;
  /** Finds the concepts of mentions from `annotate`, in the lexicon and the user's own vocabularies. */
  link(
    input: LinkInput,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: OnProgress },
  ): Promise<Result<Links, Failure>>;
  /** Finds concepts by name or identifier. */
  findConcepts(input: FindInput): Promise<Result<FoundConcepts, Failure>>;
  /** Describes the content of a vocabulary file. */
  readVocabulary(file: Blob): Promise<Result<VocabularyContent, Failure>>;
  /** Frees the engine's memory and cancels all calls made before. A later call starts the engine again. */
  close(): Promise<void>;
}
