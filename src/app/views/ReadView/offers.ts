import type { Command, Deed } from '../../commands/command.ts';
import { commandWithId } from '../../commands/commands.ts';
import type { AppStore } from '../../state/actions.ts';
import type { Focus, State } from '../../state/model.ts';

/** A command as a button or menu offers it, for what has the focus then. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  /** What a button beside others says of it. */
  readonly short: string;
  readonly onChoose: () => void;
}

/** The commands among these that are available where `focus` has the focus, which it gets when one is chosen. */
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
