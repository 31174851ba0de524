import type { Mention } from '../../core/annotation.ts';
import { overlaps, type Span } from '../../core/text/span.ts';

/** A run of an evidence sentence: plain, marked as a mention of a type, or a gap left out. */
export type Run =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string; readonly type: string }
  | { readonly kind: 'gap' };

/**
 * The sentences that hold two mentions, in text order, with both marked. Sentences between them are left out.
 * `sentences` in text order (UTF-16, half-open).
 */
export function evidenceRuns(
  text: string,
  sentences: readonly Span[],
  head: Mention,
  tail: Mention,
): readonly Run[] {
  const mentions = [head, tail].sort((a, b) => a.start - b.start);
  const runs: Run[] = [];
  let lastIndex = -1;
  sentences.forEach((sentence, index) => {
    const inside = mentions.filter((mention) => overlaps(mention, sentence));
    if (inside.length === 0) return;
    if (lastIndex >= 0) runs.push(index > lastIndex + 1 ? { kind: 'gap' } : plain(' '));
    runs.push(...sentenceRuns(text, sentence, inside));
    lastIndex = index;
  });
  return runs;
}

function sentenceRuns(text: string, sentence: Span, mentions: readonly Mention[]): Run[] {
  const runs: Run[] = [];
  let at = sentence.start;
  for (const mention of mentions) {
    const start = Math.max(mention.start, at);
    const end = Math.min(mention.end, sentence.end);
    if (start >= end) continue;
    if (at < start) runs.push(plain(text.slice(at, start)));
    runs.push({ kind: 'mention', text: text.slice(start, end), type: mention.type });
    at = end;
  }
  if (at < sentence.end) runs.push(plain(text.slice(at, sentence.end)));
  return runs;
}

const plain = (text: string): Run => ({ kind: 'plain', text });
