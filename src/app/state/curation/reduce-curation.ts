import { refsOf } from '../../../core/document/decisions.ts';
import { placeKey, refOf } from '../../../core/document/mention-places.ts';
import type { ResolvedMention } from '../../../core/document/model.ts';
import { plural } from '../../content/format.ts';
import { leftInWords } from '../../content/left.ts';
import { selectAllMentions } from '../document/select-resolved.ts';
import type { EventOf } from '../events.ts';
import type { Focus, State, ViewState } from '../model.ts';
import { selectLeft, selectMentions } from '../view/select-shown.ts';
import { changedMention } from './changed-mention.ts';
import { lostRelations } from './lost-relations.ts';
import type { Curation, MentionPlace, Said } from './model.ts';
import { differingDecisions, whatChanged } from './retraced.ts';

type CurationEvent = EventOf<
  | 'text-selected'
  | 'fixed-type-chosen'
  | 'scope-toggled'
  | 'relating-started'
  | 'relating-ended'
  | 'said'
>;

export function reduceCuration(view: ViewState, event: CurationEvent): ViewState {
  switch (event.type) {
    case 'text-selected':
      return withCuration(view, { selection: event.selection });
    case 'fixed-type-chosen':
      return withCuration(view, { fixedType: event.entityType });
    case 'scope-toggled':
      return withCuration(view, { isForName: view.curation.isForName ? undefined : true });
    case 'relating-started':
      return withCuration(view, { relatingFrom: event.from, said: undefined });
    case 'relating-ended':
      return withCuration(view, { relatingFrom: undefined });
    case 'said':
      return withCuration(view, { said: event.said });
  }
}

/** The state after an edit: announces it, focuses its subject, and closes what led to it. */
export function afterEdit(
  before: State,
  state: State,
  { operation, said, focus }: EventOf<'edit-made'>,
): State {
  const made = focus && mentionAt(state, focus);
  const isHidden = made && !selectMentions(state).some(({ id }) => id === made.id);
  const lost = lostRelations(before, state, operation);
  const isLast = state.view.filter.isUndecidedOnly && selectMentions(state).length === 0;
  const left = isLast ? leftInWords(selectLeft(state)) : '';
  const edited = withCuration(state.view, {
    selection: undefined,
    isForName: undefined,
    said: {
      text: [said, isHidden && 'The filter hides it.', lost, left].filter(Boolean).join(' '),
      ...(isHidden && { isHidden }),
      ...(made && { isMarking: true }),
      ...(lost !== '' && { isUndoOffered: true }),
    },
  });
  const view = made && !isHidden ? { ...edited, focus: focusOn(made.id) } : edited;
  return { ...state, view };
}

/** The state after an edit of the text: announces decisions that were set aside. */
export function afterTextEdit(before: State, after: State): State {
  const count = asideOf(after) - asideOf(before);
  if (count <= 0) return after;
  const text = `${plural(count, 'decision')} set aside: the edit touched what ${count === 1 ? 'it is' : 'they are'} about.`;
  const said: Said = { text, isUndoOffered: true, isSetAside: true };
  return { ...after, view: withCuration(after.view, { said }) };
}

const asideOf = ({ document }: State): number => document?.setAside?.length ?? 0;

/**
 * The state after undo or redo: announces what has changed, and focuses it, so that it is scrolled into view.
 *
 * @param said 'Undone'
 */
export function afterRetracing(before: State, after: State, said: string): State {
  if (before.document === after.document) return after;
  const text = `${said}: ${whatChanged(before, after)}.`;
  const view = withCuration(after.view, { said: { text }, selection: undefined });
  const isSameText = before.document?.text === after.document?.text;
  const changed = isSameText
    ? (changedMention(selectMentions(before), selectMentions(after)) ??
      subjectOfChange(before, after))
    : undefined;
  return { ...after, view: changed ? { ...view, focus: focusOn(changed.id) } : view };
}

/** The mention about which a decision (note, concept, relation) was added, removed or changed. */
function subjectOfChange(before: State, after: State): ResolvedMention | undefined {
  const refs = new Set(differingDecisions(before, after).flatMap(refsOf).map(placeKey));
  return refs.size === 0
    ? undefined
    : selectMentions(after).find((one) => refs.has(placeKey(refOf(one))));
}

/** Messages and choices for the previous mention do not apply to the next. */
export function afterFocus(view: ViewState, focus: Focus): ViewState {
  const { focus: before } = view;
  const isSame = before?.kind === 'mention' && focus.kind === 'mention' && before.id === focus.id;
  return isSame ? view : withCuration(view, { said: undefined, isForName: undefined });
}

type Changed = { readonly [K in keyof Curation]?: Curation[K] | undefined };

/** Undefined removes a part. Returns the same view when nothing changes. */
export function withCuration(view: ViewState, changed: Changed): ViewState {
  const before = view.curation;
  const keys = Object.keys(changed) as (keyof Curation)[];
  if (keys.every((key) => before[key] === changed[key])) return view;
  const all = Object.entries({ ...before, ...changed }).filter(([, value]) => value !== undefined);
  return { ...view, curation: Object.fromEntries(all) };
}

const focusOn = (id: string): Focus => ({ kind: 'mention', id });

const mentionAt = (state: State, place: MentionPlace) =>
  selectAllMentions(state).find(
    ({ start, end, type }) => start === place.start && end === place.end && type === place.type,
  );
