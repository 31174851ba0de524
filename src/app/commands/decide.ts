import type { Verdict } from '../../core/document/model.ts';
import { selectCanRedo, selectCanUndo } from '../state/selectors.ts';
import type { Command } from './command.ts';
import { toMention } from './focused.ts';

const group = 'Decide';

/** Given once more, a verdict is taken back. */
const judge = (wanted: Verdict) =>
  toMention(({ id, verdict }) => ({
    type: 'mention-judged',
    id,
    verdict: verdict === wanted ? 'undecided' : wanted,
  }));

/** About the mention in focus. */
export const DECIDE: readonly Command[] = [
  { id: 'accept', label: 'Accept', group, key: 'a', does: judge('accepted') },
  { id: 'reject', label: 'Reject', group, key: 'x', does: judge('rejected') },
  {
    id: 'concept',
    label: 'Choose its concept',
    group,
    key: 'c',
    does: toMention(({ id }) => ({
      type: 'dialog-opened',
      dialog: { kind: 'concept', mention: id },
    })),
  },
  {
    id: 'undo',
    label: 'Undo',
    group,
    key: 'z',
    does: (state) => (selectCanUndo(state) ? { type: 'undone' } : undefined),
  },
  {
    id: 'redo',
    label: 'Redo',
    group,
    key: 'Z',
    does: (state) => (selectCanRedo(state) ? { type: 'redone' } : undefined),
  },
];
