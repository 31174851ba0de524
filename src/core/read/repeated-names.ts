import type { FoundMention } from '../decode/mentions.ts';
import { overlapFinder } from '../text/overlapping.ts';
import { compareSpans, overlaps, type Span } from '../text/span.ts';
import { MIN_NAME_LENGTH, namePlaces } from './name-places.ts';

/**
 * Types whose names mean the same wherever they stand. Names of diseases do not: 'periodontitis' is a part of 'aggressive
 * periodontitis', and names of variants and species that a model found once were mostly wrong on development documents.
 */
const REPEATED: ReadonlySet<string> = new Set(['Gene', 'Chemical']);
/** The share of what is added on development documents that is annotated exactly so. */
const SCORE = 0.73;
const MIN_WORD_LENGTH = 5;

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
  /** The type of each name; undefined where the text uses the name for several. */
  const types = new Map<string, string | undefined>();
  const places = namePlaces();
  const learn = ({ start, end, type }: Span & { readonly type: string }) => {
    const name = text.slice(start, end);
    if (!types.has(name) && isTelling(name)) places.add(name);
    types.set(name, types.has(name) && types.get(name) !== type ? undefined : type);
  };
  for (const mention of known) learn(mention);
  const stretches: (readonly [from: number, to: number])[] = [];
  /** Places of the names known so far, of longer names first. */
  function* placesIn(from: number, to: number): Generator<FoundMention> {
    for (const { name, start } of places.find(text, from, to)) {
      const type = types.get(name);
      const span = { start, end: start + name.length };
      if (type === undefined || !REPEATED.has(type) || !isWhole(span, text)) continue;
      yield { ...span, type, score: SCORE, isSure: true };
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
      const takenAt = overlapFinder(taken);
      const added = stretches.slice(0, -1).flatMap(([from, to]) => {
        const here: FoundMention[] = [];
        for (const place of placesIn(from, to)) {
          if (takenAt(place).length > 0 || here.some((one) => overlaps(one, place))) continue;
          here.push(place);
        }
        return here;
      });
      return added.sort(compareSpans);
    },
  };
}

/** Short words in small letters mean too much. */
const isTelling = (name: string): boolean =>
  name.length >= (/[\p{Lu}\p{N}]/u.test(name) ? MIN_NAME_LENGTH : MIN_WORD_LENGTH);

/** Whether a place holds all of a name, and no part of another one. */
const isWhole = ({ start, end }: Span, text: string): boolean =>
  !PART_BEFORE.test(text.slice(Math.max(0, start - 2), start)) &&
  !PART_BEHIND.test(text.slice(end, end + 12));

const PART_BEFORE = /[\p{L}\p{N}]-?$/u;
/** Words of four letters may follow behind a hyphen ('EGFR-mutant'), but none that makes another name of it. */
const PART_BEHIND = /^(?:[\p{L}\p{N}]|-(?!\p{Ll}{4})|-(?:alpha|beta|gamma|delta|kappa)\b)/u;
