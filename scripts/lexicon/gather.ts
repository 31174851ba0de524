import { KIND, type Kind } from '../../src/core/link/lexicon-format.ts';
import { nameKey } from '../../src/core/link/name-key.ts';

export interface Gathered {
  readonly id: string;
  readonly type: string;
  readonly taxon: number | undefined;
  label: string;
  /** True when a vocabulary states that the label is the preferred name; counts then do not change it. */
  isSettled: boolean;
  labelLevel: number;
  /** Names by key, so that the spellings of one name are one entry. */
  readonly names: Map<string, { name: string; kind: Kind; level: number }>;
}

/** Concepts collected from several tables. */
export interface Gathering {
  readonly concepts: Map<string, Gathered>;
  /** Adds a label. The first label of a concept stays; later ones become names. */
  add(id: string, type: string, name: string, kind: Kind, taxon?: number): void;
  /** Marks the label of a concept as its preferred name. */
  settle(id: string): void;
  /** Adds a name to a known concept. */
  name(id: string, name: string, kind: Kind): void;
  /** Adds `count` choices of the concept for the name by annotators. */
  count(id: string, type: string, name: string, count: number): void;
}

/** Longest key that is kept. Longer names are systematic names, which no two abstracts write alike. */
const MAX_KEY_LENGTH = 56;

export function createGathering(): Gathering {
  const concepts = new Map<string, Gathered>();

  function put(concept: Gathered, name: string, kind: Kind, level: number): void {
    const key = nameKey(name);
    if (key === '' || key.length > MAX_KEY_LENGTH || isNoName(key)) return;
    const before = concept.names.get(key);
    if (before) {
      before.kind = Math.max(before.kind, kind) as Kind;
      before.level = Math.max(before.level, level);
    } else concept.names.set(key, { name, kind, level });
  }

  return {
    concepts,
    add(id, type, name, kind, taxon) {
      const known = concepts.get(id);
      const concept = known ?? created(id, type, '', taxon);
      concepts.set(id, concept);
      if (kind === KIND.label && concept.label === '') concept.label = name;
      put(concept, name, kind, 0);
    },
    settle(id) {
      const concept = concepts.get(id);
      if (concept) concept.isSettled = true;
    },
    name(id, name, kind) {
      const concept = concepts.get(id);
      if (concept) put(concept, name, kind, 0);
    },
    count(id, type, name, count) {
      const known = concepts.get(id);
      const concept = known ?? created(id, type, name);
      concepts.set(id, concept);
      const level = Math.min(15, 1 + Math.floor(Math.log2(count)));
      put(concept, name, KIND.related, level);
      // The table of species does not mark the current name, so the name that annotators met most often is taken.
      const isScientific = type === 'Species' && /^[A-Z][a-z]+ [a-z]+$/.test(name);
      if (!concept.isSettled && isScientific && level > concept.labelLevel) {
        concept.label = name;
      }
      if (nameKey(concept.label) === nameKey(name))
        concept.labelLevel = Math.max(concept.labelLevel, level);
    },
  };
}

const created = (id: string, type: string, label: string, taxon?: number): Gathered => ({
  id,
  type,
  taxon,
  label,
  isSettled: false,
  labelLevel: 0,
  names: new Map(),
});

/** Single letters and digits are ambiguous. */
const isNoName = (key: string): boolean => key.length < 2;
