import { assertNever } from '../errors.ts';
import { applyEdit, invertEdit } from '../text/edit.ts';
import { decideAll } from './decide-all.ts';
import { changesBack, withDecisions } from './decisions.ts';
import { editText } from './edit-text.ts';
import type { Operation, TextDocument } from './model.ts';

export interface Applied {
  readonly document: TextDocument;
  /** Applied to the new document, gives back the old one exactly. */
  readonly inverse: Operation;
}

export function apply(document: TextDocument, operation: Operation): Applied {
  switch (operation.kind) {
    case 'rename':
      return {
        document: { ...document, title: operation.title },
        inverse: { kind: 'rename', title: document.title },
      };
    case 'decide': {
      const [back = operation] = changesBack(document.decisions, [operation]);
      return {
        document: { ...document, decisions: withDecisions(document.decisions, [operation]) },
        inverse: { kind: 'decide', ...back },
      };
    }
    case 'decide-all':
      return decideAll(document, operation);
    case 'edit-text':
      return {
        document: editText(document, operation.edit),
        inverse: restore(document, operation),
      };
    case 'restore-text': {
      const { reading: _, imported: __, setAside: ___, ...rest } = document;
      const { edit, decisions, setAside, questions, reading, imported } = operation;
      const text = applyEdit(document.text, edit);
      const said = {
        ...(reading && { reading }),
        ...(imported && { imported }),
        ...(setAside && { setAside }),
      };
      return {
        document: { ...rest, text, decisions, questions, ...said },
        inverse: restore(document, operation),
      };
    }
    case 'set-questions':
      return {
        document: { ...document, questions: operation.questions },
        inverse: { kind: 'set-questions', questions: document.questions },
      };
    default:
      return assertNever(operation);
  }
}

type Kind<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

/** Undoing an edit brings back what was said about the old text: nothing has to be read again. */
function restore(
  { text, reading, imported, decisions, setAside, questions }: TextDocument,
  { edit }: Kind<'edit-text' | 'restore-text'>,
): Operation {
  const inverse = {
    kind: 'restore-text',
    edit: invertEdit(text, edit),
    decisions,
    questions,
  } as const;
  return {
    ...inverse,
    ...(reading && { reading }),
    ...(imported && { imported }),
    ...(setAside && { setAside }),
  };
}
