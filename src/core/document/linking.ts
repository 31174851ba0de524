import type { Mention } from '../annotation.ts';
import type { LinkedConcept } from '../link/link.ts';
import { saidConcept } from '../link/said-concept.ts';
import { entryOf } from '../lookup.ts';
import { remember } from '../remember.ts';
import { isOfType } from './decisions/mention-concept.ts';
import { foldName } from './entity-names.ts';
import { placeKey, refOf } from './mention-places.ts';
import type {
  ConceptDecision,
  MentionLink,
  ModelLinking,
  ResolvedMention,
  TextDocument,
} from './model.ts';

/**
 * Mentions with what they stand for, as a person chose it or the lexicon has it, grouped by that: two names of one
 * concept are one entity, and one name of two concepts (a gene of man and mouse) two. What has no concept, or one that
 * fits badly, goes with its namesakes.
 */
export function linkMentions(
  document: TextDocument,
  mentions: readonly ResolvedMention[],
): readonly ResolvedMention[] {
  const decisions = document.decisions.filter((one) => one.kind === 'concept');
  const { linking } = document.reading ?? {};
  const isNamed = document.imported?.mentions.some(({ concepts }) => concepts.length > 0);
  const ofMention = new Map(
    document.decisions.flatMap((one) =>
      one.kind === 'mention-concept' ? [[placeKey(one.mention), one] as const] : [],
    ),
  );
  if (!linking && decisions.length === 0 && !isNamed && ofMention.size === 0) return mentions;
  const ofName = choices(decisions, mentions);
  const choice = (mention: ResolvedMention) => {
    const own = ofMention.size > 0 ? ofMention.get(placeKey(refOf(mention))) : undefined;
    return own && isOfType(own.type, mention) ? own : ofName(mention);
  };
  const candidates = candidatesFor(linking, mentions);
  const ofFile = conceptsOfFile(mentions, candidates);
  const links = mentions.map((mention) =>
    linkOf(choice(mention), candidates(mention), ofFile(mention)),
  );
  const usual = usualConcepts(mentions, links);
  return mentions.map((mention, index) => {
    const link = links[index];
    return link ? linked(mention, link, joining(link) ?? usual.get(mention.group)) : mention;
  });
}

/**
 * A name whose words were taken out before it was found ('renal cortex tissue' as tissue) fits worse, and would join what
 * is not the same.
 */
const MIN_TO_JOIN = 0.5;

/** The concept by which a mention is one entity with others. */
const joining = ({ concept, by }: MentionLink): string | undefined =>
  concept && (by !== 'lexicon' || concept.score >= MIN_TO_JOIN) ? concept.id : undefined;

/** Remembered: while a long text is read, this is asked of all its mentions again and again. */
function linked(
  mention: ResolvedMention,
  link: MentionLink,
  id: string | undefined,
): ResolvedMention {
  const before = linkedMentions.get(mention);
  if (before?.link && isSameLink(before.link, link) && before.id === id) return before.linked;
  const { type, group } = mention;
  const now: ResolvedMention =
    id === undefined
      ? { ...mention, link }
      : { ...mention, link, group: conceptGroup(type, id), nameGroup: group };
  linkedMentions.set(mention, { link, id, linked: now });
  return now;
}

const linkedMentions = new WeakMap<
  ResolvedMention,
  { readonly link: MentionLink; readonly id: string | undefined; readonly linked: ResolvedMention }
>();

const isSameLink = (a: MentionLink, b: MentionLink): boolean =>
  a.by === b.by && a.candidates === b.candidates && a.concept?.id === b.concept?.id;

/** Groups by name hold a colon behind the type, so the two are never the same. */
const conceptGroup = (type: string, id: string): string => `${type} ${id}`;

function linkOf(
  decision: Pick<ConceptDecision, 'concept'> | undefined,
  candidates: readonly LinkedConcept[] | undefined,
  ofFile: LinkedConcept | undefined,
): MentionLink | undefined {
  if (!decision && ofFile) return { by: 'file', candidates: candidates ?? [], concept: ofFile };
  if (!decision) return candidates && linkOfLexicon(candidates);
  const { concept } = decision;
  const offered = candidates?.find(({ id }) => id === concept?.id);
  return {
    by: 'person',
    candidates: candidates ?? [],
    ...(concept && { concept: offered ?? { ...concept, score: 1 } }),
  };
}

/** Remembered: with every decision, this is asked of all mentions. */
const linkOfLexicon = remember((candidates: readonly LinkedConcept[]): MentionLink => {
  const concept = saidConcept(candidates);
  return { by: 'lexicon', candidates, ...(concept && { concept }) };
});

/** What a file says that a mention stands for. What it says of a gene it does not say of the disease that a person made of it. */
const saidOf = ({ imported, type, before }: ResolvedMention): string | undefined =>
  before && before.type !== type ? undefined : imported?.concepts[0];

