import { KNOWN_TYPES } from '../../../core/catalogue/entity-type.ts';
import { namesakesOf, occurrencesOf } from '../../../core/document/edits/bulk.ts';
import { entityGroups } from '../../../core/document/groups.ts';
import { type LikelyParts, likelyParts } from '../../../core/document/likely.ts';
import type {
  EntityGroup,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from '../../../core/document/model.ts';
import { isOfModel, resolvedMentions } from '../../../core/document/resolve.ts';
import { relationsOf } from '../../../core/document/resolve-relations.ts';
import { remember, rememberPair } from '../../../core/remember.ts';
import type { OpenedPack } from '../../../engine/contract/protocol.ts';
import { compareTypes } from '../../content/types.ts';
import type { State } from '../model.ts';

/**
 * What the document on the page says, whatever filter is set. Selectors remember their answers for the objects that these
 * were computed from: equal states give the same reference, on which `useSyncExternalStore` relies.
 */

/** One list for all states without a document, so that the answer stays the same object. */
export const noMentions: readonly ResolvedMention[] = [];
export const noRelations: readonly ResolvedRelation[] = [];
export const noGroups: readonly EntityGroup[] = [];

export const groupsOfMentions = remember(entityGroups);

/** All mentions in text order, whatever filter is set. */
export const selectAllMentions = (state: State): readonly ResolvedMention[] =>
  state.document ? resolvedMentions(state.document) : noMentions;

/** All entities, whatever filter is set. */
export const selectAllGroups = (state: State): readonly EntityGroup[] =>
  state.document ? groupsOfMentions(resolvedMentions(state.document)) : noGroups;

export const selectAllRelations = (state: State): readonly ResolvedRelation[] =>
  state.document ? relationsOf(state.document) : noRelations;

/** What is likely, and what a person decided on; whatever filter is set. */
export const selectLikely = (state: State): LikelyParts =>
  state.document ? likelyOf(state.document) : nothing;

const nothing: LikelyParts = { mentions: noMentions, relations: noRelations };
const likelyOf = remember((document: TextDocument) => {
  const mentions = resolvedMentions(document);
  return likelyParts({ mentions, relations: relationsOf(document) }, groupsOfMentions(mentions));
});

/** What was decided about of all there is, whatever filter is set. */
export interface Reviewed {
  readonly mentions: { readonly decided: number; readonly of: number };
  readonly relations: { readonly decided: number; readonly of: number };
}

export const selectReviewed = (state: State): Reviewed | undefined =>
  state.document && reviewedOf(state.document);

const reviewedOf = remember((document: TextDocument): Reviewed => {
  const count = (all: readonly (ResolvedMention | ResolvedRelation)[]) => ({
    decided: all.filter(({ verdict }) => verdict !== 'undecided').length,
    of: all.length,
  });
  return {
    mentions: count(resolvedMentions(document)),
    relations: count(relationsOf(document)),
  };
});

/** The mention and all others that have its name and type now. */
export const selectNamesakes = (
  { document }: State,
  mention: ResolvedMention,
): readonly ResolvedMention[] => (document ? namesakesOfMention(document, mention) : noMentions);

const namesakesOfMention = rememberPair(namesakesOf);

/** How many places beside the mention in focus have its name and are not marked. */
export function selectOccurrences({ document, view }: State): number {
  const id = view.focus?.kind === 'mention' ? view.focus.id : undefined;
  const mention =
    document && id !== undefined
      ? resolvedMentions(document).find((one) => one.id === id)
      : undefined;
  return document && mention ? occurrencesOfMention(document, mention) : 0;
}

const occurrencesOfMention = rememberPair(
  (document: TextDocument, mention: ResolvedMention) => occurrencesOf(document, mention).length,
);

/** Mentions of the file and of the model; only where a file brought some. */
export const selectLayers = (
  state: State,
): { readonly file: number; readonly model: number } | undefined =>
  state.document && layersOf(state.document);

const layersOf = remember((document: TextDocument) => {
  if (!document.imported || document.imported.mentions.length === 0) return undefined;
  const mentions = resolvedMentions(document);
  return {
    file: mentions.filter(({ imported }) => imported).length,
    model: mentions.filter(isOfModel).length,
  };
});

/** Types that a mention can be given: those of the catalogue, of the models in use and of the document, in this order. */
export const selectTypes = (state: State): readonly string[] =>
  typesOf(
    state.document ? resolvedMentions(state.document) : noMentions,
    state.engine.status === 'ready' ? state.engine.opened : noPack,
  );

const noPack = {};
const typesOf = rememberPair(
  (mentions: readonly ResolvedMention[], opened: OpenedPack | typeof noPack): readonly string[] => {
    const heads = 'manifest' in opened ? opened.manifest.entities.heads : [];
    const others = [...heads, ...mentions].map(({ type }) => type);
    return [...new Set([...KNOWN_TYPES, ...others.sort(compareTypes)])];
  },
);

export const selectCanUndo = (state: State): boolean => state.log.at > 0;
export const selectCanRedo = (state: State): boolean => state.log.at < state.log.steps.length;
