import type { Tracked } from '../../core/document/history.ts';
import type { History, TextDocument } from '../../core/document/model.ts';
import type { JobState } from '../../core/workspace/workspace.ts';

/** What one tab works on: kept as it changes, taken up again after a reload or a crash. */
export interface Desk {
  readonly document?: TextDocument;
  readonly history: History;
  /** What was put away last. */
  readonly previous?: PutAway;
  /** What was put away before it and is worth keeping, the latest first. */
  readonly earlier?: readonly PutAway[];
  /** Documents that were opened together. */
  readonly stack?: Stack;
  /** Corpus whose guideline was chosen. */
  readonly guideline?: string;
  /** Asked and not answered yet. */
  readonly question?: string;
  /** How far reading the document came; absent while it waits or is done. */
  readonly readingRun?: JobState;
  /** How far answering the question came; absent while it waits or is done. */
  readonly questionRun?: JobState;
}

/** A document that was replaced, cleared or closed, with the stack that went with it. */
export interface PutAway extends Tracked {
  readonly stack?: Stack;
}

/** The documents of one or several files. */
export interface Stack {
  /** Name of the file or files, as people know it. */
  readonly name: string;
  /** Documents as they were left. The one at `at` lies on the desk and is newer there. */
  readonly entries: readonly Tracked[];
  /** Place of the document that lies on the desk; absent: it is none of these. */
  readonly at?: number;
}

export const PART_NAMES = [
  'id',
  'title',
  'text',
  'reading',
  'imported',
  'decisions',
  'setAside',
  'questions',
  'unknown',
  'history',
  'previous',
  'earlier',
  'stack',
  'guideline',
  'question',
  'readingRun',
  'questionRun',
] as const;

/** A desk in pieces that change apart: of a long text, a decision writes none of its mentions again. */
export type DeskParts = { readonly [Name in (typeof PART_NAMES)[number]]: unknown };

/** What did not change is the same value in both. */
export function partsOf({
  document,
  history,
  previous,
  earlier,
  stack,
  guideline,
  question,
  readingRun,
  questionRun,
}: Desk): DeskParts {
  return {
    id: document?.id,
    title: document?.title,
    text: document?.text,
    reading: document?.reading,
    imported: document?.imported,
    decisions: document?.decisions,
    setAside: document?.setAside,
    questions: document?.questions,
    unknown: document?.unknown,
    history: document && history,
    previous,
    earlier,
    stack,
    guideline,
    question,
    readingRun,
    questionRun,
  };
}
