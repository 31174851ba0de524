import { KNOWN_TYPES } from '../../core/catalogue/entity-type.ts';
import { addOccurrences, editNamesakes } from '../../core/document/edits/bulk.ts';
import { addMention, changeType } from '../../core/document/edits/mentions.ts';
import { trimmed } from '../../core/text/words.ts';
import { quoted } from '../content/quoted.ts';
import { typeLabel } from '../content/types.ts';
import { selectOccurrences } from '../state/document/select-resolved.ts';
import type { State } from '../state/model.ts';
import type { Command, Deed } from './command.ts';
import { made, madeForAll, placeOf } from './deeds.ts';
import { focusedMention, toMention } from './focused.ts';
import { firstWord } from './words.ts';

const group = 'Mark what is selected, or change the type';

/** Number of types with a digit as default key. */
const DIGITS = 9;

/** One command for each type of the catalogue; the menu of `type` has the other types. */
export const MARK: readonly Command[] = [
  ...KNOWN_TYPES.map(
    (type, index): Command => ({
      id: `type:${type}`,
      label: typeLabel(type),
      group,
      ...(index < DIGITS && { key: String(index + 1) }),
      does: (state) => markAs(state, type),
    }),
  ),
  {
    id: 'type',
    label: 'Choose from all types',
    group,
    key: 't',
    does: ({ view, ...state }) =>
      view.curation.selection || focusedMention({ ...state, view })
        ? { type: 'dialog-opened', dialog: { kind: 'type', for: 'mark' } }
        : undefined,
  },
  {
    id: 'select-word',
    label: 'Select a word to mark it; arrows go on',
    group,
    key: 'w',
    does: (state) => {
      const selection = firstWord(state);
      return selection && { type: 'text-selected', selection };
    },
  },
  {
    id: 'occurrences',
    label: 'Mark all other places of this name',
    short: 'Mark all other places',
    group,
    key: '+',
    does: toMention((mention, state) => {
      const { document } = state;
      if (!document || mention.verdict === 'rejected' || selectOccurrences(state) === 0) {
        return undefined;
      }
      const edit = addOccurrences(document, mention);
      return madeForAll(edit, `of ${quoted(mention)} are ${typeLabel(mention.type)} now`);
    }),
  },
  {
    id: 'always',
    label: 'Always mark this name, in every text',
    short: 'Always mark',
    group,
    key: 'M',
    does: toMention(({ text, type, link }) => ({
      type: 'always-mark',
      entry: { name: text, type, ...(link?.concept && { concept: link.concept }) },
    })),
  },
  {
    id: 'fixed-type',
    label: 'Mark all that is selected as one type, on and off',
    group,
    key: 'f',
    does: ({ document, view }) => {
      if (!document) return undefined;
      return view.curation.fixedType === undefined
        ? { type: 'dialog-opened', dialog: { kind: 'type', for: 'fixed' } }
        : { type: 'fixed-type-chosen' };
    },
  },
];

/** Marks the selection with a type; without a selection, changes the type of the mention in focus. */
export function markAs(state: State, type: string): Deed | undefined {
  const { document, view } = state;
  if (!document) return undefined;
  const { selection, isForName } = view.curation;
  if (selection) {
    const span = trimmed(document.text, selection);
    const text = document.text.slice(span.start, span.end);
    const edit = addMention(document, [span], type);
    return made(edit, `${quoted({ text })} is ${typeLabel(type)} now.`, { ...span, type });
  }
  const mention = focusedMention(state);
  if (!mention) return undefined;
  const place = { ...placeOf(mention), type };
  if (isForName) {
    const edit = editNamesakes(document, mention, (before, one) => changeType(before, one, type));
    return madeForAll(edit, `of ${quoted(mention)} are ${typeLabel(type)} now`, place);
  }
  const edit = changeType(document, mention, type);
  return made(edit, `${quoted(mention)} is ${typeLabel(type)} now.`, place);
}
