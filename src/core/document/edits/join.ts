import { apply } from '../apply.ts';
import { partsOf, refOf } from '../mention-places.ts';
import type { DecisionChange, ResolvedMention, TextDocument } from '../model.ts';
import { resolvedMentions } from '../resolve.ts';
import { relationsOf } from '../resolve-relations.ts';
import { changesOf, type Edit, editOf, refused } from './edit.ts';
import { changeSpans, removeMention } from './mentions.ts';
import { withRefsMoved } from './references.ts';
import { moveRelationEnd, setRelationVerdict } from './relations.ts';

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
  // One after the other: what is said of one of the others may have come to it from the one before. And one of them may have
  // just the span that the first takes: it gives way before.
  let rest = document;
  const moves: DecisionChange[] = [];
  for (const { id } of others) {
    const [to, gone] = [first.id, id].map((one) => mentionOf(rest, one));
    if (!to || !gone) continue;
    const removed = removeMention(rest, gone);
    const changes = [
      ...(removed.ok ? changesOf(removed.value) : []),
      ...withRefsMoved(rest, refOf(gone), refOf(to)),
      ...relationsMoved(rest, to, gone),
    ];
    moves.push(...changes);
    const edit = editOf(changes);
    if (edit.ok) rest = apply(rest, edit.value).document;
  }
  const to = mentionOf(rest, first.id) ?? first;
  const joined = changeSpans(rest, to, as === 'whole' ? [{ start, end }] : parts);
  if (!joined.ok && joined.error.code !== 'unchanged') return joined;
  return editOf([...moves, ...(joined.ok ? changesOf(joined.value) : [])]);
}

const mentionOf = (document: TextDocument, id: string): ResolvedMention | undefined =>
  resolvedMentions(document).find((one) => one.id === id);

/**
 * What was said between the one that goes and a third mention is said of the first from now on; what was said of the two with
 * each other goes.
 */
function relationsMoved(
  document: TextDocument,
  first: ResolvedMention,
  gone: ResolvedMention,
): readonly DecisionChange[] {
  const said = relationsOf(document).filter(
    ({ verdict, decision }) => verdict !== 'rejected' && decision?.kind !== 'added-relation',
  );
  return said.flatMap((relation) => {
    const { evidence } = relation;
    const isGoing = (end: 'head' | 'tail') => evidence.every((one) => one[end] === gone.id);
    const [head, tail] = [isGoing('head'), isGoing('tail')];
    if (head === tail) return [];
    const moved = head ? 'head' : 'tail';
    const isOfBoth = evidence.every((one) => one[head ? 'tail' : 'head'] === first.id);
    const edit = isOfBoth
      ? setRelationVerdict(document, relation, 'rejected')
      : moveRelationEnd(document, relation, moved, first);
    return edit.ok ? changesOf(edit.value) : [];
  });
}
