import { LIKELY, LIKELY_ENTITY, type ReadCount } from '../../core/annotation.ts';
import { KNOWN_TYPES } from '../../core/catalogue/entity-type.ts';
import { namesakesOf, occurrencesOf } from '../../core/document/edits/bulk.ts';
import { entityGroups } from '../../core/document/groups.ts';
import type {
  EntityGroup,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from '../../core/document/model.ts';
import { isOfModel, resolvedMentions } from '../../core/document/resolve.ts';
import { resolvedRelations } from '../../core/document/resolve-relations.ts';
import { assertNever } from '../../core/errors.ts';
import { remember } from '../../core/remember.ts';
import type { OpenedPack } from '../../engine/contract/protocol.ts';
import { compareTypes } from '../content/types.ts';
import type { Filter, State } from './model.ts';

/**
 * Everything a view needs, computed from the state. Each answer is remembered for the objects it was
 * computed from, so equal states give the same reference (`useSyncExternalStore` relies on it).
 */

const noMentions: readonly ResolvedMention[] = [];
const noRelations: readonly ResolvedRelation[] = [];
const noGroups: readonly EntityGroup[] = [];

const mentionsOfDocument = resolvedMentions;
const relationsOfDocument = remember((document: TextDocument) =>
  resolvedRelations(document, mentionsOfDocument(document)),
);
const groupsOfMentions = remember(entityGroups);

const shownMentionsOf = rememberPair((document: TextDocument, filter: Filter) => {
  const sure = sureGroups(document, filter);
  return mentionsOfDocument(document).filter(
    (mention) => isInRange(mention, filter, sure) && isWanted(mention, filter),
  );
});
const shownGroupsOf = rememberPair((document: TextDocument, filter: Filter) => {
  const shown = new Set(shownMentionsOf(document, filter).map(({ group }) => group));
  return groupsOfMentions(mentionsOfDocument(document)).filter(({ group }) => shown.has(group));
});

/** An entity counts as its surest mention: what is one once, is one everywhere. */
function sureGroups(document: TextDocument, { thresholds }: Filter): ReadonlySet<string> {
  const groups = groupsOfMentions(mentionsOfDocument(document));
  return new Set(
    groups.filter(({ score = 1 }) => score >= thresholds.entities).map(({ group }) => group),
  );
}

/** Whatever their scores. */
const relationsInReach = rememberPair((document: TextDocument, filter: Filter) => {
  // A claim may still wait for a decision when all mentions of its entities have theirs.
  const sure = sureGroups(document, filter);
  const shown = new Set(
    mentionsOfDocument(document)
      .filter((mention) => isInRange(mention, filter, sure))
      .map(({ group }) => group),
  );
  return relationsOfDocument(document).filter(
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

/** Whether it reaches this score, or a person accepted it. */
export const isAtLeast = ({ verdict, score }: ResolvedRelation, least: number): boolean =>
  verdict === 'accepted' || score >= least;

/** Under the threshold only what a person accepted is shown; a type switched off is off altogether. */
function isInRange(mention: ResolvedMention, filter: Filter, sure: ReadonlySet<string>): boolean {
  if (filter.hiddenTypes.includes(mention.type) || !isOfLayer(mention, filter)) return false;
  return mention.verdict === 'accepted' || sure.has(mention.group);
}

const isWanted = ({ verdict }: ResolvedMention | ResolvedRelation, filter: Filter): boolean =>
  !filter.isUndecidedOnly || verdict === 'undecided';

/** What a person kept is of both layers; so is what both say. */
const isOfLayer = (one: ResolvedMention | ResolvedRelation, { layer }: Filter): boolean =>
  layer === undefined ||
  one.verdict === 'accepted' ||
  (layer === 'file' ? one.imported !== undefined : isOfModel(one));

/** All mentions in text order, whatever filter is set. */
export const selectAllMentions = (state: State): readonly ResolvedMention[] =>
  state.document ? mentionsOfDocument(state.document) : noMentions;

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
      ? mentionsOfDocument(document).find((one) => one.id === id)
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
  const mentions = mentionsOfDocument(document);
  return {
    file: mentions.filter(({ imported }) => imported).length,
    model: mentions.filter(isOfModel).length,
  };
});

/** Mentions to draw, in text order. Rejected ones are among them, to be drawn struck. */
export const selectMentions = (state: State): readonly ResolvedMention[] =>
  state.document ? shownMentionsOf(state.document, state.view.filter) : noMentions;

/** Rows of the Entities panel, in the order of first mention. */
export const selectGroups = (state: State): readonly EntityGroup[] =>
  state.document ? shownGroupsOf(state.document, state.view.filter) : noGroups;

/** All entities, whatever filter is set. */
export const selectAllGroups = (state: State): readonly EntityGroup[] =>
  state.document ? groupsOfMentions(mentionsOfDocument(state.document)) : noGroups;

/** Rows of the Relations panel, in the reading's order. `head` and `tail` are groups of `selectGroups`. */
export const selectRelations = (state: State): readonly ResolvedRelation[] =>
  state.document ? shownRelationsOf(state.document, state.view.filter) : noRelations;

/** Rows of the panel as they are listed: of the mention that was asked for, or all; the surest first. */
export const selectListedRelations = (state: State): readonly ResolvedRelation[] =>
  listedRelationsOf(selectRelations(state), relationsGroup(state));

/** The entity whose relations alone are listed. */
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

/** How many entities are less certain than those shown at first, shown or not. */
export const selectLessCertainEntities = (state: State): number =>
  state.document ? lessCertainEntities(state.document, state.view.filter) : 0;

const lessCertainEntities = rememberPair((document: TextDocument, filter: Filter) => {
  const groups = groupsOfMentions(mentionsOfDocument(document)).filter(
    ({ type }) => !filter.hiddenTypes.includes(type),
  );
  return groups.filter((group) => !isLikelyEntity(group)).length;
});

/** Whether an entity is more likely right than not, or a person accepted it. */
export const isLikelyEntity = ({ score = 1, mentions }: EntityGroup): boolean =>
  score >= LIKELY_ENTITY || mentions.some(({ verdict }) => verdict === 'accepted');

const none: ReadonlySet<string> = new Set();

/** Ids of the mentions shown that nobody decided about and of which more are wrong than right. */
export const selectUnsure = ({ document, view }: State): ReadonlySet<string> =>
  document && view.filter.thresholds.entities < LIKELY_ENTITY ? unsureMentions(document) : none;

const unsureMentions = remember(
  (document: TextDocument): ReadonlySet<string> =>
    new Set(
      groupsOfMentions(mentionsOfDocument(document))
        .filter((group) => !isLikelyEntity(group))
        .flatMap(({ mentions }) => mentions)
        .filter(({ verdict }) => verdict === 'undecided')
        .map(({ id }) => id),
    ),
);

/** How many relations are less certain than those shown at first, shown or not. */
export function selectLessCertain(state: State): number {
  if (!state.document) return 0;
  const group = relationsGroup(state);
  return relationsInReach(state.document, state.view.filter).filter(
    (one) =>
      !isAtLeast(one, LIKELY) && (group === undefined || one.head === group || one.tail === group),
  ).length;
}

export const selectAllRelations = (state: State): readonly ResolvedRelation[] =>
  state.document ? relationsOfDocument(state.document) : noRelations;

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
    mentions: count(mentionsOfDocument(document)),
    relations: count(relationsOfDocument(document)),
  };
});

