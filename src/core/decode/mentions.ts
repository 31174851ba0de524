import type { MentionSource } from '../annotation.ts';
import { mentionProbability } from '../pack/calibration.ts';
import type { EntityHead } from '../pack/manifest.ts';
import { POOLED } from '../pack/pooled.ts';
import { withoutEndMark } from '../text/end-mark.ts';
import { indexAfter } from '../text/rising.ts';
import { compareSpans, contains, overlaps, type Span } from '../text/span.ts';
import { type Passage, splitAt } from '../tokenize/passage.ts';
import type { Encoding } from '../tokenize/word-piece.ts';
import { withCellLines } from './cell-lines.ts';
import { decodeHead, type PieceSpan } from './decode-head.ts';
import { snapToWords } from './snap.ts';

/** A mention before it has an id and a group. UTF-16 units, half-open. */
export interface FoundMention extends Span {
  readonly type: string;
  readonly score: number;
  /** Whether the score reaches its head's threshold. */
  readonly isSure: boolean;
  /** Who found it, as in `Mention`. */
  readonly by?: MentionSource;
}

/** A head that is read, and its place in the encoder's output. */
export interface ActiveHead extends EntityHead {
  readonly index: number;
}

/** The heads of one guideline, with their places among all heads. */
export const headsOf = (heads: readonly EntityHead[], guideline: string): ActiveHead[] =>
  heads.map((head, index) => ({ ...head, index })).filter((head) => head.guideline === guideline);

/** Entity logits of a text, filled in window by window. */
export interface EntityLogits {
  /** [pieces, heads, 3] */
  readonly values: Float32Array;
  /** Heads in `values`, in this order. */
  readonly heads: readonly ActiveHead[];
}

/**
 * Mentions that lie in the pieces [from, to), sure and unsure ones, in reading order. Every mention lies within one
 * sentence, and each sentence is decoded for itself: so a sentence that is read again gives what it gives when the
 * whole text is read. Mentions of one type do not overlap; those of different types may, but of two with the same span only the surer one stays, and of a longer name
 * and a single letter in it the name. Pooled heads take cell lines for what they are (`withCellLines`). None ends with the punctuation behind it (`withoutEndMark`).
 *
 * @param isLast nothing after `to` will be read
 * @returns the mentions, and the piece from which to decode next: `to`, or before it the start of a word in which a
 *   mention begins that reaches `to` and may go on after it. No word is decoded in two parts: both would be widened to it.
 */
export function findMentions(
  logits: EntityLogits,
  { text, encoding, sentenceStarts }: Passage,
  from: number,
  to: number,
  isLast: boolean,
): { readonly mentions: FoundMention[]; readonly resume: number } {
  const { heads, values } = logits;
  const isStart = (piece: number) =>
    sentenceStarts[indexAfter(sentenceStarts, piece) - 1] === piece;
  const runs = splitAt(from, to, sentenceStarts);
  const spans = heads.map((_, head) =>
    runs.flatMap(({ from: first, to: end }) =>
      decodeHead(values, heads.length, head, first, end, isStart(first)),
    ),
  );
  const isEnd = isLast || isStart(to);
  const resume = isEnd ? to : Math.max(from, safeResume(spans.flat(), to, encoding));
  const best = new Map<string, FoundMention>();
  for (const [at, head] of heads.entries()) {
    for (const found of withoutOverlap(spans[at] ?? [], encoding)) {
      const span = withoutEndMark(text, found.span, head.type);
      if (found.end > resume || !span) continue;
      const score = mentionProbability(found.score, head.calibration);
      const mention = { ...span, type: head.type, score, isSure: score >= head.threshold };
      const key = `${span.start} ${span.end}`;
      const other = best.get(key);
      if (!other || isSurer(mention, other)) best.set(key, mention);
    }
  }
  const found = [...best.values()];
  // A corpus' own heads follow the corpus.
  const isPooled = heads.some(({ guideline }) => guideline === POOLED);
  const mentions = isPooled ? withCellLines(text, found) : found;
  return { mentions: withoutSplinters(mentions).sort(compareSpans), resume };
}

/** A single letter within a longer mention is a part of that name: the 'p' of 'p.Arg502Trp' is no species. */
const withoutSplinters = (mentions: readonly FoundMention[]): FoundMention[] =>
  mentions.filter(
    (one) =>
      one.end - one.start > 1 || !mentions.some((other) => other !== one && contains(other, one)),
  );

const isSurer = (one: FoundMention, other: FoundMention): boolean =>
  one.isSure === other.isSure ? one.score > other.score : one.isSure;

/**
 * The last start of a word, at most `to`, at which no span of any head is open. A span that ends at `to` may go on.
 */
function safeResume(spans: readonly PieceSpan[], to: number, { words }: Encoding): number {
  const wordStart = (piece: number): number => {
    let start = piece;
    while (start > 0 && words[start - 1] === words[piece]) start -= 1;
    return start;
  };
  let resume = wordStart(to);
  for (const { first, end } of [...spans].sort((a, b) => b.end - a.end)) {
    if (end === to || end > resume) resume = Math.min(resume, wordStart(first));
  }
  return resume;
}

/** Snapped spans of one head; where snapping made two of them overlap, the more probable one stays. */
function withoutOverlap(pieces: readonly PieceSpan[], encoding: Encoding) {
  const kept: { readonly span: Span; readonly end: number; readonly score: number }[] = [];
  for (const piece of pieces) {
    const found = { span: snapToWords(piece, encoding), end: piece.end, score: piece.score };
    // Nothing but a piece that only the encoder is shown (`insertPiece`).
    if (found.span.start === found.span.end) continue;
    const last = kept.at(-1);
    if (last && overlaps(last.span, found.span)) {
      if (last.score >= found.score) continue;
      kept.pop();
    }
    kept.push(found);
  }
  return kept;
}
