import { decideAll } from '../document/decide-all.ts';
import { changesBack, withDecisions } from '../document/decisions.ts';
import { editText } from '../document/edit-text.ts';
import type {
  DecisionChange,
  DecisionsChange,
  ModelReading,
  Operation,
  TextDocument,
} from '../document/model.ts';
import { assertNever } from '../errors.ts';
import { applyEdit, invertEdit, type TextEdit } from '../text/edit.ts';
import { editsBetween } from '../text/edits-between.ts';
import { fingerprint } from './fingerprint.ts';
import { difference, type Patch, patched } from './patch.ts';

/**
 * A change of a document as its history keeps it: plain JSON that holds what changed, not what was there. Every step
 * that is taken gives the one that takes it back.
 */
export type Step =
  | { readonly kind: 'rename'; readonly title: string }
  /** Sets, replaces or (without `decision`) clears what was decided under a key (`decisionKey`). */
  | ({ readonly kind: 'decide' } & DecisionChange)
  /** Several at once, no two of one key. */
  | ({ readonly kind: 'decide-all' } & DecisionsChange)
  | { readonly kind: 'change-questions'; readonly patch: Patch }
  | { readonly kind: 'edit-text'; readonly edit: TextEdit }
  /** Edits the text back, and brings back what the edit dropped. */
  | {
      readonly kind: 'unedit-text';
      readonly edit: TextEdit;
      /** Makes what was said and decided before of what the edit back leaves of it without a reading. */
      readonly patch?: Patch;
      /** What changes in the reading. It is applied as long as the reading is the one that the edit left. */
      readonly reading?: ReadingPatch;
    };

interface ReadingPatch {
  /** Fingerprint of the reading that the edit left (`fingerprint`). */
  readonly of: string;
  readonly patch?: Patch;
}

export interface Stepped {
  readonly document: TextDocument;
  readonly inverse: Step;
}

/** The step that an operation of a person is; of a text, a step to be taken, never one to be taken back. */
export function stepOf(document: TextDocument, operation: Operation): Step | undefined {
  switch (operation.kind) {
    case 'rename':
    case 'decide':
    case 'decide-all':
    case 'edit-text':
      return operation;
    case 'set-questions': {
      const patch = difference(document.questions, operation.questions);
      return patch && { kind: 'change-questions', patch };
    }
    case 'restore-text':
      return { kind: 'edit-text', edit: operation.edit };
    default:
      return assertNever(operation);
  }
}

/**
 * Takes a step. Its inverse brings back exactly the document before, as long as no model has read it in between; else the
 * text, the decisions, the questions and what a file said come back exactly, and sentences whose reading is not known
 * any more are to be read again (`reading.unread`).
 */
export function take(document: TextDocument, step: Step): Stepped {
  switch (step.kind) {
    case 'rename':
      return {
        document: { ...document, title: step.title },
        inverse: { kind: 'rename', title: document.title },
      };
    case 'decide': {
      const { decisions } = document;
      const [back = step] = changesBack(decisions, [step]);
      return {
        document: { ...document, decisions: withDecisions(decisions, [step]) },
        inverse: { kind: 'decide', ...back },
      };
    }
    case 'decide-all':
      return decideAll(document, step);
    case 'change-questions': {
      // The patch was made of questions, and of these.
      const questions = patched(document.questions, step.patch) as TextDocument['questions'];
      const back = difference(questions, document.questions) ?? { list: [[0, questions.length]] };
      return {
        document: { ...document, questions },
        inverse: { kind: 'change-questions', patch: back },
      };
    }
    case 'edit-text':
      return edit(document, step.edit);
    case 'unedit-text':
      return {
        document: unedit(document, step),
        inverse: { kind: 'edit-text', edit: invertEdit(document.text, step.edit) },
      };
    default:
      return assertNever(step);
  }
}

type StepOf<K extends Step['kind']> = Extract<Step, { readonly kind: K }>;

/** Edits a text, and leaves alone what was said of the sentences that lie unchanged between two changed ones. */
function editSentences(document: TextDocument, made: TextEdit): TextDocument {
  return editsBetween(document.text, applyEdit(document.text, made)).reduce(editText, document);
}

function edit(document: TextDocument, made: TextEdit): Stepped {
  const edited = editSentences(document, made);
  const back = invertEdit(document.text, made);
  return { document: edited, inverse: stepToText(edited, document, back) };
}

/** The step that makes exactly `to` of `from`, which differ by an edit of the text and by what is said of it. */
export function stepToText(from: TextDocument, to: TextDocument, edit: TextEdit): Step {
  const patch = difference(said(editSaid(from, edit)), said(to));
  const reading = from.reading && {
    of: fingerprint(from.reading),
    ...patchOf(difference(editSentences(from, edit).reading, to.reading)),
  };
  return { kind: 'unedit-text', edit, ...patchOf(patch), ...(reading && { reading }) };
}

function unedit(document: TextDocument, step: StepOf<'unedit-text'>): TextDocument {
  const { reading: now, ...moved } = editSentences(document, step.edit);
  // The patch was made of what an edit leaves of these parts without a reading.
  const rest = patched(said(editSaid(document, step.edit)), step.patch) as Said;
  const reading = readingAfter(document.reading, now, step.reading);
  const { imported: _, setAside: __, ...others } = moved;
  return { ...others, ...rest, ...(reading && { reading }) };
}

/** @param now the reading that the edit back leaves of `before` */
function readingAfter(
  before: ModelReading | undefined,
  now: ModelReading | undefined,
  step: ReadingPatch | undefined,
): ModelReading | undefined {
  if (!before || step?.of !== fingerprint(before)) return now;
  return patched(now, step.patch) as ModelReading;
}

type Said = Pick<TextDocument, 'decisions' | 'setAside' | 'questions' | 'imported'>;

/** What was said and decided, the model's reading aside. */
const said = ({ decisions, setAside, questions, imported }: TextDocument): Said => ({
  decisions,
  ...(setAside && { setAside }),
  questions,
  ...(imported && { imported }),
});

/** What an edit leaves of what was said and decided, whatever a model has read. */
function editSaid({ reading: _, ...document }: TextDocument, edit: TextEdit): TextDocument {
  const { decisions, questions, imported } = document;
  // The whole text is gone through for it.
  const isSilent = decisions.length === 0 && questions.length === 0 && !imported;
  return isSilent ? document : editSentences(document, edit);
}

const patchOf = (patch: Patch | undefined) => (patch ? { patch } : {});
