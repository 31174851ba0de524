import { remember } from '../../remember.ts';
import { decisionKey } from '../decisions.ts';
import { isSameClaim, isSameEntity } from '../entity-names.ts';
import { refOf } from '../mention-places.ts';
import type {
  EntityGroup,
  NoteDecision,
  NoteSubject,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from '../model.ts';
import { change, type Edit, editOf, refused } from './edit.ts';
import { relationRefOf } from './relations.ts';

/** Write a note on something, replace it, or (with white space alone) remove it. It decides nothing of its subject. */
export function setNote(document: TextDocument, subject: NoteSubject, text: string): Edit {
  const before = noteOn(document, subject);
  const about = before?.about ?? subject;
  if (text.trim() === '') return editOf(before ? [{ key: decisionKey(before) }] : []);
  if (before?.text === text) return refused('unchanged');
  return editOf([change({ kind: 'note', about, text })]);
}

/** The note on a subject, which may have been written under other names of the same entities. */
export function noteOn(document: TextDocument, subject: NoteSubject): NoteDecision | undefined {
  const notes = notesIn(document);
  if (notes.length === 0) return undefined;
  const key = decisionKey({ kind: 'note', about: subject, text: '' });
  return (
    notes.find((one) => decisionKey(one) === key) ??
    notes.find(({ about }) => isSameSubject(about, subject))
  );
}

const notesIn = remember((document: TextDocument) =>
  document.decisions.filter((one) => one.kind === 'note'),
);

function isSameSubject(a: NoteSubject, b: NoteSubject): boolean {
  if (a.kind === 'entity' && b.kind === 'entity') return isSameEntity(a.entity, b.entity);
  if (a.kind !== 'relation' || b.kind !== 'relation') return false;
  if (a.relation.kind !== 'relation' || b.relation.kind !== 'relation') return false;
  return isSameClaim(a.relation, b.relation);
}

export const subjectOfMention = (mention: ResolvedMention): NoteSubject => ({
  kind: 'mention',
  mention: refOf(mention),
});

export const subjectOfEntity = ({ type, mentions }: EntityGroup): NoteSubject => ({
  kind: 'entity',
  entity: { type, names: [...new Set(mentions.map(({ text }) => text))] },
});

/** `undefined` if an entity of the relation has no mention. */
export function subjectOfRelation(
  document: TextDocument,
  relation: ResolvedRelation,
): NoteSubject | undefined {
  const ref = relationRefOf(document, relation);
  return ref && { kind: 'relation', relation: ref };
}
