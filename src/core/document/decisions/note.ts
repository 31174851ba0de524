import * as v from 'valibot';
import { isSameClaim, isSameEntity } from '../entity-names.ts';
import { placeKey, refOf } from '../mention-places.ts';
import type { MentionRef, NoteDecision, NoteSubject } from '../model.ts';
import { decidedFields, entityNamesSchema, mentionRefSchema, name } from '../schema.ts';
import type { DecisionKind } from './kind.ts';
import { hasLostEvidence } from './relation.ts';

/** A note: on the document, a mention, an entity or a relation. It goes where its subject goes. */
export const noteKind = {
  key: ({ about }) => `note ${subjectKey(about)}`,
  move(decision, edited) {
    const about = moveSubject(decision.about, edited);
    return about && { ...decision, about };
  },
  places: ({ about }) => subjectRefs(about),
  refs: ({ about }) => subjectRefs(about),
  isShown({ about }, { mentions, relations, claims }) {
    switch (about.kind) {
      case 'document':
        return true;
      case 'mention':
        return mentions.some((one) => placeKey(refOf(one)) === placeKey(about.mention));
      case 'entity':
        return mentions.some(({ type, text }) =>
          isSameEntity(about.entity, { type, names: [text] }),
        );
      case 'relation': {
        const { relation } = about;
        if (relation.kind === 'relation') {
          return claims.some((claim) => isSameClaim(claim, relation));
        }
        return relations.some(
          ({ decision }) => decision?.kind === 'added-relation' && decision.id === relation.id,
        );
      }
    }
  },
  schema: v.object({
    kind: v.literal('note'),
    about: v.variant('kind', [
      v.object({ kind: v.literal('document') }),
      v.object({ kind: v.literal('mention'), mention: mentionRefSchema }),
      v.object({ kind: v.literal('entity'), entity: entityNamesSchema }),
      v.object({
        kind: v.literal('relation'),
        relation: v.variant('kind', [
          v.object({
            kind: v.literal('relation'),
            schema: name,
            type: name,
            directed: v.boolean(),
            head: entityNamesSchema,
            tail: entityNamesSchema,
          }),
          v.object({ kind: v.literal('added-relation'), id: name }),
        ]),
      }),
    ]),
    text: name,
    ...decidedFields,
  }),
} as const satisfies DecisionKind<NoteDecision>;

function subjectKey(about: NoteSubject): string {
  switch (about.kind) {
    case 'document':
      return 'document';
    case 'mention':
      return `mention ${placeKey(about.mention)}`;
    case 'entity':
      return `entity ${JSON.stringify(about.entity)}`;
    case 'relation': {
      const { relation } = about;
      if (relation.kind === 'added-relation') return `added-relation ${relation.id}`;
      const { schema, type, head, tail } = relation;
      return `relation ${JSON.stringify([schema, type, head, tail])}`;
    }
  }
}

const subjectRefs = (about: NoteSubject): readonly MentionRef[] =>
  about.kind === 'mention' ? [about.mention] : [];

function moveSubject(
  about: NoteSubject,
  edited: Parameters<typeof noteKind.move>[1],
): NoteSubject | undefined {
  if (about.kind === 'mention') {
    const mention = edited.move(about.mention);
    return mention && { ...about, mention };
  }
  const isLost =
    about.kind === 'relation' &&
    about.relation.kind === 'relation' &&
    hasLostEvidence(about.relation, edited);
  return isLost ? undefined : about;
}
