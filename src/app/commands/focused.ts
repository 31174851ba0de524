import type { ResolvedMention, ResolvedRelation } from '../../core/document/model.ts';
import type { State } from '../state/model.ts';
import { selectMentions, selectRelations } from '../state/view/select-shown.ts';
import type { Deed } from './command.ts';

export const focusedId = ({ view }: State): string | undefined =>
  view.focus?.kind === 'mention' ? view.focus.id : undefined;

export function focusedRelation(state: State): ResolvedRelation | undefined {
  const { focus } = state.view;
  if (focus?.kind !== 'relation') return undefined;
  return selectRelations(state).find(({ id }) => id === focus.id);
}

export function focusedMention(state: State): ResolvedMention | undefined {
  const id = focusedId(state);
  return id === undefined ? undefined : selectMentions(state).find((one) => one.id === id);
}

/** An effect for the mention in focus; undefined without one. */
export const toMention =
  (does: (mention: ResolvedMention, state: State) => Deed | undefined) =>
  (state: State): Deed | undefined => {
    const mention = focusedMention(state);
    return mention && does(mention, state);
  };
