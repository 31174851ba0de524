import type { AppEvent } from '../state/events.ts';
import type { OwnName } from '../state/linking/own-names.ts';
import type { Panel, State } from '../state/model.ts';

/** Headings of the list of commands, in its order. */
export const GROUPS = [
  'Go through the text',
  'Decide',
  'Mark what is selected, or change the type',
  'Change where it begins and ends',
  'Relations',
  'Look and ask',
] as const;

/** An action of the user, by key, button or menu. The tables of commands are in this folder. */
export interface Command {
  readonly id: string;
  /** Label in buttons, menus, the list of keys and docs/page.md. */
  readonly label: string;
  /** Short label for a button in a group. */
  readonly short?: string;
  readonly group: (typeof GROUPS)[number];
  /** The default key (`keyName`), which the user may change. */
  readonly key?: string;
  /** Keys that work only while the focus is in the text; elsewhere they scroll or move a slider. */
  readonly keysInText?: readonly string[];
  /** True when holding the key repeats the command. Decisions do not repeat, because each would undo the last. */
  readonly isRepeatable?: true;
  /** The effect in this state; undefined when the command is not available. */
  readonly does: (state: State) => Deed | undefined;
}

/** An effect: an event of the state, or an action of the page. */
export type Deed =
  | AppEvent
  /** Moves the focus, also that of the keyboard, to a mention. */
  | { readonly type: 'go-to-mention'; readonly id: string }
  /** Opens a panel and moves to a part of it, given as a selector. */
  | { readonly type: 'go-to-panel'; readonly panel: Panel; readonly part: string }
  | { readonly type: 'go-to-card' }
  /** Opens the panel of relations with those of one mention. */
  | { readonly type: 'list-relations'; readonly of: string }
  /** Adds a name to the user's own vocabulary. */
  | { readonly type: 'always-mark'; readonly entry: OwnName }
  /** Moves the focus from the card to its mention, or from the mention out of the text. */
  | { readonly type: 'step-back' }
  | { readonly type: 'open-keys' };
