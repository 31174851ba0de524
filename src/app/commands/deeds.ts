import type { BulkEdit } from '../../core/document/edits/bulk.ts';
import type { Edit, EditRefusal } from '../../core/document/edits/edit.ts';
import type { ResolvedMention } from '../../core/document/model.ts';
import { formatCount, plural } from '../content/format.ts';
import type { MentionPlace } from '../state/curation/model.ts';
import type { Deed } from './command.ts';

/** An edit with the message that announces it; an edit without effect announces the reason. */
export function made(edit: Edit, said: string, focus?: MentionPlace): Deed {
  if (!edit.ok) return refusal(edit.error);
  return { type: 'edit-made', operation: edit.value, said, ...(focus && { focus }) };
}

/** An edit of many mentions. `did`: 'accepted', 'Disease now' */
export function madeForAll(edit: BulkEdit, did: string, focus?: MentionPlace): Deed {
  if (!edit.ok) return refusal(edit.error);
  const { operation, count, spared } = edit.value;
  const left =
    spared === 0 ? '' : ` ${formatCount(spared)} that you decided one by one stay as they are.`;
  const said = `${plural(count, 'mention')} ${did}.${left}`;
  return { type: 'edit-made', operation, said, ...(focus && { focus }) };
}

/** Announces why an edit has no effect. */
export const refusal = ({ code }: EditRefusal): Deed => ({
  type: 'said',
  said: { text: REFUSALS[code] },
});

const REFUSALS: Readonly<Record<EditRefusal['code'], string>> = {
  exists: 'That is there already.',
  unchanged: 'It is so already.',
  empty: 'No letter of it would be left.',
  'at-edge': 'There is no word there.',
  'no-place': 'What it is about stands nowhere in the text, or in several places alike.',
  'same-mention': 'A relation needs two mentions.',
};

export const placeOf = ({ start, end, type }: ResolvedMention): MentionPlace => ({
  start,
  end,
  type,
});
