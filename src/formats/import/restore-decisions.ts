import { apply } from '../../core/document/apply.ts';
import { changesOf, editOf, stamped } from '../../core/document/edits/edit.ts';
import { setNote, subjectOfMention, subjectOfRelation } from '../../core/document/edits/notes.ts';
import type {
  DecisionChange,
  NoteSubject,
  Operation,
  ResolvedMention,
  TextDocument,
} from '../../core/document/model.ts';
import { decisionOn, judgeMention, judgeRelation } from '../../core/document/operations.ts';
import { resolvedMentions } from '../../core/document/resolve.ts';
import { resolvedRelations } from '../../core/document/resolve-relations.ts';
import { decisionIn } from '../exchange/decided.ts';
import type { Decided, Info } from '../exchange/model.ts';

/**
 * A document of a file with what its curators decided and noted as decisions and notes of the page: they are counted as
 * decided, can be taken back, and no later reading writes over them.
 */
export function withDecisionsOfFile(document: TextDocument): TextDocument {
  const { mentions = [], relations = [] } = document.imported ?? {};
  if (![...mentions, ...relations].some(({ info }) => saysSomething(info))) return document;
  const resolved = resolvedMentions(document);
  const edit = editOf([
    ...resolved.flatMap((mention) => {
      const { decided, note } = saidIn(mention.imported?.info);
      return [
        ...(decided ? stampedChanges(accepted(mention, decided), decided) : []),
        ...noted(document, subjectOfMention(mention), note, decided),
      ];
    }),
    ...resolvedRelations(document, resolved).flatMap((relation) => {
      const { decided, note } = saidIn(relation.imported?.info);
      const operation = decided && judgeRelation(document, relation, 'accepted');
      return [
        ...(operation ? stampedChanges(operation, decided) : []),
        ...(note === ''
          ? []
          : noted(document, subjectOfRelation(document, relation), note, decided)),
      ];
    }),
  ]);
  return edit.ok ? apply(document, edit.value).document : document;
}

function saidIn(info: Info = {}): { readonly decided?: Decided; readonly note: string } {
  const { decided } = decisionIn(info);
  return {
    ...(decided && { decided }),
    note: (info.note ?? '').trim() === '' ? '' : (info.note ?? ''),
  };
}

const saysSomething = (info: Info): boolean => {
  const { decided, note } = saidIn(info);
  return decided !== undefined || note !== '';
};

function accepted(mention: ResolvedMention, { decision }: Decided): Operation {
  if (decision !== 'added') return judgeMention(mention, 'accepted');
  const said = { ...mention, decision: { ...decisionOn(mention), added: true as const } };
  return judgeMention(said, 'accepted');
}

function noted(
  document: TextDocument,
  subject: NoteSubject | undefined,
  note: string,
  decided: Decided | undefined,
): readonly DecisionChange[] {
  const edit = subject && note !== '' ? setNote(document, subject, note) : undefined;
  return edit?.ok ? stampedChanges(edit.value, decided) : [];
}

const stampedChanges = (
  operation: Operation,
  { by, at }: Partial<Decided> = {},
): readonly DecisionChange[] =>
  changesOf(
    stamped(operation, {
      ...(at !== undefined && { at }),
      ...(by !== undefined && { curator: by }),
    }),
  );
