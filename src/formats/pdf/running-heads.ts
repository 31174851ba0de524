import type { TextLine } from './model.ts';

/** Part of the page's height, at its top and at its foot, where running heads stand. */
const MARGIN = 0.1;

export interface PageLines {
  readonly height: number;
  readonly lines: readonly TextLine[];
}

/**
 * Pages without what stands on several of them in the margin (journal, authors, page numbers: figures do not count in
 * comparing; headings, whose letters are larger than most, stay), and without a number alone there. `left` is what was
 * left out.
 */
export function withoutRunningHeads(pages: readonly PageLines[]): {
  readonly pages: readonly PageLines[];
  readonly left: readonly TextLine[];
} {
  const pagesWith = new Map<string, number>();
  const sizes = pages.flatMap(({ lines }) => lines.map(({ size }) => size)).sort((a, b) => a - b);
  const largest = 1.1 * (sizes[Math.floor(sizes.length / 2)] ?? 0);
  for (const page of pages) {
    for (const key of new Set(page.lines.flatMap((line) => keyOf(line, page) ?? []))) {
      pagesWith.set(key, (pagesWith.get(key) ?? 0) + 1);
    }
  }
  const left: TextLine[] = [];
  const kept = pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => {
      const key = keyOf(line, page);
      if (key === undefined || line.size > largest) return true;
      const isRunning = (pagesWith.get(key) ?? 0) > 1 || isPageNumber(line.text);
      if (isRunning) left.push(line);
      return !isRunning;
    }),
  }));
  return { pages: kept, left };
}

/** What a line of the margin is known by again; undefined outside of it. */
function keyOf({ text, y, size }: TextLine, { height }: PageLines): string | undefined {
  const isHead = y < MARGIN * height;
  if (!isHead && y - size < (1 - MARGIN) * height) return undefined;
  return `${isHead ? 'head' : 'foot'} ${text.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim()}`;
}

const isPageNumber = (text: string): boolean =>
  /^[\s–—-]*(page\s*)?\d{1,5}(\s*(of|\/)\s*\d+)?[\s–—-]*$/iu.test(text);
