import type { Mention } from '../../../core/annotation.ts';
import { selectAllMentions } from '../document/select-resolved.ts';
import type { Focus, MentionPlace, State, ViewDialog } from '../model.ts';
import { withoutSubject } from './reduce-view.ts';
import { selectGroups, selectMentions, selectRelations } from './select-shown.ts';

/**
 * The view after an event. A hidden or removed annotation loses the focus, and the dialog for its concept closes, so
 * that keys, card and announcements may use the focus without checking it. A new reading numbers mentions again; the
 * focus then moves to the mention at the same place once it is found.
 */
export function viewAfter(before: State, after: State): State {
  const { focus, dialog, sought } = after.view;
  if (!focus && sought) return soughtAfter(after, sought);
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
  const view = withoutSubject(after.view);
  const place = readAnew(before, after);
  if (place) return soughtAfter({ ...after, view: { ...view, sought: place } }, place);
  const next = leftUndecided(before, after);
  return { ...after, view: next ? { ...view, focus: { kind: 'mention', id: next } } : view };
}

/** The place of the mention in focus, when another reading of the same text has come. */
function readAnew(before: State, after: State): MentionPlace | undefined {
  const { focus } = after.view;
  const isRead =
    focus?.kind === 'mention' &&
    before.key === after.key &&
    before.document?.text === after.document?.text &&
    before.document?.reading !== after.document?.reading;
  if (!isRead) return undefined;
  const mention = selectMentions(before).find(({ id }) => id === focus.id);
  return mention && { start: mention.start, end: mention.end, type: mention.type };
}

/** Focuses the mention at the place; until it is found, the place is remembered while the reading lasts. */
function soughtAfter(state: State, { start, end, type }: MentionPlace): State {
  const found = selectMentions(state).find(
    (one) => one.start === start && one.end === end && one.type === type,
  );
  if (!found && state.reading.status === 'reading') return state;
  const { sought: _, ...view } = state.view;
  return {
    ...state,
    view: found ? { ...view, focus: { kind: 'mention', id: found.id } } : view,
  };
}

/**
 * When only undecided or differing annotations are shown, a decision hides the mention in focus; the next one gets the
 * focus.
 */
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

/** True when the id now names another mention: after a reading from the start, or in another document. */
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
