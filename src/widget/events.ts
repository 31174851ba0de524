import type { Mention, Relation } from '../core/annotation.ts';
import type { EngineName, FailureCode } from '../core/errors.ts';
import type { LinkedConcept } from '../core/link/link.ts';

export interface ReadyDetail {
  readonly engine: EngineName;
  /** Adapter description, or the number of threads in use. */
  readonly device: string;
  readonly pack: { readonly id: string; readonly version: string };
}

export interface ProgressDetail {
  /** `fetch` counts bytes; `start` is the engine's start; `read` counts UTF-16 code units of text. */
  readonly phase: 'fetch' | 'start' | 'read';
  readonly done: number;
  readonly total: number;
}

/** The annotations of one element. Offsets are UTF-16 code units, half-open, in `text`. */
export interface AnnotatedElement {
  readonly element: Element;
  /** The text that was read: collected from the element, with white space as shown. */
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  /** Concepts by mention id, best first; an empty list means no match. Absent without the attribute `lexicon`. */
  readonly concepts?: Concepts;
}

export type Concepts = Readonly<Record<string, readonly LinkedConcept[]>>;

export interface AnnotatedDetail {
  readonly elements: readonly AnnotatedElement[];
  /** True after a change by the host: only changed sentences were read again. */
  readonly again: boolean;
}

export interface SelectDetail {
  readonly element: Element;
  readonly mention: Mention;
  /** Concepts, best first; absent without the attribute `lexicon`. */
  readonly concepts?: readonly LinkedConcept[];
}

export interface ErrorDetail {
  readonly code: FailureCode | 'no-text';
  readonly message: string;
}

/**
 * Attributes of `<bio-gloss>`, for typing templates (`biogloss/react`, `biogloss/svelte`, `biogloss/vue`). All are
 * strings in the DOM; `true` is an attribute without a value, `<bio-gloss lexicon>`.
 */
export interface BioGlossAttributes {
  readonly for?: string;
  readonly exclude?: string;
  readonly apparatus?: '' | true;
  readonly types?: string;
  readonly threshold?: number | string;
  readonly start?: 'click' | 'visible' | 'load';
  readonly engine?: 'auto' | EngineName;
  readonly base?: string;
  readonly pack?: string;
  readonly lexicon?: string | true;
  readonly dictionary?: string;
  readonly lang?: string;
  readonly theme?: 'light' | 'dark';
  readonly place?: 'corner';
}

/** Events of the element. All bubble, and leave shadow trees. */
export interface BioGlossEventMap {
  'bio-gloss:ready': CustomEvent<ReadyDetail>;
  'bio-gloss:progress': CustomEvent<ProgressDetail>;
  'bio-gloss:annotated': CustomEvent<AnnotatedDetail>;
  'bio-gloss:select': CustomEvent<SelectDetail>;
  'bio-gloss:error': CustomEvent<ErrorDetail>;
}

export type DetailOf<Name extends keyof BioGlossEventMap> =
  BioGlossEventMap[Name] extends CustomEvent<infer Detail> ? Detail : never;

/** The error with which `annotate()` rejects. */
export class BioGlossError extends Error {
  override readonly name = 'BioGlossError';
  readonly code: ErrorDetail['code'];

  constructor({ code, message }: ErrorDetail) {
    super(message);
    this.code = code;
  }
}
