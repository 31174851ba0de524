import type { AppEvent } from './events.ts';
import type { State } from './model.ts';
import type { Store } from './store.ts';

/** What views call where an event needs an id or its input a check; all else they dispatch. */
export interface Actions {
  /** Takes a text as given, or refuses it (`state.refused`) and leaves everything as it was. */
  readonly giveText: (text: string, title?: string) => void;
  /** Takes the bytes of a dropped file; `name` becomes the title. */
  readonly giveFile: (bytes: Uint8Array, name: string) => void;
  /** Takes over what the text area holds after 'Edit text'; the text's own line ends are kept. */
  readonly editText: (value: string) => void;
  /** White space alone is not asked. */
  readonly ask: (question: string) => void;
}

export type AppStore = Store<State, AppEvent>;
