import type { Mention } from '../../../core/annotation.ts';
import { selectAllMentions } from '../document/select-resolved.ts';
import type { Focus, State, ViewDialog } from '../model.ts';
import { withoutSubject } from './reduce-view.ts';
import { selectGroups, selectMentions, selectRelations } from './select-shown.ts';

/**
 * The view after an event. What is not shown has no focus, whatever hid or removed it, and the choice of a concept
 * closes with its mention: keys, card and announcements act on the focus without asking whether it can be seen.
 */
export function viewAfter(before: State, after: State): State {
  const { focus, dialog } = after.view;
  if (!focus && dialog?.kind !== 'concept') return after;
  const isUnchanged =
    before.document === after.document &&
    before.view.filter === after.view.filter &&
    before.view.focus === focus &&
    before.view.dialog === dialog;
  if (isUnchanged) return after;
  const isKept =
    isFocusShown(after, focus) &&
    isMentionThere(after, dialog) &&
    !mentionsOf(focus, dialog).some((id) => isRenumbered(before, after, id));
  if (isKept) return after;
  const next = leftUndecided(before, after);
  const view = withoutSubject(after.view);
  return { ...after, view: next ? { ...view, focus: { kind: 'mention', id: next } } : view };
}

/** Where only the undecided is shown, or what differs, a decision takes the mention in focus away: the next one has the focus then. */
function leftUndecided(before: State, { document, view }: State): string | undefined {
  const { focus, filter } = view;
  const isDecided =
    focus?.kind === 'mention' &&
    (filter.isUndecidedOnly || filter.isDifferingOnly) &&
    filter === before.view.filter &&
    document?.text === before.document?.text &&
    document?.reading === before.document?.reading;
  if (!isDecided || !document) return undefined;
  const shown = selectMentions(before).map(({ id }) => id);
  const at = shown.indexOf(focus.id);
  const left = new Set(selectMentions({ ...before, document, view }).map(({ id }) => id));
  return [...shown.slice(at + 1), ...shown.slice(0, Math.max(at, 0))].find((id) => left.has(id));
}

function isFocusShown(state: State, focus: Focus | undefined): boolean {
  switch (focus?.kind) {
    case undefined:
      return true;
    case 'mention':
      return selectMentions(state).some(({ id }) => id === focus.id);
    case 'group':
      return selectGroups(state).some(({ group }) => group === focus.group);
    case 'relation':
      return selectRelations(state).some(({ id }) => id === focus.id);
    case 'answer': {
      const asked = state.document?.questions.find(({ id }) => id === focus.question);
      return asked?.answers[focus.answer] !== undefined;
    }
  }
}

const isMentionThere = (state: State, dialog: ViewDialog | undefined): boolean =>
  dialog?.kind !== 'concept' || selectAllMentions(state).some(({ id }) => id === dialog.mention);

const mentionsOf = (
  focus: Focus | undefined,
  dialog: ViewDialog | undefined,
): readonly string[] => [
  ...(focus?.kind === 'mention' ? [focus.id] : []),
  ...(dialog?.kind === 'concept' ? [dialog.mention] : []),
];

/** A reading from the start, and another document, give an id anew: it then names another mention. */
function isRenumbered(before: State, after: State, id: string): boolean {
  if (before.document?.reading === after.document?.reading) return false;
  const was = placeOf(before, id);
  const is = placeOf(after, id);
  return was !== undefined && is !== undefined && was !== is;
}

const placeOf = ({ document }: State, id: string): string | undefined => {
  const mention = document?.reading?.mentions.find((one: Mention) => one.id === id);
  return mention && `${mention.start} ${mention.end} ${mention.type}`;
};
