import { apply } from '../../core/document/apply.ts';
import { change, changesOf, editOf, stamped } from '../../core/document/edits/edit.ts';
import { setNote, subjectOfMention, subjectOfRelation } from '../../core/document/edits/notes.ts';
import { setReviewed } from '../../core/document/edits/review.ts';
import type {
  DecisionChange,
  MentionDecision,
  NoteSubject,
  ResolvedMention,
  Stamp,
  TextDocument,
} from '../../core/document/model.ts';
import { decisionOn, decisionOnRelation } from '../../core/document/operations.ts';
import { resolvedMentions } from '../../core/document/resolve.ts';
import { resolvedRelations } from '../../core/document/resolve-relations.ts';
import { decisionIn, reviewIn } from '../exchange/decided.ts';
import type { Decided, Info } from '../exchange/model.ts';

/**
 * A document of a file with what its curators decided and noted, and that it is reviewed, as decisions of the page: they are counted as
 * decided, can be taken back, and no later reading writes over them.
 */
export function withDecisionsOfFile(document: TextDocument): TextDocument {
  const { mentions = [], relations = [], info = {} } = document.imported ?? {};
  const { review } = reviewIn(info);
  if (!review && ![...mentions, ...relations].some((one) => saysSomething(one.info))) {
    return document;
  }
  const resolved = resolvedMentions(document);
  const edit = editOf([
    ...resolved.flatMap((mention) => {
      const { decided, note } = saidIn(mention.imported?.info);
      return [
        ...(decided ? [change({ ...accepted(mention, decided), ...stampOf(decided) })] : []),
        ...noted(document, subjectOfMention(mention), note, decided),
      ];
    }),
    ...resolvedRelations(document, resolved).flatMap((relation) => {
      const { decided, note } = saidIn(relation.imported?.info);
      const decision = decided && decisionOnRelation(document, relation);
      return [
        ...(decision ? [change({ ...decision, ...stampOf(decided) })] : []),
        ...(note === ''
          ? []
          : noted(document, subjectOfRelation(document, relation), note, decided)),
      ];
    }),
    ...(review ? reviewed(document, review) : []),
  ]);
  return edit.ok ? apply(document, edit.value).document : document;
}

function saidIn(info: Info = {}): { readonly decided?: Decided; readonly note: string } {
  const { decided } = decisionIn(info);
  const { note = '' } = info;
  return { ...(decided && { decided }), note: note.trim() === '' ? '' : note };
}

const saysSomething = (info: Info): boolean => {
  const { decided, note } = saidIn(info);
  return decided !== undefined || note !== '';
};

const stampOf = ({ by, at }: Partial<Decided> = {}): Stamp => ({
  ...(at !== undefined && { at }),
  ...(by !== undefined && { curator: by }),
});

/** That a person accepts it; of what they added, that they did. */
const accepted = (mention: ResolvedMention, { decision }: Decided): MentionDecision => ({
  ...decisionOn(mention),
  ...(decision === 'added' && { added: true }),
});

function reviewed(document: TextDocument, review: Stamp): readonly DecisionChange[] {
  const edit = setReviewed(document, true);
  return edit.ok ? changesOf(stamped(edit.value, review)) : [];
}

function noted(
  document: TextDocument,
  subject: NoteSubject | undefined,
  note: string,
  decided: Decided | undefined,
): readonly DecisionChange[] {
  const edit = subject && note !== '' ? setNote(document, subject, note) : undefined;
  return edit?.ok ? changesOf(stamped(edit.value, stampOf(decided))) : [];
}
