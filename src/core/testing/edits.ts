import {
  acceptAbove,
  addOccurrences,
  type BulkEdit,
  editNamesakes,
  judgeNamesakes,
} from '../document/edits/bulk.ts';
import { setConcept } from '../document/edits/concepts.ts';
import type { Edit } from '../document/edits/edit.ts';
import { joinMentions } from '../document/edits/join.ts';
import {
  addMention,
  changeSpans,
  changeType,
  moveEdge,
  removeMention,
  setVerdict,
  splitMention,
  splitPlaces,
} from '../document/edits/mentions.ts';
import {
  setNote,
  subjectOfEntity,
  subjectOfMention,
  subjectOfRelation,
} from '../document/edits/notes.ts';
import {
  addRelation,
  changeRelationType,
  moveRelationEnd,
  removeRelation,
  reverseRelation,
  setRelationVerdict,
} from '../document/edits/relations.ts';
import { setReviewed } from '../document/edits/review.ts';
import { applyAgain } from '../document/edits/set-aside.ts';
import { entityGroups } from '../document/groups.ts';
import type { RelationType, TextDocument } from '../document/model.ts';
import { resolvedMentions } from '../document/resolve.ts';
import { resolvedRelations } from '../document/resolve-relations.ts';

/** An edit, told in numbers. */
export interface EditGesture {
  readonly edit: number;
  readonly at: number;
  readonly length: number;
  readonly text: string;
  readonly verdict: 'accepted' | 'rejected' | 'undecided';
}

const TYPES = ['Gene', 'Disease', 'Chemical', 'Species'];

const RELATION_TYPES: readonly RelationType[] = [
  { type: 'Association', schema: 'biored', directed: false },
  { type: 'INHIBITOR', schema: 'drugprot', directed: true },
  { type: 'causes', schema: 'person', directed: true },
];

/** How many kinds of edits `editFor` knows. */
export const EDITS = 21;

/** The edit of what was said that a gesture stands for in a document; none where there is nothing to edit. */
export function editFor(document: TextDocument, made: EditGesture): Edit | undefined {
  const { edit, at, length, text, verdict } = made;
  const mentions = resolvedMentions(document);
  const relations = resolvedRelations(document, mentions);
  const pick = <T>(list: readonly T[], by = at): T | undefined =>
    list[by % Math.max(1, list.length)];
  const mention = pick(mentions);
  const other = pick(mentions, Math.floor(at / 3) + length);
  const relation = pick(relations);
  const type = pick(TYPES) ?? 'Gene';
  const relationType = pick(RELATION_TYPES);
  const size = document.text.length + 1;
  const span = { start: at % size, end: (at + length) % size };
  const gap = { start: (at + length + 2) % size, end: (at + length + 4) % size };
  if (edit === 0) return addMention(document, [span], type);
  if (edit === 1) return addMention(document, [span, gap], type);
  if (edit === 2) return operationOf(acceptAbove(document, { mentions: 0.7, relations: 0.5 }));
  if (edit === 19) {
    const again = applyAgain(document, document.setAside ?? []);
    return again.ok ? { ok: true, value: again.value.operation } : again;
  }
  if (edit === 20) return setReviewed(document, at % 2 === 0);
  if (edit === 3) return setNote(document, { kind: 'document' }, text);
  if (!mention || !other || !relationType) return undefined;
  const [edge, by] = [at % 2 ? 'start' : 'end', length % 2 ? 'grow' : 'shrink'] as const;
  const end = at % 2 ? 'head' : 'tail';
  switch (edit) {
    case 4:
      return changeType(document, mention, type);
    case 5:
      return changeSpans(document, mention, [span]);
    case 6:
      return moveEdge(document, mention, edge, by);
    case 7:
      return splitMention(document, mention, pick(splitPlaces(document, mention)) ?? span.start);
    case 8:
      return joinMentions(document, [mention, other], at % 2 ? 'whole' : 'pieces');
    case 9:
      return removeMention(document, mention);
    case 10:
      return setVerdict(document, mention, verdict);
    case 11:
      return operationOf(addOccurrences(document, mention));
    case 12:
      return operationOf(
        length % 2
          ? judgeNamesakes(document, mention, verdict)
          : editNamesakes(document, mention, (whole, one) => changeType(whole, one, type)),
      );
    case 13: {
      const chosen = { id: `MESH:${at % 5}`, name: text };
      const choice = { accepted: chosen, rejected: 'none', undecided: 'lexicon' } as const;
      return setConcept(document, mention, choice[verdict], length % 2 ? 'mention' : 'name');
    }
    case 14:
      return addRelation(document, { head: mention, tail: other }, relationType);
    case 15: {
      const group = pick(entityGroups(mentions));
      return length % 2 || !group
        ? setNote(document, subjectOfMention(mention), text)
        : setNote(document, subjectOfEntity(group), text);
    }
  }
  if (!relation) return undefined;
  switch (edit) {
    case 16:
      return length % 2
        ? changeRelationType(document, relation, relationType)
        : reverseRelation(document, relation);
    case 17:
      return moveRelationEnd(document, relation, end, mention);
    default: {
      const subject = subjectOfRelation(document, relation);
      if (length % 3 === 0) return removeRelation(document, relation);
      if (length % 3 === 1 || !subject) return setRelationVerdict(document, relation, verdict);
      return setNote(document, subject, text);
    }
  }
}

const operationOf = (edit: BulkEdit): Edit =>
  edit.ok ? { ok: true, value: edit.value.operation } : edit;
