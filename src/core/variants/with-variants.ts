import type { MentionSource } from '../annotation.ts';
import { compareSpans, contains, overlaps, type Span } from '../text/span.ts';
import { type FoundVariant, findVariants } from './find-variants.ts';
import { isRegistered } from './look-alikes.ts';

/** What reading by a model and reading by grammar have in common. */
export interface ReadSpan extends Span {
  readonly type: string;
  readonly score: number;
  /** The notation can be nothing else. A variant that is not sure counts only where its name is surely one elsewhere in the text. */
  readonly isSure: boolean;
  /** Who found it, as in `Mention`. */
  readonly by?: MentionSource;
}

/** Adds to what a model found in the stretch [from, to) of a text the variants that are written there in a notation. */
type VariantReader = (mentions: readonly ReadSpan[], from: number, to: number) => ReadSpan[];

const VARIANT = 'Variant';

/**
 * Reads the variants of a text beside the model, stretch by stretch in text order. A notation ends where it ends: what the
 * model found within it is it, and a gene that runs into it ends before it ('KRAS G12C'). Where the model sees more of a variant
 * (its surroundings told in words), or where the writing is not sure and the model sees something else than a gene, the
 * model's reading stands. Numbers of trials and records are left out, as what the
 * model may have them for. No result overlaps a variant by notation.
 *
 * @param hasGenes whether genes are looked for, too
 */
export function variantReader(text: string, hasGenes = true): VariantReader {
  const variants = findVariants(text);
  let next = 0;
  let last: FoundVariant | undefined;
  return (mentions, from, to) => {
    while ((variants[next]?.start ?? text.length) < from) next += 1;
    const before = last;
    let kept = mentions.filter(
      (mention) => !isNumber(mention, text) && !(before && overlaps(before, mention)),
    );
    const added: ReadSpan[] = [];
    for (; (variants[next]?.start ?? text.length) < to; next += 1) {
      const variant = variants[next];
      if (!variant) break;
      const near = kept.filter((mention) => overlaps(mention, variant));
      if (near.some((mention) => mention.isSure && isModels(mention, variant, text))) continue;
      const rest = near.flatMap((mention) => beside(mention, variant, text) ?? []);
      kept = kept.flatMap((mention) => {
        if (near.includes(mention)) return [];
        if (!isGeneBefore(mention, variant, text)) return mention;
        return hasGenes ? { ...mention, type: 'Gene' } : [];
      });
      kept = [...kept, ...rest];
      const scores = near.filter(({ type }) => type === VARIANT).map(({ score }) => score);
      const { start, end } = variant;
      const score = Math.max(variant.score, ...scores);
      added.push({ start, end, type: VARIANT, score, isSure: true });
      last = variant;
    }
    return [...kept, ...added].sort(compareSpans);
  };
}

const isNumber = ({ start, end }: ReadSpan, text: string): boolean =>
  isRegistered(text.slice(start, end));

function isModels({ start, end, type }: ReadSpan, variant: FoundVariant, text: string): boolean {
  const isWithin = contains({ start, end }, variant);
  // A semicolon behind a variant is no more of it.
  const more = text.slice(start, variant.start) + text.slice(variant.end, end);
  if (isWithin && type === VARIANT && !/[\p{L}\p{N}]/u.test(more)) return false;
  const isLonger = end - start > variant.end - variant.start;
  if (type === VARIANT) return isWithin && isLonger;
  if (start < variant.start && variant.end < end) return true;
  return isWithin && !isLonger && !variant.isSure && !ALIKE.has(type);
}

/** Types under which a model has variants by mistake. */
const ALIKE: ReadonlySet<string> = new Set(['Gene', 'GeneFamily', 'DNA', 'RNA', 'Protein']);

/** Whether the model has a gene's symbol for a part of the variant behind it: 'TTN p.Arg279Trp'. */
const isGeneBefore = ({ start, end, type }: ReadSpan, variant: Span, text: string): boolean =>
  type === VARIANT &&
  /^\p{Lu}[\p{Lu}\d]{1,9}$/u.test(text.slice(start, end)) &&
  /^[\s(:]{1,2}$/u.test(text.slice(end, variant.start));

/** What is left of a mention of another type before or behind a variant; undefined for nothing. */
function beside(mention: ReadSpan, variant: Span, text: string): ReadSpan | undefined {
  if (mention.type === VARIANT) return undefined;
  const isBefore = mention.start < variant.start;
  const start = isBefore ? mention.start : variant.end;
  const end = isBefore ? variant.start : mention.end;
  const name = text.slice(start, end);
  const from = start + (/^[\s(/:-]*/u.exec(name)?.[0].length ?? 0);
  const to = end - (/[\s(/:-]*$/u.exec(name)?.[0].length ?? 0);
  return from < to && /\p{L}/u.test(text.slice(from, to))
    ? { ...mention, start: from, end: to }
    : undefined;
}
