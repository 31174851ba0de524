/**
 * How BERT's uncased tokenizer sees one code point, after Hugging Face's BertNormalizer (clean text, split
 * CJK, strip accents, lower-case) and BertPreTokenizer (split at white space, isolate punctuation).
 */
export interface CharacterClass {
  /**
   * - `letter`: part of a word;
   * - `single`: punctuation or a CJK character, a word by itself;
   * - `space`: ends a word;
   * - `nothing`: normalised away (control and format characters, accents); it neither ends a word nor adds to it.
   */
  readonly kind: 'letter' | 'single' | 'space' | 'nothing';
  /** What the vocabulary is asked for; may be longer than the character (Hangul, ligatures are not: NFD only). */
  readonly normal: string;
  /** A combining mark: belongs to the character before it, although the vocabulary never sees it. */
  readonly mark: boolean;
}

const REMOVED = /^[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\uFFFD]$/u;
const WHITE_SPACE = /^\p{White_Space}$/u;
const PUNCTUATION = /^[\p{P}$+<=>^`|~]$/u;
const NONSPACING_MARKS = /\p{Mn}/gu;
const MARK = /^\p{M}$/u;

const CJK: readonly (readonly [number, number])[] = [
  [0x4e00, 0x9fff],
  [0x3400, 0x4dbf],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b73f],
  [0x2b740, 0x2b81f],
  [0x2b920, 0x2ceaf],
  [0xf900, 0xfaff],
  [0x2f800, 0x2fa1f],
];

function classify(codePoint: number, lowercase: boolean): CharacterClass {
  const character = String.fromCodePoint(codePoint);
  if (character === '\t' || character === '\n' || character === '\r') return SPACE;
  if (REMOVED.test(character)) return NOTHING;
  if (WHITE_SPACE.test(character)) return SPACE;
  const normal = lowercase
    ? character.normalize('NFD').replace(NONSPACING_MARKS, '').toLowerCase()
    : character;
  if (normal === '') return MARK_ONLY;
  const isSingle =
    PUNCTUATION.test(normal) || CJK.some(([from, to]) => from <= codePoint && codePoint <= to);
  return { kind: isSingle ? 'single' : 'letter', normal, mark: MARK.test(character) };
}

const SPACE: CharacterClass = { kind: 'space', normal: ' ', mark: false };
const NOTHING: CharacterClass = { kind: 'nothing', normal: '', mark: false };
const MARK_ONLY: CharacterClass = { kind: 'nothing', normal: '', mark: true };

/** A memoised classifier: texts use few distinct characters, the property tests are slow. */
export function characterClassifier(lowercase: boolean): (codePoint: number) => CharacterClass {
  const known = new Map<number, CharacterClass>();
  return (codePoint) => {
    const hit = known.get(codePoint);
    if (hit) return hit;
    const made = classify(codePoint, lowercase);
    known.set(codePoint, made);
    return made;
  };
}
