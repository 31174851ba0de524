import { joinMentions } from '../../core/document/edits/join.ts';
import {
  moveEdge,
  moveEdgeTo,
  splitMention,
  splitPlaces,
} from '../../core/document/edits/mentions.ts';
import { partsOf } from '../../core/document/mention-places.ts';
import type { ResolvedMention, TextDocument } from '../../core/document/model.ts';
import { quoted } from '../content/quoted.ts';
import type { State } from '../state/model.ts';
import { selectMentions } from '../state/view/select-shown.ts';
import type { Command, Deed } from './command.ts';
import { made } from './deeds.ts';
import { focusedMention, toMention } from './focused.ts';
import { moveSelection } from './words.ts';

const group = 'Change where it begins and ends';

/** Commands for the start and end of the mention in focus, or of the selection made by keyboard. */
export const SPAN: readonly Command[] = [
  edge('grow-end', 'Take in the next word', ']', 'end', 'grow'),
  edge('shrink-end', 'Leave out the last word', '[', 'end', 'shrink'),
  edge('grow-start', 'Take in the word before', '}', 'start', 'grow'),
  edge('shrink-start', 'Leave out the first word', '{', 'start', 'shrink'),
  {
    id: 'split',
    label: 'Split it',
    short: 'Split',
    group,
    key: 's',
    does: toMention((mention, { document }) => {
      if (!document) return undefined;
      const places = splitPlaces(document, mention);
      const [only] = places;
      if (only === undefined) return undefined;
      return places.length === 1
        ? split(document, mention, only)
        : { type: 'dialog-opened', dialog: { kind: 'split', mention: mention.id } };
    }),
  },
  {
    id: 'join',
    label: 'Join with the next',
    short: 'Join',
    group,
    key: 'u',
    does: toMention((mention, state) => {
      const next = neighbourOf(state, mention);
      if (!next || !state.document) return undefined;
      const edit = joinMentions(state.document, [mention, next], 'whole');
      return made(edit, `${quoted(mention)} and ${quoted(next)} are one mention now.`);
    }),
  },
  {
    id: 'join-pieces',
    label: 'Join with the next, in pieces',
    short: 'in pieces',
    group,
    key: 'U',
    does: toMention((mention, state) => {
      const next = neighbourOf(state, mention);
      if (!next || !state.document) return undefined;
      const edit = joinMentions(state.document, [mention, next], 'pieces');
      return made(edit, `${quoted(mention)} and ${quoted(next)} are one mention in pieces now.`);
    }),
  },
];

/** Moves one end of a mention to an offset (UTF-16 code units), as a drag does. */
export function moveEnd(
  document: TextDocument,
  mention: ResolvedMention,
  edge: 'start' | 'end',
  to: number,
): Deed {
  const edit = moveEdgeTo(document, mention, edge, to);
  return made(edit, spanSaid(document, edit));
}

/** Splits a mention before the word at offset `at`. */
export function split(document: TextDocument, mention: ResolvedMention, at: number): Deed {
  const [first, second] = [
    document.text.slice(mention.start, at).trim(),
    document.text.slice(at, mention.end),
  ];
  const said = `${quoted({ text: first })} and ${quoted({ text: second })} are two mentions now.`;
  return made(splitMention(document, mention, at), said);
}

/** The next mention of any type that starts at or after the end of this one and is not rejected. */
const neighbourOf = (state: State, { end }: ResolvedMention): ResolvedMention | undefined =>
  selectMentions(state).find(({ start, verdict }) => start >= end && verdict !== 'rejected');

function edge(
  id: string,
  label: string,
  key: string,
  which: 'start' | 'end',
  by: 'grow' | 'shrink',
): Command {
  const does = (state: State): Deed | undefined => {
    const { document, view } = state;
    const { selection } = view.curation;
    if (!document) return undefined;
    if (selection) {
      const moved = moveSelection(document.text, selection, which, by);
      return moved && { type: 'text-selected', selection: moved };
    }
    const mention = focusedMention(state);
    if (!mention) return undefined;
    const edit = moveEdge(document, mention, which, by);
    return made(edit, spanSaid(document, edit));
  };
  return { id, label, group, key, isRepeatable: true, does };
}

/** Announces a mention after its span has changed. */
function spanSaid(document: TextDocument, edit: ReturnType<typeof moveEdge>): string {
  if (!edit.ok || edit.value.kind !== 'decide' || edit.value.decision?.kind !== 'mention') {
    return 'Its extent is changed.';
  }
  const { change, mention } = edit.value.decision;
  const spans = change?.spans ?? partsOf(mention);
  return `${spans.map(({ start, end }) => quoted({ text: document.text.slice(start, end) })).join(' … ')} now.`;
}
