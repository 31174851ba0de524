import { setConcept } from '../../../core/document/edits/concepts.ts';
import type { Operation, Verdict } from '../../../core/document/model.ts';
import type { ConceptChoice } from '../../../core/document/operations.ts';
import { judgedMention, judgedRelation, operationOf } from '../../../core/testing/judged.ts';
import { selectAllMentions } from '../document/select-resolved.ts';
import type { EventOf } from '../events.ts';
import type { State } from '../model.ts';

/** Events of a person's decisions on the page. */

export const editMade = (operation: Operation): EventOf<'edit-made'> => ({
  ...{ type: 'edit-made', operation, said: 'Done.' },
});

export const judge = (state: State, id: string, verdict: Verdict | 'undecided') =>
  editMade(judgedMention(documentIn(state), id, verdict));

export const judgeRelation = (state: State, id: string, verdict: Verdict | 'undecided') =>
  editMade(judgedRelation(documentIn(state), id, verdict));

/** Chooses a concept for all mentions with the name. */
export function chooseConcept(state: State, id: string, choice: ConceptChoice) {
  const mention = selectAllMentions(state).find((one) => one.id === id);
  if (!mention) throw new Error(`There is no mention ${id}.`);
  return editMade(operationOf(setConcept(documentIn(state), mention, choice, 'name')));
}

function documentIn({ document }: State) {
  if (!document) throw new Error('There is no document.');
  return document;
}
