import type { ResolvedMention } from '../../core/document/model.ts';
import type { State } from '../state/model.ts';
import { selectMentions } from '../state/selectors.ts';
import { stepFrom, undecidedFrom } from '../state/steps.ts';
import type { Command, Deed } from './command.ts';
import { focusedId } from './focused.ts';

const group = 'Go through the text';

/** From mention to mention. */
export const WALK: readonly Command[] = [
  {
    id: 'next',
    label: 'Next mention',
    group,
    key: 'j',
    keysInText: ['ArrowRight', 'ArrowDown'],
    isRepeatable: true,
    does: goTo((mentions, focused) => stepFrom(mentions, focused, 1)),
  },
  {
    id: 'previous',
    label: 'Previous mention',
    group,
    key: 'k',
    keysInText: ['ArrowLeft', 'ArrowUp'],
    isRepeatable: true,
    does: goTo((mentions, focused) => stepFrom(mentions, focused, -1)),
  },
  {
    id: 'next-undecided',
    label: 'Next mention without a decision',
    group,
    key: 'n',
    isRepeatable: true,
    does: goTo((mentions, focused) => undecidedFrom(mentions, focused, 1)),
  },
  {
    id: 'previous-undecided',
    label: 'Previous mention without a decision',
    group,
    key: 'p',
    isRepeatable: true,
    does: goTo((mentions, focused) => undecidedFrom(mentions, focused, -1)),
  },
  {
    id: 'card',
    label: 'Into its card',
    group,
    keysInText: ['Enter'],
    does: (state) => (focusedId(state) === undefined ? undefined : { type: 'go-to-card' }),
  },
  {
    id: 'back',
    label: 'Back, or out of the text',
    group,
    key: 'Escape',
    does: ({ document }) => document && { type: 'step-back' },
  },
];

function goTo(
  choose: (
    mentions: readonly ResolvedMention[],
    focused: string | undefined,
  ) => ResolvedMention | undefined,
) {
  return (state: State): Deed | undefined => {
    const mention = choose(selectMentions(state), focusedId(state));
    return mention && { type: 'go-to-mention', id: mention.id };
  };
}
