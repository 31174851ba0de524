import type { Evidence, Mention, Relation } from '../annotation.ts';
import { compareSpans } from '../text/span.ts';
import { isSameClaim, isSameEntity } from './decisions.ts';
import type {
  EntityNames,
  JudgedMention,
  JudgedRelation,
  MentionDecision,
  RelationDecision,
  TextDocument,
} from './model.ts';

const spanKey = (mention: Mention): string => `${mention.start} ${mention.end} ${mention.type}`;

/**
 * The mentions of a document in text order: what the model said with what a person decided about it, and
 * what a person accepted although the present reading does not have it.
 */
export function judgedMentions(document: TextDocument): readonly JudgedMention[] {
  const said = document.reading?.mentions ?? [];
  const decided = new Map<string, MentionDecision>();
  for (const one of document.decisions) {
    if (one.kind === 'mention') decided.set(spanKey(one.mention), one);
  }
  if (decided.size === 0) return said.map(undecided);
  const judged = said.map((mention): JudgedMention => {
    const decision = decided.get(spanKey(mention));
    return decision
      ? { ...mention, verdict: decision.verdict, source: 'model' }
      : undecided(mention);
  });
  const found = new Set(said.map(spanKey));
  const ids = new Set(said.map((mention) => mention.id));
  for (const [key, { verdict, mention }] of decided) {
    if (verdict !== 'accepted' || found.has(key)) continue;
    judged.push({ ...mention, id: unusedId(mention.id, ids), verdict, source: 'person' });
  }
  return judged.sort(compareSpans);
}

/** Remembered: while a long text is read, this is asked of all its mentions again and again. */
function undecided(mention: Mention): JudgedMention {
  const before = undecidedMentions.get(mention);
  if (before) return before;
  const judged: JudgedMention = { ...mention, verdict: 'undecided', source: 'model' };
  undecidedMentions.set(mention, judged);
  return judged;
}

const undecidedMentions = new WeakMap<Mention, JudgedMention>();

/** Ids are given anew by every reading: a kept mention must not answer to another's. */
function unusedId(id: string, taken: Set<string>): string {
  let free = id;
  while (taken.has(free)) free = `${free}'`;
  taken.add(free);
  return free;
}

/** Relations likewise, best first as the model gave them; `mentions` as `judgedMentions` returns them. */
export function judgedRelations(
  document: TextDocument,
  mentions: readonly JudgedMention[],
): readonly JudgedRelation[] {
  const decisions = document.decisions.filter((one) => one.kind === 'relation');
  const byGroup = namesByGroup(mentions);
  const met = new Set<RelationDecision>();
  const judged: JudgedRelation[] = (document.reading?.relations ?? []).map((relation) => {
    const claim = claimOf(relation, byGroup);
    const decision = claim && decisions.find((one) => isSameClaim(one, claim));
    if (decision) met.add(decision);
    return { ...relation, verdict: decision?.verdict ?? 'undecided', source: 'model' };
  });
  for (const decision of decisions) {
    if (decision.verdict === 'accepted' && !met.has(decision)) {
      const kept = keptRelation(decision, mentions, byGroup);
      if (kept) judged.push(kept);
    }
  }
  return judged;
}

/** What a relation says, in names. `undefined` if an entity of it has no mention. */
export function claimOf(
  relation: Relation,
  byGroup: ReadonlyMap<string, EntityNames>,
): Omit<RelationDecision, 'verdict'> | undefined {
  const head = byGroup.get(relation.head);
  const tail = byGroup.get(relation.tail);
  if (!head || !tail) return undefined;
  const { schema, type, directed, score, novel } = relation;
  const claim = { kind: 'relation', schema, type, directed, head, tail, score } as const;
  return novel === undefined ? claim : { ...claim, novel };
}

export function namesByGroup(mentions: readonly Mention[]): ReadonlyMap<string, EntityNames> {
  const byGroup = new Map<string, { type: string; names: string[] }>();
  for (const { group, type, text } of mentions) {
    const entity = byGroup.get(group);
    if (!entity) byGroup.set(group, { type, names: [text] });
    else if (!entity.names.includes(text)) entity.names.push(text);
  }
  return byGroup;
}

/** An accepted relation that the present reading lacks, if both its entities are still in the text. */
function keptRelation(
  decision: RelationDecision,
  mentions: readonly JudgedMention[],
  byGroup: ReadonlyMap<string, EntityNames>,
): JudgedRelation | undefined {
  const groups = [...byGroup];
  const head = groups.find(([, names]) => isSameEntity(names, decision.head))?.[0];
  const tail = groups.find(([, names]) => isSameEntity(names, decision.tail))?.[0];
  if (head === undefined || tail === undefined) return undefined;
  const evidence = closestPair(mentions, head, tail, decision.score);
  if (!evidence) return undefined;
  const { verdict, schema, type, directed, score, novel } = decision;
  const id = `kept ${schema} ${type} ${head} ${tail}`;
  const kept = { id, head, tail, type, schema, directed, score, evidence: [evidence], verdict };
  return novel === undefined ? { ...kept, source: 'person' } : { ...kept, novel, source: 'person' };
}

function closestPair(
  mentions: readonly JudgedMention[],
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
