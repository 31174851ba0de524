import type { Evidence, Mention, Relation } from '../annotation.ts';
import { compareSpans } from '../text/span.ts';
import { claimOf, isSameClaim, isSameEntity, namesByGroup } from './entity-names.ts';
import { joinRelations } from './join-relations.ts';
import { linkMentions } from './linking.ts';
import type {
  EntityNames,
  ImportedMention,
  ImportedRelation,
  MentionDecision,
  RelationDecision,
  ResolvedMention,
  ResolvedRelation,
  TextDocument,
} from './model.ts';

const placeKey = ({ start, end }: Mention): string => `${start} ${end}`;

const spanKey = (mention: Mention): string => `${placeKey(mention)} ${mention.type}`;

const isOfList = ({ by }: Mention): boolean => typeof by === 'object';

/**
 * The mentions of a document in text order: what the model and the file said with what a person decided about it, and
 * what a person accepted although the present reading does not have it. What both said is the file's, by the model's id.
 */
export const resolvedMentions = (document: TextDocument): readonly ResolvedMention[] =>
  linkMentions(document, withVerdicts(document));

function withVerdicts(document: TextDocument): readonly ResolvedMention[] {
  const decided = new Map<string, MentionDecision>();
  const accepted = new Set<string>();
  for (const one of document.decisions) {
    if (one.kind !== 'mention') continue;
    decided.set(spanKey(one.mention), one);
    if (one.verdict === 'accepted') accepted.add(placeKey(one.mention));
  }
  // A person's decision wins over a list of their own.
  const said = (document.reading?.mentions ?? []).filter(
    (one) => !isOfList(one) || decided.has(spanKey(one)) || !accepted.has(placeKey(one)),
  );
  const { imported } = document;
  if (decided.size === 0 && !imported) return said.map(undecided);
  const ofFile = new Map(imported?.mentions.map((one) => [spanKey(one.mention), one]));
  const found = new Set([...said.map(spanKey), ...ofFile.keys()]);
  const judged = said.map((mention): ResolvedMention => {
    const key = spanKey(mention);
    const decision = decided.get(key);
    const one = ofFile.get(key);
    ofFile.delete(key);
    if (one) return ofTheFile(one, decision, mention);
    return decision
      ? { ...mention, verdict: decision.verdict, source: 'model' }
      : undecided(mention);
  });
  for (const [key, one] of ofFile) judged.push(ofTheFile(one, decided.get(key)));
  const ids = new Set(judged.map((mention) => mention.id));
  for (const [key, { verdict, mention }] of decided) {
    if (verdict !== 'accepted' || found.has(key)) continue;
    judged.push({ ...mention, id: unusedId(mention.id, ids), verdict, source: 'person' });
  }
  return judged.sort(compareSpans);
}

/** `found`: the same as the model has it, with a score where the file gives none. */
const ofTheFile = (
  imported: ImportedMention,
  decision: MentionDecision | undefined,
  found = imported.mention,
): ResolvedMention => ({
  ...found,
  score: imported.hasScore ? imported.mention.score : found.score,
  verdict: decision?.verdict ?? 'undecided',
  source: 'file',
  imported,
});

/** Whether the model says it: alone, or as the file does. */
export const isOfModel = ({
  id,
  source,
  imported,
}: ResolvedMention | ResolvedRelation): boolean => {
  if (!imported) return source === 'model';
  return id !== ('mention' in imported ? imported.mention : imported.relation).id;
};

/** Whether its score is one that somebody gave. */
export const hasScore = (one: ResolvedMention | ResolvedRelation): boolean =>
  isOfModel(one) || one.imported?.hasScore !== false;

/** Remembered: while a long text is read, this is asked of all its mentions again and again. */
function undecided(mention: Mention): ResolvedMention {
  const before = undecidedMentions.get(mention);
  if (before) return before;
  const judged: ResolvedMention = { ...mention, verdict: 'undecided', source: 'model' };
  undecidedMentions.set(mention, judged);
  return judged;
}

const undecidedMentions = new WeakMap<Mention, ResolvedMention>();

/** Ids are given anew by every reading: a kept mention must not answer to another's. */
function unusedId(id: string, taken: Set<string>): string {
  let free = id;
  while (taken.has(free)) free = `${free}'`;
  taken.add(free);
  return free;
}

/**
 * Relations likewise, in the order of the reading, between the groups that `mentions` have, which are as `resolvedMentions`
 * returns them: claims about two names of one concept are one.
 */
