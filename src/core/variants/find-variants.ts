import { sentenceSpans } from '../text/sentences.ts';
import { compareSpans, overlaps, type Span } from '../text/span.ts';
import { isLookAlike } from './look-alikes.ts';
import { variantId } from './variant-id.ts';

/** A stretch of text that is written as a variant is. */
export interface FoundVariant extends Span {
  /** How sure the way of writing is: a little less than the share that annotators marked in texts seen before. */
  readonly score: number;
  /** Whether nothing else is written so; else a model's own reading of the place comes first. */
  readonly isSure: boolean;
}

const CODE = 'Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Sec';
const NAME =
  '[Aa]lanine|[Aa]rginine|[Aa]sparagine|[Aa]spartate|[Aa]spartic acid|[Cc]ysteine|[Gg]lutamine|[Gg]lutamate|[Gg]lutamic acid|[Gg]lycine|[Hh]istidine|[Ii]soleucine|[Ll]eucine|[Ll]ysine|[Mm]ethionine|[Pp]henylalanine|[Pp]roline|[Ss]erine|[Tt]hreonine|[Tt]ryptophan|[Tt]yrosine|[Vv]aline';
const LETTER = '[ACDEFGHIKLMNPQRSTVWY]';
const ARROW = '(?:-{0,4}>|\\u2192)';
const SHIFT = 'fs(?:(?:[*X]|Ter|ter)?\\s?\\d+|[*X]|Ter)?';
const LEFT = '(?<![\\p{L}\\p{N}_.*])';
const RIGHT = '(?![\\p{L}\\p{N}_])';

const residues = (residue: string, stop: string): string => {
  const one = `(?:${residue})`;
  const changed = `\\s?(?:${ARROW}\\s?)?(?:${residue}|${stop})(?:${SHIFT})?`;
  const stretch = `(?:[_-]${one}\\d+)?\\s?(?:delins${one}+|del|dup|ins${one}+)`;
  return `${one}\\d+(?:${changed}|${SHIFT}|${stretch})`;
};

const PLACE = '[-+*]?\\d+(?:\\s?[-+]\\s?\\d+)?';
const EDIT = '(?:delins[ACGT]+|del[ACGT]*\\d*(?:ins[ACGT]+)?|(?:ins|dup)[ACGT]*\\d*|inv)';
const BASES = `[ACGT]\\s?${ARROW}\\s?[ACGT]`;

const BASES_CHANGED = `${PLACE}(?:_${PLACE})?(?:-\\d+(?=\\s?(?:del|ins|dup)))?\\s?(?:${BASES}|[ACGT]/[ACGT]|${EDIT})`;

const CHROMOSOME = '(?:[1-9]|1\\d|2[0-2]|X|Y)';
const BANDS = '(?:[pq](?:\\d{1,2}(?:\\.\\d{1,3})?|ter)?){1,2}';

interface Form {
  readonly pattern: RegExp;
  readonly score: number;
  readonly isSure: boolean;
  /** Without a notation of its own to be checked by. */
  readonly isFree?: boolean;
}

const form = (
  pattern: string,
  score: number,
  options: Partial<Pick<Form, 'isSure' | 'isFree'>> = {},
): Form => ({ pattern: new RegExp(pattern, 'gu'), score, isSure: true, ...options });

