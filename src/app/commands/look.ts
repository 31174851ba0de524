import type { Panel, State } from '../state/model.ts';
import type { Command, Deed } from './command.ts';

const group = 'Look and ask';

const goTo =
  (panel: Panel, part: string) =>
  ({ document }: State): Deed | undefined =>
    document && { type: 'go-to-panel', panel, part };

/** Commands for panels and for the list of keys. */
export const LOOK: readonly Command[] = [
  {
    id: 'find',
    label: 'Find an entity',
    group,
    key: '/',
    does: goTo('entities', '[data-entity-search]'),
  },
  {
    id: 'ask',
    label: 'Ask the text a question',
    group,
    key: 'q',
    does: goTo('ask', '[data-question-field]'),
  },
  { id: 'export', label: 'Export', group, key: 'e', does: goTo('export', '[data-tab="export"]') },
  { id: 'keys', label: 'This list', group, key: '?', does: () => ({ type: 'open-keys' }) },
];
