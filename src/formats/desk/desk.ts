import type { Tracked } from '../../core/document/history.ts';
import type { History, TextDocument } from '../../core/document/model.ts';

/** What one tab works on: kept as it changes, taken up again after a reload or a crash. */
export interface Desk {
  readonly document?: TextDocument;
  readonly history: History;
  /** The document replaced or cleared last. */
  readonly previous?: Tracked & { readonly stack?: Stack };
  /** Documents that were opened together. */
  readonly stack?: Stack;
  /** Corpus whose guideline was chosen. */
  readonly guideline?: string;
  /** Asked and not answered yet. */
  readonly question?: string;
}

/** The documents of one or several files. */
export interface Stack {
  /** Of the file or files, for people. */
  readonly name: string;
  /** As they were left; that at `at` lies on the desk and is newer there. */
  readonly entries: readonly Tracked[];
  /** Absent: another document lies on the desk, or none. */
  readonly at?: number;
}

export const PART_NAMES = [
  'id',
  'title',
  'text',
  'reading',
  'imported',
  'decisions',
  'questions',
  'history',
  'previous',
  'stack',
  'guideline',
  'question',
] as const;

/** A desk in pieces that change apart: of a long text, a decision writes none of its mentions again. */
export type DeskParts = { readonly [Name in (typeof PART_NAMES)[number]]: unknown };

/** What did not change is the same value in both. */
export function partsOf({
  document,
  history,
  previous,
  stack,
  guideline,
  question,
}: Desk): DeskParts {
  return {
    id: document?.id,
    title: document?.title,
    text: document?.text,
    reading: document?.reading,
    imported: document?.imported,
    decisions: document?.decisions,
    questions: document?.questions,
    history: document && history,
    previous,
    stack,
    guideline,
    question,
  };
}
