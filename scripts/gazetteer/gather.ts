import { gazetteerKey, singular, WORD } from '../../src/core/gazetteer/key.ts';
import {
  bitOf,
  DRUG,
  type NameClass,
  type NameType,
  PLAIN,
} from '../../src/core/gazetteer/name-types.ts';
import type { CommonWords } from './common-words.ts';

/** Names collected from several lists, by key. */
export interface Gathering {
  readonly names: ReadonlyMap<string, NameClass>;
  add(name: string, type: NameType, isDrug?: boolean): void;
}

/** Types whose names are symbols, which look like words and abbreviations of anything. */
const SYMBOLIC: ReadonlySet<NameType> = new Set(['Gene', 'Family', 'CellLine']);
/** Types that have names of two characters. */
const TYPES_WITH_SHORT_NAMES: ReadonlySet<NameType> = new Set(['Gene', 'Chemical']);
const MAX_SYMBOL_LENGTH = 5;
const MAX_SHORT_NAME_LENGTH = 4;

/**
 * Which names are kept, and which of them count only where a capital or a figure shows that they are names:
 *
 * - one of the commonest English words names nothing but an organ, and a common one no cell line;
 * - symbols of up to five characters and those that are English words need a mark;
 * - other names of up to four characters need one unless they are listed in lower case.
 */
export function createGathering({ isTop, isCommon }: CommonWords): Gathering {
  const names = new Map<string, NameClass>();
  return {
    names,
    add(name, type, isDrug = false) {
      const key = gazetteerKey(name);
      if (key === undefined || key.length < 2) return;
      if (key.length === 2 && !TYPES_WITH_SHORT_NAMES.has(type)) return;
      const lower = name.toLowerCase();
      const words = lower.match(WORD) ?? [];
      if (words.length === 1 || key.length <= 3) {
        if (isTop(lower) && type !== 'Anatomy' && type !== 'Other') return;
        if (isCommon(lower) && type === 'CellLine') return;
      }
      const isEnglish = words.every((word) => isCommon(word) || isCommon(singular(word)));
      const isMarked =
        (SYMBOLIC.has(type) &&
          (key.length <= MAX_SYMBOL_LENGTH || (isEnglish && words.length === 1))) ||
        (key.length <= MAX_SHORT_NAME_LENGTH && name !== lower);
      const bit = bitOf(type);
      const traits = (isDrug ? DRUG : 0) | (isEnglish ? PLAIN : 0);
      const before = names.get(key) ?? { always: 0, marked: 0 };
      names.set(key, {
        always: before.always | traits | (isMarked ? 0 : bit),
        marked: before.marked | (isMarked ? bit : 0),
      });
    },
  };
}
