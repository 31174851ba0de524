import { KNOWN_TYPES } from '../../../core/catalogue/entity-type.ts';
import { namesakesOf, occurrencesOf } from '../../../core/document/edits/bulk.ts';
import { groupsOfMentions } from '../../../core/document/groups.ts';
import {
  type LeastScores,
  type LikelyParts,
  likelyOf,
  likelyParts,
} from '../../../core/document/likely.ts';
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
 * Selectors for the document on the page that ignore filters. They are memoised by their input objects: equal states
 * give the same reference, on which `useSyncExternalStore` relies.
 */

/** One list for all states without a document, so that the reference is stable. */
export const noMentions: readonly ResolvedMention[] = [];
export const noRelations: readonly ResolvedRelation[] = [];
export const noGroups: readonly EntityGroup[] = [];

/** All mentions in text order; ignores filters. */
export const selectAllMentions = (state: State): readonly ResolvedMention[] =>
  state.document ? resolvedMentions(state.document) : noMentions;

/** All entities; ignores filters. */
export const selectAllGroups = (state: State): readonly EntityGroup[] =>
  state.document ? groupsOfMentions(resolvedMentions(state.document)) : noGroups;

export const selectAllRelations = (state: State): readonly ResolvedRelation[] =>
  state.document ? relationsOf(state.document) : noRelations;

/** Likely and decided annotations; ignores filters. */
export const selectLikely = (state: State): LikelyParts =>
  state.document ? likelyOf(state.document) : nothing;

const nothing: LikelyParts = { mentions: noMentions, relations: noRelations };

/** Numbers of decided mentions and relations, and of all that reach the scores shown; ignores other filters. */
export interface Decided {
  readonly mentions: { readonly done: number; readonly of: number };
  readonly relations: { readonly done: number; readonly of: number };
}

export const selectDecided = ({ document, view }: State): Decided | undefined =>
  document && decidedIn(document, view.filter.thresholds);

const decidedIn = rememberPair((document: TextDocument, least: LeastScores): Decided => {
  const mentions = resolvedMentions(document);
  const all = { mentions, relations: relationsOf(document) };
  const shown = likelyParts(all, groupsOfMentions(mentions), least);
  const count = (all: readonly (ResolvedMention | ResolvedRelation)[]) => ({
    done: all.filter(({ verdict }) => verdict !== 'undecided').length,
    of: all.length,
  });
  return { mentions: count(shown.mentions), relations: count(shown.relations) };
});

/** The mention and all others with its current name and type. */
export const selectNamesakes = (
  { document }: State,
  mention: ResolvedMention,
): readonly ResolvedMention[] => (document ? namesakesOfMention(document, mention) : noMentions);

const namesakesOfMention = rememberPair(namesakesOf);

/** Number of unmarked occurrences of the name of the mention in focus. */
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

/** Numbers of mentions of the file and of the model; undefined unless a file has some. */
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

/** Types for a mention: those of the catalogue, then of the models in use, then of the document. */
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
