import { LIKELY, LIKELY_ENTITY } from '../../../core/annotation.ts';
import { groupsOfMentions } from '../../../core/document/groups.ts';
import { isAtLeast, isLikelyEntity, likelyGroups } from '../../../core/document/likely.ts';
import type {
  EntityGroup,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from '../../../core/document/model.ts';
import { isOfModel, resolvedMentions } from '../../../core/document/resolve.ts';
import { relationsOf } from '../../../core/document/resolve-relations.ts';
import { remember, rememberPair } from '../../../core/remember.ts';
import {
  noGroups,
  noMentions,
  noRelations,
  selectAllMentions,
} from '../document/select-resolved.ts';
import type { Filter, State } from '../model.ts';

/** Selectors of what the filter shows, memoised as in `select-resolved.ts`. */

const shownMentionsOf = rememberPair((document: TextDocument, filter: Filter) => {
  const sure = sureGroups(document, filter);
  return resolvedMentions(document).filter(
    (mention) => isInRange(mention, filter, sure) && isWanted(mention, filter),
  );
});
const shownGroupsOf = rememberPair((document: TextDocument, filter: Filter) => {
  const shown = new Set(shownMentionsOf(document, filter).map(({ group }) => group));
  return groupsOfMentions(resolvedMentions(document)).filter(({ group }) => shown.has(group));
});

const sureGroups = (document: TextDocument, { thresholds }: Filter): ReadonlySet<string> =>
  likelyGroups(groupsOfMentions(resolvedMentions(document)), thresholds);

/** Relations that the filter shows whatever their scores. */
const relationsInReach = rememberPair((document: TextDocument, filter: Filter) => {
  // A claim may be undecided when all mentions of its entities are decided.
  const sure = sureGroups(document, filter);
  const shown = new Set(
    resolvedMentions(document)
      .filter((mention) => isInRange(mention, filter, sure))
      .map(({ group }) => group),
  );
  return relationsOf(document).filter(
    (relation) =>
      shown.has(relation.head) &&
      shown.has(relation.tail) &&
      isOfLayer(relation, filter) &&
      isWanted(relation, filter),
  );
});
const shownRelationsOf = rememberPair((document: TextDocument, filter: Filter) =>
  relationsInReach(document, filter).filter((relation) =>
    isAtLeast(relation, filter.thresholds.relations),
  ),
);

/**
 * True when the filter shows the mention. Below the threshold only accepted ones are shown; a hidden type is always
 * hidden.
 */
function isInRange(mention: ResolvedMention, filter: Filter, sure: ReadonlySet<string>): boolean {
  if (filter.hiddenTypes.includes(mention.type) || !isOfLayer(mention, filter)) return false;
  return mention.verdict === 'accepted' || sure.has(mention.group);
}

const isWanted = (one: ResolvedMention | ResolvedRelation, filter: Filter): boolean =>
  (!filter.isUndecidedOnly || one.verdict === 'undecided') &&
  (!filter.isDifferingOnly || differsFromFile(one));

/** True for valid annotations that the file lacks or has in another form, and for rejected ones of the file. */
const differsFromFile = ({ imported, verdict, before }: ResolvedMention | ResolvedRelation) =>
  imported ? verdict === 'rejected' || before !== undefined : verdict !== 'rejected';

/** Number of mentions that differ from the file; undefined when the file has none. */
export const selectDiffering = ({ document }: State): number | undefined =>
  document && differingIn(document);

const differingIn = remember((document: TextDocument) =>
  document.imported && document.imported.mentions.length > 0
    ? resolvedMentions(document).filter(differsFromFile).length
    : undefined,
);

/** Accepted annotations belong to both layers, and so do those that both layers have. */
const isOfLayer = (one: ResolvedMention | ResolvedRelation, { layer }: Filter): boolean =>
  layer === undefined ||
  one.verdict === 'accepted' ||
  (layer === 'file' ? one.imported !== undefined : isOfModel(one));

/** Mentions to draw, in text order; rejected ones are included and drawn struck through. */
export const selectMentions = (state: State): readonly ResolvedMention[] =>
  state.document ? shownMentionsOf(state.document, state.view.filter) : noMentions;

/** Numbers of mentions and relations shown that nobody decided on. */
export const selectLeft = (state: State) => ({
  mentions: countUndecided(selectMentions(state)),
  relations: countUndecided(selectRelations(state)),
});

const countUndecided = (all: readonly (ResolvedMention | ResolvedRelation)[]): number =>
  all.filter(({ verdict }) => verdict === 'undecided').length;

/** Rows of the Entities panel, in the order of their first mentions. */
export const selectGroups = (state: State): readonly EntityGroup[] =>
  state.document ? shownGroupsOf(state.document, state.view.filter) : noGroups;

/** Rows of the Relations panel, in the order of the reading. `head` and `tail` are groups of `selectGroups`. */
export const selectRelations = (state: State): readonly ResolvedRelation[] =>
  state.document ? shownRelationsOf(state.document, state.view.filter) : noRelations;

/** The listed rows: those of the requested mention, or all, by descending score. */
export const selectListedRelations = (state: State): readonly ResolvedRelation[] =>
  listedRelationsOf(selectRelations(state), relationsGroup(state));

/** The entity to whose relations the list is restricted. */
const relationsGroup = (state: State): string | undefined => {
  const of = state.view.relationsOf;
  return of === undefined ? undefined : selectAllMentions(state).find(({ id }) => id === of)?.group;
};

const sortedRelations = remember((relations: readonly ResolvedRelation[]) =>
  [...relations].sort((a, b) => b.score - a.score),
);
const relationsByGroup = remember(
  (_: readonly ResolvedRelation[]) => new Map<string, readonly ResolvedRelation[]>(),
);

function listedRelationsOf(
  relations: readonly ResolvedRelation[],
  group: string | undefined,
): readonly ResolvedRelation[] {
  const sorted = sortedRelations(relations);
  if (group === undefined) return sorted;
  const known = relationsByGroup(relations);
  const listed =
    known.get(group) ?? sorted.filter(({ head, tail }) => head === group || tail === group);
  known.set(group, listed);
  return listed;
}

/** Number of entities below the threshold of those shown at first, shown or not. */
export const selectLessCertainEntities = (state: State): number =>
  state.document ? lessCertainEntities(state.document, state.view.filter) : 0;

const lessCertainEntities = rememberPair((document: TextDocument, filter: Filter) => {
  const groups = groupsOfMentions(resolvedMentions(document)).filter(
    ({ type }) => !filter.hiddenTypes.includes(type),
  );
  return groups.filter((group) => !isLikelyEntity(group)).length;
});

const none: ReadonlySet<string> = new Set();

/** Ids of undecided mentions shown that are more likely wrong than right. */
export const selectUnsure = ({ document, view }: State): ReadonlySet<string> =>
  document && view.filter.thresholds.entities < LIKELY_ENTITY ? unsureMentions(document) : none;

const unsureMentions = remember(
  (document: TextDocument): ReadonlySet<string> =>
    new Set(
      groupsOfMentions(resolvedMentions(document))
        .filter((group) => !isLikelyEntity(group))
        .flatMap(({ mentions }) => mentions)
        .filter(({ verdict }) => verdict === 'undecided')
        .map(({ id }) => id),
    ),
);

/** Number of relations below the threshold of those shown at first, shown or not. */
export function selectLessCertain(state: State): number {
  if (!state.document) return 0;
  const group = relationsGroup(state);
  return relationsInReach(state.document, state.view.filter).filter(
    (one) =>
      !isAtLeast(one, LIKELY) && (group === undefined || one.head === group || one.tail === group),
  ).length;
}

export interface TypeCount {
  readonly type: string;
  /** Number of entities, not of mentions. */
  readonly count: number;
  readonly hidden: boolean;
}

/** Filter chips: every type of the document, the most frequent first; ignores filters. */
export const selectTypeCounts = (state: State): readonly TypeCount[] =>
  state.document ? typeCountsOf(state.document, state.view.filter) : noTypeCounts;

const noTypeCounts: readonly TypeCount[] = [];
const typeCountsOf = rememberPair((document: TextDocument, filter: Filter) => {
  const counts = new Map<string, number>();
  for (const { type } of groupsOfMentions(resolvedMentions(document))) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([type, count]) => ({ type, count, hidden: filter.hiddenTypes.includes(type) }));
});
