import { knownType } from '../catalogue/entity-type.ts';
import { nameReader } from '../text/parted-words.ts';
import type { Span } from '../text/span.ts';
import { variantId } from '../variants/variant-id.ts';
import { borrow } from './borrow.ts';
import { type ConceptCandidate, candidatesOf } from './candidates.ts';
import { foreignGenes } from './foreign-genes.ts';
import type { Lexicon } from './lexicon.ts';
import { isLinked } from './linkable.ts';
import { longFormsOf } from './long-forms.ts';
import { nameKey } from './name-key.ts';
import type { OwnConcept } from './own-concept.ts';
import type { OwnVocabulary } from './own-vocabulary.ts';
import { bySpecies, speciesByMention } from './species.ts';

/** A concept that a mention may stand for. */
export interface LinkedConcept {
  /** CURIE; for variants that have no number, the normalised form ('p.V600E'). */
  readonly id: string;
  readonly name: string;
  /** How well it fits, in [0, 1]: an ordering, not a probability. */
  readonly score: number;
  /** NCBI Taxonomy number of a gene's species. */
  readonly taxon?: number;
  /** Name of the user's own vocabulary that has it; absent for the lexicon's. */
  readonly vocabulary?: string;
}

export interface LinkableMention extends Span {
  readonly text: string;
  readonly type: string;
}

export interface LinkOptions {
  /** The user's own names: where one fits, nothing else is offered before it. */
  readonly own?: OwnVocabulary | undefined;
  /** Most concepts for a mention. */
  readonly limit?: number;
}

const MAX_CANDIDATES = 5;
/** What fits worse is no match. */
const MIN_FIT = 0.35;
/** What each further name of a concept in the text adds to its fit, up to a limit. */
const BY_NAME = 0.05;
const MAX_NAMES = 3;
/** A candidate that fits worse says nothing about the rest of the text. */
const SUPPORTING = 0.5;

const OF_DRUGS =
  /\bdrugs?\b|induced\b|\btoxic|toxicity\b|\badverse\b|\bside[ -]effects?\b|\boverdos/iu;

/**
 * The concepts each mention may stand for, best first; none at all is 'no match'. Mentions of one name and type get
 * the same in the whole text, but for genes, whose species depends on the sentence, and short forms that are defined twice.
 */
export function link(
  text: string,
  given: readonly LinkableMention[],
  lexicon: Lexicon,
  { own, limit = MAX_CANDIDATES }: LinkOptions = {},
): readonly (readonly LinkedConcept[])[] {
  const nameOf = nameReader(text);
  const mentions = given.map((mention) => ({
    ...mention,
    text: nameOf(mention),
    type: knownType(mention.type) ?? mention.type,
  }));
  const speaksOfDrugs = OF_DRUGS.test(text);
  const speciesOf = speciesByMention(text, mentions);
  const isForeign = foreignGenes(text);
  const fitOf = (mention: LinkableMention): number => {
    const { text: name, type } = mention;
    if (!isLinked(type)) return 0;
    if (own && own.find(nameKey(name), type).length > 0) return Number.POSITIVE_INFINITY;
    const species = speciesOf(mention);
    const wanted = { name, longForm: undefined, type, speaksOfDrugs, species };
    return Math.max(0, ...candidatesOf(wanted, lexicon).map(({ fit }) => fit));
  };
  const longForms = longFormsOf(text, mentions, (short, long) => {
    const fit = fitOf(short);
    return fit > 0 && fit >= fitOf(long);
  });
  const known = new Map<string, readonly ConceptCandidate[]>();
  const found = mentions.map((mention) => {
    const { text: name, type } = mention;
    if (!isLinked(type)) return [];
    const likely = speciesOf(mention);
    const longForm = longForms(name, mention.start);
    const key = [type, likely ? [...likely].flat() : '', name, longForm].join('\n');
    const before = known.get(key);
    if (before) return before;
    const all = candidatesOf({ name, longForm, type, speaksOfDrugs, species: likely }, lexicon);
    const candidates = likely ? bySpecies(all, likely, isForeign(name), lexicon) : all;
    known.set(key, candidates);
    return candidates;
  });
  borrow(text, mentions, found);
  const support = supportOf(mentions, found);
  const bonus = (concept: number) => BY_NAME * (Math.min(MAX_NAMES, support.get(concept) ?? 1) - 1);
  return mentions.map((mention, index) => {
    const own1 = ownConcepts(mention, own, longForms);
    if (mention.type === 'Variant') return [...own1, ...variant(mention.text)].slice(0, limit);
    const ranked = [...(found[index] ?? [])]
      .map(({ concept, fit }) => ({ concept, fit: fit + bonus(concept) }))
      .filter(({ fit }) => fit >= MIN_FIT)
      .sort((a, b) => b.fit - a.fit || a.concept - b.concept)
      .slice(0, limit)
      .map(({ concept, fit }) => ({ ...describeConcept(concept, lexicon), score: scoreOf(fit) }));
    const others = [...ownRelated(mention, own), ...ranked].sort((a, b) => b.score - a.score);
    const byId = new Map<string, LinkedConcept>();
    for (const one of [...own1, ...others]) if (!byId.has(one.id)) byId.set(one.id, one);
    return [...byId.values()].slice(0, limit);
  });
}

/** The score of a concept by its fit: in the same order, and below 1, which only the user's own names have. */
const scoreOf = (fit: number): number => 1 - Math.exp(-2.5 * fit * fit);

/** What there is to show of a lexicon's concept. */
export function describeConcept(concept: number, lexicon: Lexicon): Omit<LinkedConcept, 'score'> {
  const { taxon } = lexicon.classOf(concept);
  return {
    id: lexicon.idOf(concept),
    name: lexicon.nameOf(concept),
    ...(taxon !== undefined && { taxon }),
  };
}

/** By how many different names the text may mean each concept. A concept that the text names in two ways is more likely meant. */
function supportOf(
  mentions: readonly LinkableMention[],
  found: readonly (readonly ConceptCandidate[])[],
): ReadonlyMap<number, number> {
  const names = new Map<number, Set<string>>();
  mentions.forEach(({ text }, index) => {
    const name = nameKey(text);
    for (const { concept, fit } of found[index] ?? []) {
      if (fit >= SUPPORTING) names.set(concept, (names.get(concept) ?? new Set()).add(name));
    }
  });
  return new Map([...names].map(([concept, { size }]) => [concept, size]));
}

function ownConcepts(
  { text, type, start }: LinkableMention,
  own: OwnVocabulary | undefined,
  longForms: ReturnType<typeof longFormsOf>,
): LinkedConcept[] {
  if (!own) return [];
  const long = longForms(text, start);
  const hits = [
    ...(long === undefined ? [] : own.find(nameKey(long), type)),
    ...own.find(nameKey(text), type),
  ];
  return hits.map((one) => ownConcept(one, 1));
}

/** What a lexicon's related name is worth. */
const RELATED_FIT = 0.74;

const ownRelated = (
  { text, type }: LinkableMention,
  own: OwnVocabulary | undefined,
): LinkedConcept[] =>
  (own?.findRelated(nameKey(text), type) ?? []).map((one) => ownConcept(one, scoreOf(RELATED_FIT)));

const ownConcept = ({ id, name, vocabulary }: OwnConcept, score: number): LinkedConcept => ({
  id,
  name,
  score,
  ...(vocabulary !== undefined && { vocabulary }),
});

function variant(name: string): LinkedConcept[] {
  const id = variantId(name);
  return id === undefined ? [] : [{ id, name: id.replace(/^dbSNP:/u, ''), score: 1 }];
}
