import { reverseRelation } from '../../core/document/edits/relations.ts';
import type { Command } from './command.ts';
import { made } from './deeds.ts';
import { focusedRelation, toMention } from './focused.ts';

const group = 'Relations';

/** Commands that relate the mention in focus to others. */
export const RELATE: readonly Command[] = [
  {
    id: 'relate',
    label: 'Relation from this mention to another',
    short: 'Relation',
    group,
    key: 'r',
    does: toMention(({ id }, { view }) => {
      const { relatingFrom } = view.curation;
      if (relatingFrom === undefined) return { type: 'relating-started', from: id };
      return relatingFrom === id
        ? { type: 'said', said: { text: 'Choose another mention first: a relation needs two.' } }
        : { type: 'dialog-opened', dialog: { kind: 'relation', head: relatingFrom, tail: id } };
    }),
  },
  {
    id: 'relations',
    label: 'List its relations',
    group,
    key: 'R',
    does: toMention(({ id }) => ({ type: 'list-relations', of: id })),
  },
  {
    id: 'change-relation',
    label: 'Change its type or its ends',
    short: 'Change',
    group,
    key: 'i',
    does: (state) => {
      const relation = focusedRelation(state);
      return (
        relation && {
          type: 'dialog-opened',
          dialog: { kind: 'relation', relation: relation.id },
        }
      );
    },
  },
  {
    id: 'reverse-relation',
    label: 'Reverse it',
    short: 'Reverse',
    group,
    key: 'v',
    does: (state) => {
      const relation = focusedRelation(state);
      if (!relation || !state.document) return undefined;
      const edit = reverseRelation(state.document, relation);
      return made(edit, 'Reversed: the two have changed places.');
    },
  },
];
