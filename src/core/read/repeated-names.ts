import type { FoundMention } from '../decode/mentions.ts';
import { compareSpans, overlaps, type Span } from '../text/span.ts';

/**
 * Types whose names mean the same wherever they stand. Names of diseases do not: 'periodontitis' is a part of 'aggressive
 * periodontitis', and names of variants and species that a model found once were mostly wrong on development documents.
 */
const REPEATED: ReadonlySet<string> = new Set(['Gene', 'Chemical']);
/** The share of what is added on development documents that is annotated exactly so. */
const SCORE = 0.73;
const MIN_LENGTH = 3;
const MIN_WORD_LENGTH = 5;

interface Known {
  readonly name: string;
  /** Undefined: the text uses the name for several. */
  type: string | undefined;
}

export interface RepeatReader {
  /** Adds to the mentions in the stretch [from, to) of a text, which come in text order. */
  readonly read: (mentions: readonly FoundMention[], from: number, to: number) => FoundMention[];
  /** Once all is read: places in the stretches before the one in which their name was first found. None overlaps `taken`. */
  readonly readBefore: (taken: readonly Span[]) => FoundMention[];
}

/**
 * Finds the names of genes and chemicals again that were surely found in the text, in the stretch or before it, and once
 * all is read behind it, where the reader has missed them: spelled the same, as whole words, and not within what was surely found. A name that was found as two types is
 * found again as none.
 *
 * @param known mentions of the text that were found before
 */
export function repeatReader(
  text: string,
  known: readonly (Span & { readonly type: string })[],
): RepeatReader {
  const names = new Map<string, Known>();
  const learn = ({ start, end, type }: Span & { readonly type: string }) => {
    const name = text.slice(start, end);
    const before = names.get(name);
    if (before && before.type !== type) before.type = undefined;
    else if (!before) names.set(name, { name, type });
  };
  for (const mention of known) learn(mention);
  const stretches: (readonly [from: number, to: number])[] = [];
  /** Places of the names known so far, of longer names first. */
  function* placesIn(from: number, to: number): Generator<FoundMention> {
    const longestFirst = [...names.values()].sort((a, b) => b.name.length - a.name.length);
    for (const { name, type } of longestFirst) {
      if (type === undefined || !REPEATED.has(type) || !isTelling(name)) continue;
      for (const span of occurrences(text, name, from, to)) {
        yield { ...span, type, score: SCORE, isSure: true };
      }
    }
  }
  return {
    read(mentions, from, to) {
      stretches.push([from, to]);
      for (const mention of mentions) if (mention.isSure) learn(mention);
      let found = [...mentions];
      for (const place of placesIn(from, to)) {
        if (found.some((one) => one.isSure && overlaps(one, place))) continue;
        found = found.filter((one) => !overlaps(one, place));
        found.push(place);
      }
      return found.sort(compareSpans);
    },
    readBefore(taken) {
      const added: FoundMention[] = [];
      for (const [from, to] of stretches.slice(0, -1)) {
        const near = taken.filter((one) => overlaps(one, { start: from, end: to }));
        for (const place of placesIn(from, to)) {
          if (![...near, ...added].some((one) => overlaps(one, place))) added.push(place);
        }
      }
      return added.sort(compareSpans);
    },
  };
}

/** Short words in small letters mean too much. */
const isTelling = (name: string): boolean =>
  name.length >= (/[\p{Lu}\p{N}]/u.test(name) ? MIN_LENGTH : MIN_WORD_LENGTH);

function occurrences(text: string, name: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(name, from); start >= 0; start = text.indexOf(name, start + 1)) {
    const end = start + name.length;
    if (end > to) break;
    if (
      !PART_BEFORE.test(text.slice(Math.max(0, start - 2), start)) &&
      !PART_BEHIND.test(text.slice(end, end + 12))
    )
      spans.push({ start, end });
  }
  return spans;
}

const PART_BEFORE = /[\p{L}\p{N}]-?$/u;
/** Words of four letters may follow behind a hyphen ('EGFR-mutant'), but none that makes another name of it. */
const PART_BEHIND = /^(?:[\p{L}\p{N}]|-(?!\p{Ll}{4})|-(?:alpha|beta|gamma|delta|kappa)\b)/u;
