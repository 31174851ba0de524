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

/** One thing that a person can do, whether by key, button or menu. The tables of it are in this folder. */
export interface Command {
  readonly id: string;
  /** What it does, in the words of buttons, menus, the list of keys and docs/page.md. */
  readonly label: string;
  /** Words of the label for a button beside others like it. */
  readonly short?: string;
  readonly group: (typeof GROUPS)[number];
  /** Name of its key (`keyName`), unless the user set another one. */
  readonly key?: string;
  /** Keys that do it while the focus is in the text; elsewhere they scroll, or move a slider. */
  readonly keysInText?: readonly string[];
  /** Whether the key may be held down; a decision must not be taken back and repeated. */
  readonly isRepeatable?: true;
  /** What it comes to now; nothing while it is not available. */
  readonly does: (state: State) => Deed | undefined;
}

/** What happens: an event of the state, or something that only the page can do. */
export type Deed =
  | AppEvent
  /** Puts a mention in focus, that of the keyboard too. */
  | { readonly type: 'go-to-mention'; readonly id: string }
  /** Opens a panel and goes to a part of it, by a selector. */
  | { readonly type: 'go-to-panel'; readonly panel: Panel; readonly part: string }
  | { readonly type: 'go-to-card' }
  /** Opens the panel of relations with those of a mention. */
  | { readonly type: 'list-relations'; readonly of: string }
  /** Puts a name into the user's own vocabulary. */
  | { readonly type: 'always-mark'; readonly entry: OwnName }
  /** From the card back to its mention, from a mention out of the text. */
  | { readonly type: 'step-back' }
  | { readonly type: 'open-keys' };
