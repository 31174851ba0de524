import { newDocument, type TextDocument, type UnknownPart } from '../../core/document/model.ts';
import { isEqual } from '../../core/workspace/patch.ts';
import { problemIn } from '../../formats/json/check.ts';

/**
 * Sets aside the parts of a document that do not fit its text, in `unknown`: a version that did not know a record may
 * have edited the text. Decisions, questions and the annotations of a file are kept there; a reading is dropped,
 * because the text can be read again.
 */
export function withoutMisfits(document: TextDocument): TextDocument {
  const { reading, imported, decisions, setAside, questions, unknown = [] } = document;
  const { id, title, text } = document;
  const fits = (part: Partial<TextDocument>) => !problemIn({ ...newDocument('d', text), ...part });
  const misfits: readonly UnknownPart[] = [
    ...decisions
      .filter((one) => !fits({ decisions: [one] }))
      .map((value) => ({ of: 'decisions', value }) as const),
    ...questions
      .filter((one) => !fits({ questions: [one] }))
      .map((value) => ({ of: 'questions', value }) as const),
    ...(imported && !fits({ imported }) ? [{ of: 'imported', value: imported } as const] : []),
  ];
  const isNew = (part: UnknownPart) => !unknown.some((one) => isEqual(one, part));
  const aside = [...unknown, ...misfits.filter(isNew)];
  return {
    ...{ id, title, text },
    ...(reading && fits({ reading }) && { reading }),
    ...(imported && fits({ imported }) && { imported }),
    decisions: decisions.filter((one) => fits({ decisions: [one] })),
    ...(setAside && { setAside }),
    questions: questions.filter((one) => fits({ questions: [one] })),
    ...(aside.length > 0 && { unknown: aside }),
  };
}
