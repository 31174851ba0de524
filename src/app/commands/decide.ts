import { judgeNamesakes } from '../../core/document/edits/bulk.ts';
import { setVerdict } from '../../core/document/edits/mentions.ts';
import { setRelationVerdict } from '../../core/document/edits/relations.ts';
import { reviewOf, setReviewed } from '../../core/document/edits/review.ts';
import type { ResolvedMention, TextDocument, Verdict } from '../../core/document/model.ts';
import { isAdded } from '../../core/document/resolve.ts';
import { quoted } from '../content/quoted.ts';
import {
  selectCanRedo,
  selectCanUndo,
  selectNamesakes,
} from '../state/document/select-resolved.ts';
import type { State } from '../state/model.ts';
import type { Command, Deed } from './command.ts';
import { made, madeForAll } from './deeds.ts';
import { focusedRelation, toMention } from './focused.ts';

const group = 'Decide';

/** Commands about the mention or relation in focus. */
export const DECIDE: readonly Command[] = [
  { id: 'accept', label: 'Accept', group, key: 'a', does: judge('accepted') },
  {
    id: 'reject',
    label: 'Reject, or remove your own',
    group,
    key: 'x',
    keysInText: ['Delete'],
    does: judge('rejected'),
  },
  {
    id: 'for-name',
    label: 'The next decision holds for all of this name',
    group,
    key: '=',
    does: toMention((mention, state) => {
      const { length } = selectNamesakes(state, mention);
      return length > 1 || state.view.curation.isForName ? { type: 'scope-toggled' } : undefined;
    }),
  },
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
    id: 'note',
    label: 'Write a note',
    short: 'Note',
    group,
    key: 'm',
    does: (state) => {
      const relation = focusedRelation(state);
      if (relation) {
        return { type: 'dialog-opened', dialog: { kind: 'note', relation: relation.id } };
      }
      return toMention(({ id }) => ({
        type: 'dialog-opened',
        dialog: { kind: 'note', mention: id },
      }))(state);
    },
  },
  {
    id: 'note-entity',
    label: 'Write a note on the entity, all of its mentions',
    short: 'Note on the entity',
    group,
    key: 'E',
    does: toMention(({ group: of }) => ({
      type: 'dialog-opened',
      dialog: { kind: 'note', group: of },
    })),
  },
  {
    id: 'note-document',
    label: 'Write a note on the document',
    short: 'Note',
    group,
    key: 'd',
    does: ({ document }) =>
      document && { type: 'dialog-opened', dialog: { kind: 'note', ofDocument: true } },
  },
  {
    id: 'reviewed',
    label: 'Mark the document as reviewed, or take that back',
    short: 'Reviewed',
    group,
    key: 'D',
    does: ({ document }) => {
      if (!document) return undefined;
      const isReviewed = reviewOf(document) === undefined;
      const said = isReviewed ? 'Document marked as reviewed.' : 'Document not reviewed any more.';
      return made(setReviewed(document, isReviewed), said);
    },
  },
  {
    id: 'undo',
    label: 'Undo',
    group,
    key: 'z',
    does: (state) => (selectCanUndo(state) ? { type: 'undone' } : nothing(state, 'undo')),
  },
  {
    id: 'redo',
    label: 'Redo',
    group,
    key: 'Z',
    does: (state) => (selectCanRedo(state) ? { type: 'redone' } : nothing(state, 'do again')),
  },
];

/** Tells the user that the document has no such step. */
const nothing = ({ document }: State, what: string): Deed | undefined =>
  document && { type: 'said', said: { text: `There is nothing to ${what}.` } };

const DID = { accepted: 'accepted', rejected: 'rejected', undecided: 'undecided again' } as const;

/** Gives a verdict; giving the same verdict again removes it. */
function judge(wanted: Verdict) {
  return (state: State): Deed | undefined => {
    const relation = focusedRelation(state);
    if (relation && state.document) {
      const verdict = relation.verdict === wanted ? 'undecided' : wanted;
      const edit = setRelationVerdict(state.document, relation, verdict);
      return made(edit, `Relation ${DID[verdict]}.`);
    }
    return toMention((mention, { document, view }) => {
      if (!document) return undefined;
      return judged(document, mention, wanted, view.curation.isForName === true);
    })(state);
  };
}

function judged(
  document: TextDocument,
  mention: ResolvedMention,
  wanted: Verdict,
  isForName: boolean,
): Deed | undefined {
  const verdict = mention.verdict === wanted ? 'undecided' : wanted;
  // A mention that a person added cannot be accepted; it counts as accepted until it is removed.
  if (isAdded(mention) && verdict !== 'rejected') return undefined;
  const did = isAdded(mention) ? 'removed' : DID[verdict];
  return isForName
    ? madeForAll(judgeNamesakes(document, mention, verdict), `of ${quoted(mention)} ${did}`)
    : made(setVerdict(document, mention, verdict), `${quoted(mention)} ${did}.`);
}
