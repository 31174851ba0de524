import {
  noteOn,
  setNote,
  subjectOfEntity,
  subjectOfMention,
  subjectOfRelation,
} from '../../../core/document/edits/notes.ts';
import type { NoteSubject } from '../../../core/document/model.ts';
import { made } from '../../commands/deeds.ts';
import { quoted } from '../../content/quoted.ts';
import { verbOf } from '../../content/verbs.ts';
import { draftOf, dropDraft, keepDraft } from '../../draft.ts';
import { NoteDialog } from '../../parts/CurationDialogs/NoteDialog.tsx';
import type { AppStore } from '../../state/actions.ts';
import {
  selectAllGroups,
  selectAllMentions,
  selectAllRelations,
} from '../../state/document/select-resolved.ts';
import type { State, ViewDialog } from '../../state/model.ts';
import { usePerform } from '../perform-context.ts';

type NoteQuestion = Extract<ViewDialog, { readonly kind: 'note' }>;

/** Edits the note on a mention, an entity, a relation or the document. */
export function NoteEditor(props: { readonly store: AppStore; readonly dialog: NoteQuestion }) {
  const { store, dialog } = props;
  const perform = usePerform();
  const state = store.getState();
  const { document, key } = state;
  const subject = subjectOf(state, dialog);
  if (!document || key === undefined || !subject) return null;
  const { about, name } = subject;
  const field = { kind: 'note', document: key, about: JSON.stringify(about) } as const;
  return (
    <NoteDialog
      about={name}
      text={draftOf(field) ?? noteOn(document, about)?.text ?? ''}
      onDraft={(text) => keepDraft(field, text)}
      onDone={(text) => {
        dropDraft(field);
        const now = store.getState().document;
        perform({ type: 'dialog-closed' });
        if (!now || text === (noteOn(now, about)?.text ?? '')) return;
        const said = text.trim() === '' ? `No note on ${name} any more.` : `Note on ${name} kept.`;
        perform(made(setNote(now, about, text), said));
      }}
    />
  );
}

function subjectOf(
  state: State,
  dialog: NoteQuestion,
): { readonly about: NoteSubject; readonly name: string } | undefined {
  if ('ofDocument' in dialog) return { about: { kind: 'document' }, name: 'the document' };
  if ('group' in dialog) {
    const group = selectAllGroups(state).find((one) => one.group === dialog.group);
    return (
      group && {
        about: subjectOfEntity(group),
        name: `${quoted({ text: group.name })} wherever it stands`,
      }
    );
  }
  if ('mention' in dialog) {
    const mention = selectAllMentions(state).find(({ id }) => id === dialog.mention);
    return mention && { about: subjectOfMention(mention), name: quoted(mention) };
  }
  const relation = selectAllRelations(state).find(({ id }) => id === dialog.relation);
  const about = state.document && relation && subjectOfRelation(state.document, relation);
  if (!about) return undefined;
  const nameOf = (group: string) =>
    selectAllGroups(state).find((one) => one.group === group)?.name ?? '';
  return {
    about,
    name: `${nameOf(relation.head)} ${verbOf(relation.type)} ${nameOf(relation.tail)}`,
  };
}