/**
 * The concepts that a file names. Corpora leave the vocabulary out where one alone is meant: D001241 is MESH:D001241, for
 * every mention of the type, where the file or the lexicon has it so for one of them and has no other.
 */
function conceptsOfFile(
  mentions: readonly ResolvedMention[],
  candidates: (mention: ResolvedMention) => readonly LinkedConcept[] | undefined,
): (mention: ResolvedMention) => LinkedConcept | undefined {
  const known = new Map<ResolvedMention, LinkedConcept>();
  const whole = new Map<string, LinkedConcept | 'several'>();
  for (const mention of mentions) {
    const said = saidOf(mention);
    if (said === undefined) continue;
    const offered = candidates(mention)?.find(({ id }) => id === said || id.endsWith(`:${said}`));
    const concept = offered ?? { id: said, name: mention.text, score: 1 };
    known.set(mention, concept);
    if (!concept.id.includes(':')) continue;
    const short = shortOf(mention, concept.id);
    const before = whole.get(short);
    if (!before) whole.set(short, concept);
    else if (before !== 'several' && before.id !== concept.id) whole.set(short, 'several');
  }
  return (mention) => {
    const concept = known.get(mention);
    if (!concept || concept.id.includes(':')) return concept;
    const one = whole.get(shortOf(mention, concept.id));
    return one && one !== 'several' ? one : concept;
  };
}

/** An identifier without its vocabulary, for mentions of one type. */
const shortOf = ({ type }: ResolvedMention, id: string): string =>
  `${type}\n${id.slice(id.indexOf(':') + 1)}`;

/** What was decided about a mention's name, or else about another name of the same entity. */
function choices(
  decisions: readonly ConceptDecision[],
  mentions: readonly Mention[],
): (mention: Mention) => ConceptDecision | undefined {
  const byName = new Map(
    decisions.flatMap((decision) =>
      decision.entity.names.map((name) => [nameOf(decision.entity.type, name), decision] as const),
    ),
  );
  if (byName.size === 0) return () => undefined;
  const byGroup = new Map<string, ConceptDecision>();
  for (const { type, text, group } of mentions) {
    const decision = byName.get(nameOf(type, text));
    if (decision) byGroup.set(group, decision);
  }
  return ({ type, text, group }) => byName.get(nameOf(type, text)) ?? byGroup.get(group);
}

/**
 * A mention that a person keeps although the reading lacks it has no id of its own, and one that a person changed was
 * linked as something else: those of their namesakes are taken.
 */
function candidatesFor(
  linking: ModelLinking | undefined,
  mentions: readonly ResolvedMention[],
): (mention: ResolvedMention) => readonly LinkedConcept[] | undefined {
  if (!linking) return () => undefined;
  const { concepts } = linking;
  let byName: Map<string, readonly LinkedConcept[]> | undefined;
  return ({ id, type, text, source, before }) => {
    const own = before ? undefined : entryOf(concepts, id);
    if ((source === 'model' && !before) || own) return own;
    byName ??= new Map(
      mentions.flatMap((one) => {
        const known = one.before ? undefined : entryOf(concepts, one.id);
        return known ? [[nameOf(one.type, one.text), known] as const] : [];
      }),
    );
    return byName.get(nameOf(type, text));
  };
}

const nameOf = (type: string, name: string): string => `${type}\n${foldName(name)}`;

/** Of each group by name that has a mention without a concept of its own, the concept that most of its mentions have. */
function usualConcepts(
  mentions: readonly Mention[],
  links: readonly (MentionLink | undefined)[],
): ReadonlyMap<string, string> {
  const wanted = new Set<string>();
  const ids = links.map((link) => link && joining(link));
  mentions.forEach(({ group }, index) => {
    if (ids[index] === undefined) wanted.add(group);
  });
  const counts = new Map<string, Map<string, number>>();
  for (const [index, { group }] of mentions.entries()) {
    const id = ids[index];
    if (id === undefined || !wanted.has(group)) continue;
    const ofGroup = counts.get(group) ?? new Map<string, number>();
    counts.set(group, ofGroup.set(id, (ofGroup.get(id) ?? 0) + 1));
  }
  const usual = new Map<string, string>();
  for (const [group, ofGroup] of counts) {
    const [best] = [...ofGroup].sort((a, b) => b[1] - a[1]);
    if (best) usual.set(group, best[0]);
  }
  return usual;
}

/** What was linked of the mentions that are there. */
export function linkingFor(
  linking: ModelLinking | undefined,
  mentions: readonly Mention[],
): ModelLinking | undefined {
  if (!linking) return undefined;
  const concepts = mentions.flatMap(({ id }) => {
    const known = entryOf(linking.concepts, id);
    return known ? [[id, known] as const] : [];
  });
  return concepts.length === 0 ? undefined : { ...linking, concepts: Object.fromEntries(concepts) };
}
