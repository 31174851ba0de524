import type { Answers, Progress } from '../engine/contract/protocol.ts';
import type { LinkedAnnotations } from './linking.ts';

export interface CallOptions {
  /** Aborts the call, which then rejects with an error whose name is `AbortError`. */
  readonly signal?: AbortSignal;
  /** `fetch` counts bytes, `start` the engine's start, `read` word pieces. Called while this call runs. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface AnnotateOptions extends CallOptions {
  /** Corpus whose annotation guideline the model follows; the pack's default when absent. */
  readonly guideline?: string;
  /** True to read reference lists, author lines and affiliations, too. */
  readonly everything?: boolean;
}

export interface AskOptions extends CallOptions {
  /** Largest number of answers. */
  readonly limit?: number;
}

/**
 * Reads texts; the interface is the same on a page (in a worker) and under Node. All offsets are UTF-16 code units,
 * half-open.
 */
export interface BioGlossAnnotator {
  /** Finds entities and relations of a text. The first call fetches and starts the model. */
  annotate(text: string, options?: AnnotateOptions): Promise<LinkedAnnotations>;
  /** Finds spans of the text that answer a question, best first; empty when the text has no answer. */
  ask(text: string, question: string, options?: AskOptions): Promise<Answers>;
  /** Frees the model's memory. A later call starts the model again. */
  dispose(): Promise<void>;
}

export const DEFAULT_LIMIT = 3;
