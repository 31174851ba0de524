import type { Command, Deed } from '../../commands/command.ts';
import { commandWithId } from '../../commands/commands.ts';
import type { AppStore } from '../../state/actions.ts';
import type { Focus, State } from '../../state/model.ts';

/** A command as a button or menu offers it. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  /** Short label for a button in a group. */
  readonly short: string;
  readonly onChoose: () => void;
}

/** The available commands among `ids` when `focus` is focused. Choosing one focuses `focus` first. */
export function offersFor(
  ids: readonly string[],
  focus: Focus,
  store: AppStore,
  perform: (deed: Deed) => void,
): readonly Offer[] {
  const state = withFocus(store.getState(), focus);
  return ids.flatMap((id) => {
    const command = commandWithId(id);
    if (!command?.does(state)) return [];
    const { label, short = label } = command;
    return [{ id, label, short, onChoose: () => choose(command, focus, store, perform) }];
  });
}

export function choose(
  command: Command,
  focus: Focus,
  store: AppStore,
  perform: (deed: Deed) => void,
): void {
  store.dispatch({ type: 'focused', focus });
  const deed = command.does(store.getState());
  if (deed) perform(deed);
}

const withFocus = (state: State, focus: Focus): State => ({
  ...state,
  view: { ...state.view, focus },
});
