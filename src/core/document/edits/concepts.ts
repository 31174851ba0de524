import { decisionKey } from '../decisions.ts';
import { refOf } from '../mention-places.ts';
import type { MentionConceptDecision, ResolvedMention, TextDocument } from '../model.ts';
import { type ConceptChoice, chooseConcept, chosen } from '../operations.ts';
import { change, changesOf, type Edit, editOf } from './edit.ts';

/**
 * Say what a mention stands for. `mention`: this one alone, whatever its name is elsewhere. `name`: all mentions of its
 * name and the other spellings of that, but those that were decided one by one.
 */
export function setConcept(
  document: TextDocument,
  mention: ResolvedMention,
  choice: ConceptChoice,
  scope: 'mention' | 'name',
): Edit {
  const own: MentionConceptDecision = {
    ...{ kind: 'mention-concept', mention: refOf(mention), type: mention.type },
  };
  const key = decisionKey(own);
  const before = document.decisions.find((one) => decisionKey(one) === key);
  if (scope === 'name') {
    const forName = changesOf(chooseConcept(document, mention, choice));
    return editOf([...(before ? [{ key }] : []), ...forName]);
  }
  if (choice === 'lexicon') return editOf(before ? [{ key }] : []);
  return editOf([change(choice === 'none' ? own : { ...own, concept: chosen(choice) })]);
}
