import { newDocument, type TextDocument, type UnknownPart } from '../../core/document/model.ts';
import { isEqual } from '../../core/workspace/patch.ts';
import { problemIn } from '../../formats/json/check.ts';

/**
 * A document whose parts are well formed, with what does not fit the text set aside in `unknown`: a version that did not know a record may have edited
 * the text under it. Decisions, questions and what a file said are kept as they are; a reading is left out, because the
 * text can be read again.
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
