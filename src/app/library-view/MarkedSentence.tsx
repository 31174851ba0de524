import type { ReactNode } from 'react';
import type { Snippet } from '../../core/search/snippet.ts';

export interface MarkedSentenceProps {
  readonly snippet: Snippet;
  /** Offset in the sentence from which it is shown, in UTF-16 code units. */
  readonly begin?: number;
}

/** A sentence with the matches marked. */
export function MarkedSentence({ snippet: { sentence, marks }, begin = 0 }: MarkedSentenceProps) {
  const parts: ReactNode[] = [];
  let at = begin;
  for (const { start, end } of marks) {
    parts.push(sentence.slice(at, start), <mark key={start}>{sentence.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, sentence.slice(at)];
}