export interface TypeCount {
  readonly type: string;
  /** Entities, not mentions. */
  readonly count: number;
  readonly hidden: boolean;
}

/** Filter chips: every type of the document, most frequent first, whatever filter is set. */
export const selectTypeCounts = (state: State): readonly TypeCount[] =>
  state.document ? typeCountsOf(state.document, state.view.filter) : noTypeCounts;

const noTypeCounts: readonly TypeCount[] = [];
const typeCountsOf = rememberPair((document: TextDocument, filter: Filter) => {
  const counts = new Map<string, number>();
  for (const { type } of groupsOfMentions(mentionsOfDocument(document))) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([type, count]) => ({ type, count, hidden: filter.hiddenTypes.includes(type) }));
});

/** Types that a mention can be given: those of the catalogue, of the models in use and of the document, in this order. */
export const selectTypes = (state: State): readonly string[] =>
  typesOf(
    state.document ? mentionsOfDocument(state.document) : noMentions,
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

/** Word pieces read and in all; `undefined` before the first window. */
export function selectRead(state: State): ReadCount | undefined {
  if (state.reading.status === 'reading') return state.reading.read;
  return state.document?.reading?.read;
}

export const selectCanUndo = (state: State): boolean => state.log.at > 0;
export const selectCanRedo = (state: State): boolean => state.log.at < state.log.steps.length;

/** The guideline in force: chosen, or the pack's default. */
export function selectGuideline(state: State): string | undefined {
  if (state.view.guideline !== undefined) return state.view.guideline;
  return state.engine.status === 'ready'
    ? state.engine.opened.manifest.entities.defaultGuideline
    : undefined;
}

/** Guidelines the pack offers, the default first; empty before it is open. */
export const selectGuidelines = (state: State): readonly string[] =>
  state.engine.status === 'ready' ? guidelinesOf(state.engine.opened) : noGuidelines;

const noGuidelines: readonly string[] = [];
const guidelinesOf = remember(
  (opened: Extract<State['engine'], { status: 'ready' }>['opened']): readonly string[] => {
    const { defaultGuideline, heads } = opened.manifest.entities;
    return [...new Set([defaultGuideline, ...heads.map((head) => head.guideline)])];
  },
);

export type PageState = 'empty' | 'loading' | 'reading' | 'ready' | 'failed';

/** Attributes of the app's root: a documented contract for styling, tests and host pages. */
export interface RootAttributes {
  readonly 'data-state': PageState;
  readonly 'data-engine'?: 'webgpu' | 'wasm';
  readonly 'data-read'?: number;
  readonly 'data-of'?: number;
}

/**
 * `loading`: a text is given and waits for the model. `ready`: the text has been read, or reading was
 * stopped. `failed`: the text could not be read, or the model could not start. A model that loads or fails
 * while nothing waits for it changes nothing for a text that has been read.
 */
export function pageState({ document, engine, reading }: State): PageState {
  if (!document) return engine.status === 'failed' ? 'failed' : 'empty';
  switch (reading.status) {
    case 'none':
    case 'wanted':
      if (engine.status === 'failed') return 'failed';
      return engine.status === 'ready' ? 'reading' : 'loading';
    case 'reading':
      return 'reading';
    case 'failed':
      return 'failed';
    case 'done':
    case 'cancelled':
      return 'ready';
    default:
      return assertNever(reading);
  }
}

export function rootAttributes(state: State): RootAttributes {
  const read = state.document ? selectRead(state) : undefined;
  return {
    'data-state': pageState(state),
    ...(state.engine.status === 'ready' && { 'data-engine': state.engine.opened.engine }),
    ...(read && { 'data-read': read.pieces, 'data-of': read.of }),
  };
}

/** For two keys: the latest second key alone is remembered. */
function rememberPair<K extends object, L extends object, V>(
  compute: (key: K, other: L) => V,
): (key: K, other: L) => V {
  const known = new WeakMap<K, { readonly other: L; readonly value: V }>();
  return (key, other) => {
    const entry = known.get(key);
    if (entry && entry.other === other) return entry.value;
    const value = compute(key, other);
    known.set(key, { other, value });
    return value;
  };
}

/** Whether the model reads alone, without the names of the dictionary. */
export const selectIsDictionaryOff = (state: State): boolean => state.view.isDictionaryOff === true;
