import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The words of general English. Their counts come from the contexts of SQuAD 1.1, which are paragraphs of Wikipedia. */
export interface CommonWords {
  /** True for the commonest words, which name nothing in an abstract. */
  isTop(word: string): boolean;
  /** True for words that are common enough to occur in any text. */
  isCommon(word: string): boolean;
}

const TOP = 2000;
const COMMON = 8;

export function readCommonWords(data: string): CommonWords {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  const file = join(data, 'qa/squad-v1.1/train.jsonl.gz');
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (line === '') continue;
    const { context } = JSON.parse(line) as { readonly context: string };
    if (seen.has(context)) continue;
    seen.add(context);
    for (const word of context.match(/(?<!\p{L})[a-z]+(?!\p{L})/gu) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const top = new Set(ranked.slice(0, TOP).map(([word]) => word));
  return {
    isTop: (word) => top.has(word),
    isCommon: (word) => (counts.get(word) ?? 0) >= COMMON,
  };
}
