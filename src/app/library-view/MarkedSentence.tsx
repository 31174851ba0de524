import type { ReactNode } from 'react';
import type { Snippet } from '../../core/search/snippet.ts';

export interface MarkedSentenceProps {
  readonly snippet: Snippet;
  /** Where in the sentence it begins: UTF-16. */
  readonly begin?: number;
}

/** A sentence in which what was looked for is marked. */
export function MarkedSentence({ snippet: { sentence, marks }, begin = 0 }: MarkedSentenceProps) {
  const parts: ReactNode[] = [];
  let at = begin;
  for (const { start, end } of marks) {
    parts.push(sentence.slice(at, start), <mark key={start}>{sentence.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, sentence.slice(at)];
}