/** Ways of writing a variant, the ones that take in more first. */
const FORMS: readonly Form[] = [
  form(`${LEFT}rs\\s?#?\\d{3,}${RIGHT}`, 0.98),
  form(`${LEFT}[cgmnr]\\.\\s?(?:${BASES_CHANGED}${RIGHT}|\\(${BASES_CHANGED}\\))`, 0.98),
  form(`${LEFT}p\\.(?:\\((?:=|\\?|0)\\)|[=?])(?![\\p{L}\\p{N}_=?])`, 0.98),
  form(
    `${LEFT}p\\.\\s?(?:\\((?:${residues(CODE, 'Ter|X|\\*|=')})\\)|(?:${residues(CODE, 'Ter|Stop|stop|X|\\*|=')})|(?:${residues(LETTER, `${LETTER}|X|\\*|=|Ter|[Ss]top`)}))${RIGHT}`,
    0.98,
  ),
  form(`${LEFT}IVS\\s?\\d+\\s?[-+]\\s?\\d+\\s?(?:${BASES}|${EDIT})${RIGHT}`, 0.98),
  form(
    `${LEFT}(?:${CODE})[- ]?\\d+(?:[- ]?|\\s?${ARROW}\\s?)(?:${CODE}|Ter|Stop|stop|X)(?:${SHIFT})?${RIGHT}`,
    0.97,
  ),
  form(
    `${LEFT}(?:${CODE})\\d+(?:${SHIFT}|(?:[_-](?:${CODE})\\d+)?(?:del|dup)|_(?:${CODE})\\d+(?:del)?ins(?:${CODE})+)${RIGHT}`,
    0.97,
  ),
  form(`(?<![\\p{L}\\p{N}_.])[-+]?\\d+(?:\\s?[-+]\\s?\\d+)?${BASES}${RIGHT}`, 0.97),
  form(`(?<![\\p{L}\\p{N}_.])[-+]\\d+\\s?[ACGT]/[ACGT]${RIGHT}`, 0.97),
  form(`${LEFT}(?:[ACGT]-\\d{2,5}[ACGT]|[ACGT]\\+\\d{2,5}[ACGT])${RIGHT}`, 0.97),
  form(
    `(?<![\\p{L}\\p{N}_.+])\\d+(?:[_-]\\d+)?\\s?(?:del|ins|dup)(?:[ACGT]+|\\s[ACGT]{2,})${RIGHT}`,
    0.97,
  ),
  form(
    `${LEFT}(?:\\u0394|\\u2206|[Dd]elta\\s?|del)${LETTER}\\d{2,5}${RIGHT}|${LEFT}${LETTER}\\d{2,5}(?:[_-]${LETTER}\\d+)?(?:del|dup)${RIGHT}|${LEFT}${LETTER}\\d+_${LETTER}\\d+(?:del)?ins${LETTER}+${RIGHT}`,
    0.97,
  ),
  form(`${LEFT}${LETTER}\\d{2,5}(?:${LETTER})?${SHIFT}${RIGHT}`, 0.97),
  form(`${LEFT}codon\\s\\d+\\s\\((?:${CODE})\\s?(?:to|${ARROW}|/)\\s?(?:${CODE})\\)`, 0.95),
  form(
    `(?<![\\p{L}\\p{N}_])(?:${NAME}|${CODE})[- ](?:to|by|for)[- ](?:an?\\s)?(?:${NAME}|${CODE})\\s(?:(?:substitution|change|mutation)\\s)?(?:at|in|of)\\s(?:codon|position|residue|amino acid)\\s\\d+${RIGHT}`,
    0.95,
  ),
  form(
    `(?<![\\p{L}\\p{N}_])[ACGT](?:\\sto\\s|-to-|\\s?${ARROW}\\s?)[ACGT]\\s(?:transition|transversion|substitution|change|mutation)\\s(?:at|of)\\s(?:nucleotide|position|base)\\s(?:position\\s)?[-+]?\\d+${RIGHT}`,
    0.95,
  ),
  form(`${LEFT}${LETTER}\\d{1,5}(?:${LETTER}|X|\\*|stop|Stop)${RIGHT}`, 0.95, { isSure: false }),
  form(
    `(?<=(?<![\\p{L}\\p{N}])(?:CYP|NAT|UGT|TPMT|DPYD|SLCO|NUDT|GST|SULT|CES|HLA-)[\\p{Lu}\\d]{0,6})\\*\\d+[A-Z]?(?::\\d+[A-Z]?)*(?:/\\*\\d+[A-Z]?(?::\\d+)*)?${RIGHT}`,
    0.95,
    { isFree: true },
  ),
  // Changes of chromosomes as ISCN has them; a band alone is a place, and no change.
  form(
    `${LEFT}(?:del|dup|inv|ins|trp|t|der|r|i)\\(${CHROMOSOME}(?:;${CHROMOSOME})?\\)\\s?\\(${BANDS}(?:;${BANDS})?\\)`,
    0.95,
    { isFree: true },
  ),
  form(
    `(?<![\\p{L}\\p{N}])(?:[Dd]eletions? of exons? \\d+(?:\\s?(?:-|\\u2013|to|and)\\s?\\d+)?|[Ee]xons? \\d+(?:\\s?[-\\u2013]\\s?\\d+)? (?:deletion|insertion|duplication)s?)${RIGHT}`,
    0.95,
    { isFree: true },
  ),
];

/**
 * The variants that a text names in a notation: HGVS, of proteins in one letter and in three, of DNA with prefix and
 * without, rs numbers, star alleles, deleted exons, changes of chromosomes. In text order, not overlapping, each found by its sentence alone. Spans
 * are UTF-16, half-open.
 */
export const findVariants = (text: string): readonly FoundVariant[] =>
  sentenceSpans(text).flatMap(({ start, end }) =>
    variantsIn(text.slice(start, end)).map((variant) => ({
      ...variant,
      start: start + variant.start,
      end: start + variant.end,
    })),
  );

function variantsIn(sentence: string): FoundVariant[] {
  if (!/\d|p\.\(?[=?]/u.test(sentence)) return [];
  const found: FoundVariant[] = [];
  for (const { pattern, score, isSure, isFree } of FORMS) {
    for (const { 0: match, index } of sentence.matchAll(pattern)) {
      const span = { start: index, end: index + match.length };
      if (found.some((other) => overlaps(other, span))) continue;
      if (!isFree && variantId(match) === undefined) continue;
      if (!isLookAlike(match, sentence, span)) found.push({ ...span, score, isSure });
    }
  }
  return found.sort(compareSpans);
}
