import type { ResolvedMention } from '../../core/document/model.ts';
import type { State } from '../state/model.ts';
import { selectMentions } from '../state/selectors.ts';
import type { Deed } from './command.ts';

/** Id of the mention in focus. */
export const focusedId = ({ view }: State): string | undefined =>
  view.focus?.kind === 'mention' ? view.focus.id : undefined;

/** What a command does to the mention in focus; nothing where there is none. */
export const toMention =
  (does: (mention: ResolvedMention, state: State) => Deed | undefined) =>
  (state: State): Deed | undefined => {
    const id = focusedId(state);
    const mention =
      id === undefined ? undefined : selectMentions(state).find((one) => one.id === id);
    return mention && does(mention, state);
  };
