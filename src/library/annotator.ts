import type { Answers, Progress } from '../engine/contract/protocol.ts';
import type { LinkedAnnotations } from './linking.ts';

export interface CallOptions {
  /** Ends the call: it rejects with an error whose name is `AbortError`. */
  readonly signal?: AbortSignal;
  /** `fetch` counts bytes, `start` the engine's start, `read` word pieces. Shown while this call waits. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface AnnotateOptions extends CallOptions {
  /** Corpus whose annotation guideline is followed; the pack's default when absent. */
  readonly guideline?: string;
  /** Reference lists, author lines and affiliations are read, too. */
  readonly everything?: boolean;
}

export interface AskOptions extends CallOptions {
  /** At most so many answers. */
  readonly limit?: number;
}

/** Reads texts: the same on a page (in a worker) and under Node. All offsets: UTF-16 code units, half-open. */
export interface BioGlossAnnotator {
  /** Entities and relations of a text. The first call fetches and starts the model. */
  annotate(text: string, options?: AnnotateOptions): Promise<LinkedAnnotations>;
  /** Stretches of the text that answer a question, best first; none when there is no answer in it. */
  ask(text: string, question: string, options?: AskOptions): Promise<Answers>;
  /** Gives the model's memory back. A later call would start it again. */
  dispose(): Promise<void>;
}

export const DEFAULT_LIMIT = 3;
