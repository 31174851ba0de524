import type { Mention } from '../../core/annotation.ts';
import { overlaps, type Span } from '../../core/text/span.ts';

/** A part of an evidence sentence: plain text, a mention with its type, or a gap. */
export type EvidenceRun =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string; readonly type: string }
  | { readonly kind: 'gap' };

/**
 * The sentences that contain two mentions, in text order, with both marked; sentences between them are left out.
 * `sentences` are in text order (UTF-16 code units, half-open).
 */
export function evidenceRuns(
  text: string,
  sentences: readonly Span[],
  head: Mention,
  tail: Mention,
): readonly EvidenceRun[] {
  const mentions = [head, tail].sort((a, b) => a.start - b.start);
  const runs: EvidenceRun[] = [];
  let lastIndex = -1;
  for (const index of sentencesOf(mentions, sentences)) {
    const sentence = sentences[index];
    if (!sentence) continue;
    const inside = mentions.filter((mention) => overlaps(mention, sentence));
    if (lastIndex >= 0) runs.push(index > lastIndex + 1 ? { kind: 'gap' } : plain(' '));
    runs.push(...sentenceRuns(text, sentence, inside));
    lastIndex = index;
  }
  return runs;
}

/** Removes evidence that shows the same sentences with other mentions of the two entities. */
export function distinctSentences(
  evidence: readonly (readonly EvidenceRun[])[],
): readonly (readonly EvidenceRun[])[] {
  const seen = new Set<string>();
  return evidence.filter((runs) => {
    const said = runs.map((run) => (run.kind === 'gap' ? '…' : run.text)).join('');
    const isNew = !seen.has(said);
    seen.add(said);
    return isNew;
  });
}

/** Indices of the sentences that contain a part of one of the mentions, ascending. */
function sentencesOf(mentions: readonly Mention[], sentences: readonly Span[]): readonly number[] {
  const indices = new Set<number>();
  for (const mention of mentions) {
    for (let i = firstEndingAfter(sentences, mention.start); i < sentences.length; i++) {
      const sentence = sentences[i];
      if (!sentence || sentence.start >= mention.end) break;
      indices.add(i);
    }
  }
  return [...indices].sort((a, b) => a - b);
}

/** Binary search, because a book has thousands of sentences and many relations. */
function firstEndingAfter(sentences: readonly Span[], position: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

function sentenceRuns(text: string, sentence: Span, mentions: readonly Mention[]): EvidenceRun[] {
  const runs: EvidenceRun[] = [];
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

const plain = (text: string): EvidenceRun => ({ kind: 'plain', text });
