import type { Edit } from '../document/edits/edit.ts';
import { setVerdict } from '../document/edits/mentions.ts';
import { setRelationVerdict } from '../document/edits/relations.ts';
import type { Operation, TextDocument, Verdict } from '../document/model.ts';
import { resolvedMentions } from '../document/resolve.ts';
import { resolvedRelations } from '../document/resolve-relations.ts';

type Judgement = Verdict | 'undecided';

/** The operation that accepts or rejects the mention at a place in the list, or with this id. */
export const judgedMention = (
  document: TextDocument,
  which: number | string,
  verdict: Judgement,
): Operation =>
  operationOf(setVerdict(document, picked(resolvedMentions(document), which), verdict));

/** Likewise for a relation. */
export function judgedRelation(
  document: TextDocument,
  which: number | string,
  verdict: Judgement,
): Operation {
  const relations = resolvedRelations(document, resolvedMentions(document));
  return operationOf(setRelationVerdict(document, picked(relations, which), verdict));
}

/** What an edit does; one that does nothing is a mistake of the test. */
export function operationOf(edit: Edit): Operation {
  if (!edit.ok) throw new Error(`The edit does nothing: ${edit.error.code}`);
  return edit.value;
}

function picked<T extends { readonly id: string }>(list: readonly T[], which: number | string): T {
  const one = typeof which === 'number' ? list[which] : list.find(({ id }) => id === which);
  if (!one) throw new Error(`There is no ${which}.`);
  return one;
}