export function resolvedRelations(
  document: TextDocument,
  mentions: readonly ResolvedMention[],
): readonly ResolvedRelation[] {
  const decisions = document.decisions.filter((one) => one.kind === 'relation');
  const byGroup = namesByGroup(mentions);
  const met = new Set<RelationDecision>();
  const said = document.reading?.relations ?? [];
  const grouped = mentions.some((one) => one.nameGroup) ? joinRelations(mentions, said) : said;
  const ofFile = relationsOfFile(document, mentions);
  const verdictOf = (relation: Relation) => {
    const claim = claimOf(relation, byGroup);
    const decision = claim && decisions.find((one) => isSameClaim(one, claim));
    if (decision) met.add(decision);
    return decision?.verdict ?? 'undecided';
  };
  const judged: ResolvedRelation[] = grouped.map((relation) => {
    const at = ofFile.findIndex((one) => isSamePair(one.relation, relation));
    const [one] = at < 0 ? [] : ofFile.splice(at, 1);
    if (!one) return { ...relation, verdict: verdictOf(relation), source: 'model' };
    const { imported } = one;
    const score = imported.hasScore ? one.relation.score : relation.score;
    return { ...relation, score, verdict: verdictOf(relation), source: 'file', imported };
  });
  for (const { relation, imported } of ofFile) {
    judged.push({ ...relation, verdict: verdictOf(relation), source: 'file', imported });
  }
  for (const decision of decisions) {
    if (decision.verdict === 'accepted' && !met.has(decision)) {
      const kept = keptRelation(decision, mentions, byGroup);
      if (kept) judged.push(kept);
    }
  }
  return judged;
}

/** Relations of the file between the groups, and by the ids, that its mentions have among all. */
function relationsOfFile(
  { imported }: TextDocument,
  mentions: readonly ResolvedMention[],
): { readonly relation: Relation; readonly imported: ImportedRelation }[] {
  if (!imported) return [];
  const now = new Map(
    mentions.flatMap((one) => (one.imported ? [[one.imported.mention.id, one] as const] : [])),
  );
  return imported.relations.flatMap((one) => {
    const evidence = one.relation.evidence.flatMap(({ head, tail, score }) => {
      const [a, b] = [now.get(head), now.get(tail)];
      return a && b ? [{ head: a, tail: b, score }] : [];
    });
    const [first] = evidence;
    if (!first) return [];
    const relation = {
      ...one.relation,
      head: first.head.group,
      tail: first.tail.group,
      evidence: evidence.map(({ head, tail, score }) => ({ head: head.id, tail: tail.id, score })),
    };
    return [{ relation, imported: one }];
  });
}

/** Whether two say the same of a pair; files do not name the schema. */
function isSamePair(a: Relation, b: Relation): boolean {
  if (a.type !== b.type) return false;
  if (a.head === b.head && a.tail === b.tail) return true;
  return !(a.directed && b.directed) && a.head === b.tail && a.tail === b.head;
}

/**
 * An accepted relation that the present reading lacks, if both its entities are still in the text, and are two: where
 * linking has made them one there is nothing to relate until they are parted again.
 */
function keptRelation(
  decision: RelationDecision,
  mentions: readonly ResolvedMention[],
  byGroup: ReadonlyMap<string, EntityNames>,
): ResolvedRelation | undefined {
  const [head, tail] = twoGroups(decision, byGroup) ?? [];
  if (head === undefined || tail === undefined) return undefined;
  const evidence = closestPair(mentions, head, tail, decision.score);
  if (!evidence) return undefined;
  const { verdict, schema, type, directed, score, novel } = decision;
  const id = `kept ${schema} ${type} ${head} ${tail}`;
  const kept = { id, head, tail, type, schema, directed, score, evidence: [evidence], verdict };
  return novel === undefined ? { ...kept, source: 'person' } : { ...kept, novel, source: 'person' };
}

/** The groups that a relation's entities are now; of several with their names those in the same spelling. */
function twoGroups(
  { head, tail }: RelationDecision,
  byGroup: ReadonlyMap<string, EntityNames>,
): readonly [string, string] | undefined {
  const groupsOf = (entity: EntityNames) => {
    const fitting = [...byGroup].filter(([, names]) => isSameEntity(names, entity));
    const isSpelt = ([, { names }]: (typeof fitting)[number]) =>
      names.some((name) => entity.names.includes(name));
    return [...fitting.filter(isSpelt), ...fitting.filter((one) => !isSpelt(one))].map(
      ([key]) => key,
    );
  };
  const tails = groupsOf(tail);
  for (const one of groupsOf(head)) {
    const other = tails.find((key) => key !== one);
    if (other !== undefined) return [one, other];
  }
  return undefined;
}

function closestPair(
  mentions: readonly ResolvedMention[],
  head: string,
  tail: string,
  score: number,
): Evidence | undefined {
  const heads = mentions.filter((mention) => mention.group === head);
  const tails = mentions.filter((mention) => mention.group === tail);
  let best: { readonly gap: number; readonly evidence: Evidence } | undefined;
  for (const a of heads) {
    for (const b of tails) {
      const gap = Math.max(a.start - b.end, b.start - a.end);
      if (!best || gap < best.gap) {
        best = { gap, evidence: { head: a.id, tail: b.id, score } };
      }
    }
  }
  return best?.evidence;
}
