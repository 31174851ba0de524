import { KIND, type Kind } from '../../src/core/link/lexicon-format.ts';
import { nameKey } from '../../src/core/link/name-key.ts';

export interface Gathered {
  readonly id: string;
  readonly type: string;
  readonly taxon: number | undefined;
  label: string;
  /** The label is the preferred name by a vocabulary; no count changes it. */
  isSettled: boolean;
  labelLevel: number;
  /** By key, so that spellings of one name are one. */
  readonly names: Map<string, { name: string; kind: Kind; level: number }>;
}

/** Concepts as they come together from several tables. */
export interface Gathering {
  readonly concepts: Map<string, Gathered>;
  /** The first label stays; later ones become names. */
  add(id: string, type: string, name: string, kind: Kind, taxon?: number): void;
  /** Says that the label of a concept is its preferred name. */
  settle(id: string): void;
  /** Adds a name to a concept that is there. */
  name(id: string, name: string, kind: Kind): void;
  /** `count` annotators' choices of the concept for the name. */
  count(id: string, type: string, name: string, count: number): void;
}

/** Longest key kept: what is longer is a systematic name, which nobody writes in an abstract twice alike. */
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
      // The table of species does not say which name is the current one; what annotators met most often does.
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

/** A single letter or figure names too much. */
const isNoName = (key: string): boolean => key.length < 2;
