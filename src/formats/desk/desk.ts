import type { History, TextDocument } from '../../core/document/model.ts';

/** What one tab works on: kept as it changes, taken up again after a reload or a crash. */
export interface Desk {
  readonly document?: TextDocument;
  readonly history: History;
  /** The document replaced or cleared last. */
  readonly previous?: { readonly document: TextDocument; readonly history: History };
  /** Corpus whose guideline was chosen. */
  readonly guideline?: string;
  /** Asked and not answered yet. */
  readonly question?: string;
}

export const PART_NAMES = [
  'id',
  'title',
  'text',
  'reading',
  'decisions',
  'questions',
  'history',
  'previous',
  'guideline',
  'question',
] as const;

/** A desk in pieces that change apart: of a long text, a decision writes none of its mentions again. */
export type DeskParts = { readonly [Name in (typeof PART_NAMES)[number]]: unknown };

/** What did not change is the same value in both. */
export function partsOf({ document, history, previous, guideline, question }: Desk): DeskParts {
  return {
    id: document?.id,
    title: document?.title,
    text: document?.text,
    reading: document?.reading,
    decisions: document?.decisions,
    questions: document?.questions,
    history: document && history,
    previous,
    guideline,
    question,
  };
}
