import type { ResolvedMention } from '../../core/document/model.ts';
import { leftInWords } from '../content/left.ts';
import { stepFrom, undecidedFrom } from '../state/document/steps.ts';
import type { State } from '../state/model.ts';
import { selectLeft, selectListedRelations, selectMentions } from '../state/view/select-shown.ts';
import type { Command, Deed } from './command.ts';
import { focusedId } from './focused.ts';
import { MARK, markAs } from './mark.ts';
import { RELATE } from './relate.ts';
import { wordFrom } from './words.ts';

const group = 'Go through the text';

/** Commands that move between mentions. */
export const WALK: readonly Command[] = [
  {
    id: 'next',
    label: 'Next mention',
    group,
    key: 'j',
    keysInText: ['ArrowRight', 'ArrowDown'],
    isRepeatable: true,
    does: goTo(1, (mentions, focused) => stepFrom(mentions, focused, 1)),
  },
  {
    id: 'previous',
    label: 'Previous mention',
    group,
    key: 'k',
    keysInText: ['ArrowLeft', 'ArrowUp'],
    isRepeatable: true,
    does: goTo(-1, (mentions, focused) => stepFrom(mentions, focused, -1)),
  },
  {
    id: 'next-undecided',
    label: 'Next mention without a decision',
    group,
    key: 'n',
    isRepeatable: true,
    does: toUndecided(1),
  },
  {
    id: 'previous-undecided',
    label: 'Previous mention without a decision',
    group,
    key: 'p',
    isRepeatable: true,
    does: toUndecided(-1),
  },
  {
    id: 'card',
    label: 'Into its card',
    group,
    keysInText: ['Enter'],
    does: (state) => {
      const { selection, relatingFrom } = state.view.curation;
      if (selection) {
        const { fixedType } = state.view.curation;
        return fixedType === undefined
          ? withId(MARK, 'type')?.does(state)
          : markAs(state, fixedType);
      }
      if (relatingFrom !== undefined) return withId(RELATE, 'relate')?.does(state);
      return focusedId(state) === undefined ? undefined : { type: 'go-to-card' };
    },
  },
  {
    id: 'back',
    label: 'Back, or out of the text',
    group,
    key: 'Escape',
    does: ({ document, view }) => {
      if (view.curation.selection) return { type: 'text-selected' };
      if (view.curation.relatingFrom !== undefined) return { type: 'relating-ended' };
      return document && { type: 'step-back' };
    },
  },
];

const withId = (commands: readonly Command[], id: string) => commands.find((one) => one.id === id);

/**
 * Moves to the next mention; with a selection made by keyboard, to the next word; in a list of relations, to the next
 * relation.
 */
function goTo(
  step: 1 | -1,
  choose: (
    mentions: readonly ResolvedMention[],
    focused: string | undefined,
  ) => ResolvedMention | undefined,
) {
  return (state: State): Deed | undefined => {
    const { document, view } = state;
    const { selection } = view.curation;
    if (document && selection?.by === 'keys') {
      const next = wordFrom(document.text, step > 0 ? selection.end : selection.start, step);
      return next && { type: 'text-selected', selection: next };
    }
    if (view.focus?.kind === 'relation') {
      return toRelation(stepFrom(selectListedRelations(state), view.focus.id, step));
    }
    const mention = choose(selectMentions(state), focusedId(state));
    return mention && { type: 'go-to-mention', id: mention.id };
  };
}

function toUndecided(step: 1 | -1) {
  return (state: State): Deed | undefined => {
    const { focus } = state.view;
    const left =
      focus?.kind === 'relation'
        ? toRelation(undecidedFrom(selectListedRelations(state), focus.id, step))
        : goTo(step, (mentions, focused) => undecidedFrom(mentions, focused, step))(state);
    if (left || !state.document) return left;
    return { type: 'said', said: { text: leftInWords(selectLeft(state)) } };
  };
}

const toRelation = (relation: { readonly id: string } | undefined): Deed | undefined =>
  relation && { type: 'focused', focus: { kind: 'relation', id: relation.id } };
