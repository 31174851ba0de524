import { changesOf } from '../../../core/document/edits/edit.ts';
import type { Operation } from '../../../core/document/model.ts';
import { isAdded } from '../../../core/document/resolve.ts';
import { formatCount, plural } from '../../content/format.ts';
import { selectAllRelations } from '../document/select-resolved.ts';
import type { State } from '../model.ts';
import { selectRelations } from '../view/select-shown.ts';

/**
 * The effect of an edit of mentions on visible relations, in words: a relation disappears with either of its ends.
 * Empty when none disappeared, or when the edit was about relations.
 */
export function lostRelations(before: State, after: State, operation: Operation): string {
  const changes = changesOf(operation);
  if (!changes.some(({ key }) => key.startsWith('mention '))) return '';
  const left = new Set(selectAllRelations(after).map(({ id }) => id));
  const lost = selectRelations(before).filter(
    ({ id, verdict }) => verdict !== 'rejected' && !left.has(id),
  );
  if (lost.length === 0 || selectAllRelations(after).length >= selectAllRelations(before).length) {
    return '';
  }
  const cleared = new Set(changes.flatMap(({ key, decision }) => (decision ? [] : [key])));
  const isGone = lost.every(({ id }) => cleared.has(id));
  const own = lost.filter(isAdded).length;
  const yours = own === 0 || isGone ? '' : `, ${formatCount(own)} of them yours`;
  const verb = lost.length === 1 ? 'is' : 'are';
  return `${plural(lost.length, 'relation')} of it ${verb} ${isGone ? 'gone with it' : 'hidden'}${yours}.`;
}
