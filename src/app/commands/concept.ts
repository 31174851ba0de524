import { setConcept } from '../../core/document/edits/concepts.ts';
import type { ResolvedMention } from '../../core/document/model.ts';
import type { ConceptChoice } from '../../core/document/operations.ts';
import { quoted } from '../content/quoted.ts';
import type { State } from '../state/model.ts';
import type { Deed } from './command.ts';
import { made } from './deeds.ts';

/** Sets the concept of one mention, or of all mentions with its name. */
export function conceptDeed(
  { document }: State,
  mention: ResolvedMention,
  choice: ConceptChoice,
  scope: 'mention' | 'name',
): Deed | undefined {
  if (!document) return undefined;
  const who =
    scope === 'name' ? `All mentions of ${quoted(mention)} have` : `${quoted(mention)} has`;
  return made(setConcept(document, mention, choice, scope), `${who} ${whatOf(choice)} now.`);
}

function whatOf(choice: ConceptChoice): string {
  if (choice === 'none') return 'no concept';
  return choice === 'lexicon' ? 'the concept of the lexicon' : `the concept ${choice.name}`;
}
