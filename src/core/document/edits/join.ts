import { apply } from '../apply.ts';
import { partsOf, refOf } from '../mention-places.ts';
import type { DecisionChange, ResolvedMention, TextDocument } from '../model.ts';
import { relationsOf } from '../resolve-relations.ts';
import { changesOf, type Edit, editOf, refused } from './edit.ts';
import { changeSpans, removeMention } from './mentions.ts';
import { withRefsMoved } from './references.ts';
import { moveRelationEnd } from './relations.ts';

/**
 * Make one mention of several: the first given stays, with its type, and takes over the notes and relations of the others,
 * which go.
 *
 * @param as `whole`: from the first letter to the last; `pieces`: the parts alone, as one mention in pieces
 */
export function joinMentions(
  document: TextDocument,
  [first, ...more]: readonly ResolvedMention[],
  as: 'whole' | 'pieces',
): Edit {
  const others = more.filter(({ id }) => id !== first?.id);
  if (!first || others.length === 0) return refused('unchanged');
  const parts = [first, ...others].flatMap(partsOf);
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  const removed = others.flatMap((one) => {
    const edit = removeMention(document, one);
    return edit.ok ? [edit.value] : [];
  });
  // One of the others may have just this span: it gives way before the first takes it.
  const rest = removed.reduce((before, one) => apply(before, one).document, document);
  const joined = changeSpans(rest, first, as === 'whole' ? [{ start, end }] : parts);
  if (!joined.ok && joined.error.code !== 'unchanged') return joined;
  return editOf([
    ...removed.flatMap(changesOf),
    ...others.flatMap((one) => withRefsMoved(document, refOf(one), refOf(first))),
    ...relationsMoved(document, first, others),
    ...(joined.ok ? changesOf(joined.value) : []),
  ]);
}

/** What was said between one of the others and a third mention is said of the first from now on. */
function relationsMoved(
  document: TextDocument,
  first: ResolvedMention,
  others: readonly ResolvedMention[],
): readonly DecisionChange[] {
  const going = new Set(others.map(({ id }) => id));
  const said = relationsOf(document).filter(
    ({ verdict, decision }) => verdict !== 'rejected' && decision?.kind !== 'added-relation',
  );
  return said.flatMap((relation) => {
    const isGoing = (end: 'head' | 'tail') => relation.evidence.every((one) => going.has(one[end]));
    const [head, tail] = [isGoing('head'), isGoing('tail')];
    if (head === tail) return [];
    const edit = moveRelationEnd(document, relation, head ? 'head' : 'tail', first);
    return edit.ok ? changesOf(edit.value) : [];
  });
}
