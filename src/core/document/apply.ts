import { assertNever } from '../errors.ts';
import { applyEdit, invertEdit } from '../text/edit.ts';
import { decisionKey, withDecision } from './decisions.ts';
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
    case 'decide':
      return decide(document, operation);
    case 'edit-text':
      return {
        document: editText(document, operation.edit),
        inverse: restore(document, operation),
      };
    case 'restore-text': {
      const { reading: _, imported: __, ...rest } = document;
      const { edit, decisions, questions, reading, imported } = operation;
      const text = applyEdit(document.text, edit);
      const said = { ...(reading && { reading }), ...(imported && { imported }) };
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

function decide(document: TextDocument, { key, decision }: Kind<'decide'>): Applied {
  const before = document.decisions.find((one) => decisionKey(one) === key);
  return {
    document: { ...document, decisions: withDecision(document.decisions, key, decision) },
    inverse: { kind: 'decide', key, ...(before && { decision: before }) },
  };
}

/** Undoing an edit brings back what was said about the old text: nothing has to be read again. */
function restore(
  { text, reading, imported, decisions, questions }: TextDocument,
  { edit }: Kind<'edit-text' | 'restore-text'>,
): Operation {
  const inverse = {
    kind: 'restore-text',
    edit: invertEdit(text, edit),
    decisions,
    questions,
  } as const;
  return { ...inverse, ...(reading && { reading }), ...(imported && { imported }) };
}
