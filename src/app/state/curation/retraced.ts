import type { Decision } from '../../../core/document/model.ts';
import { plural } from '../../content/format.ts';
import { quoted } from '../../content/quoted.ts';
import { typeLabel } from '../../content/types.ts';
import { selectAllMentions } from '../document/select-resolved.ts';
import type { State } from '../model.ts';
import { type MentionChange, mentionChanges } from './changed-mention.ts';

/** Decisions that undo or redo added, removed or changed. */
export function differingDecisions(before: State, after: State): readonly Decision[] {
  const [was, is] = [before, after].map(({ document }) => new Set(document?.decisions));
  return [
    ...[...(is ?? [])].filter((one) => !was?.has(one)),
    ...[...(was ?? [])].filter((one) => !is?.has(one)),
  ];
}

/** What undo or redo has changed, in words: '“asthma” is Disease', '130 mentions', 'a note'. */
export function whatChanged(before: State, after: State): string {
  const [was, is] = [before.document, after.document];
  if (was?.text !== is?.text) return 'an edit of the text';
  if (was?.title !== is?.title) return 'the title';
  if (was?.questions !== is?.questions) return 'a question';
  const decisions = differingDecisions(before, after);
  const kinds = new Set(decisions.map(({ kind }) => kind));
  const changes = mentionChanges(selectAllMentions(before), selectAllMentions(after));
  const isMarked = changes.some(({ from, to }) => !from || !to);
  const isOfRelation = kinds.has('relation') || kinds.has('added-relation');
  if (isOfRelation && !isMarked) return 'a relation';
  const [first] = changes;
  if (first) return changes.length === 1 ? inWords(first) : plural(changes.length, 'mention');
  const note = decisions.find((one) => one.kind === 'note');
  if (note)
    return note.about.kind === 'mention' ? `a note on ${quoted(note.about.mention)}` : 'a note';
  return kinds.has('review') ? 'the mark ‘reviewed’' : 'a decision';
}

function inWords({ from, to }: MentionChange): string {
  if (!to) return from ? `${quoted(from)} is not marked any more` : '';
  const { start, end, type, verdict } = to;
  if (!from || from.start !== start || from.end !== end || from.type !== type) {
    return `${quoted(to)} is ${typeLabel(type)}`;
  }
  return from.verdict === verdict ? `the concept of ${quoted(to)}` : `${quoted(to)} is ${verdict}`;
}
