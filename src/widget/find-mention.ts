import type { Mention } from '../core/annotation.ts';
import type { Article } from './article.ts';

export interface MentionHit {
  readonly article: Article;
  readonly mention: Mention;
}

/**
 * The mention painted at a point of the viewport (CSS pixels): the innermost of nested ones. The browser gives the
 * nearest caret, which may be beside the point, so the mention's boxes decide.
 */
export function findMention(
  x: number,
  y: number,
  articles: readonly Article[],
  shownOf: (article: Article) => readonly Mention[],
): MentionHit | undefined {
  const caret = caretAt(
    x,
    y,
    articles.flatMap(({ shown }) => shown.shadows),
  );
  if (!caret) return undefined;
  for (const article of articles) {
    const offset = article.shown.offsetAt(caret.node, caret.offset);
    if (offset === undefined) continue;
    const around = mentionsAround(shownOf(article), offset);
    const mention = around
      .sort((a, b) => a.end - a.start - (b.end - b.start))
      .find((one) => rectsOf(article, one).some((rect) => holds(rect, x, y)));
    if (mention) return { article, mention };
  }
  return undefined;
}

/** Boxes of a mention in the viewport, in text order. */
export const rectsOf = (article: Article, mention: Mention): readonly DOMRect[] =>
  article.shown.nodeSpans(mention).flatMap(({ node, from, to }) => {
    if (to > node.length) return [];
    const range = new Range();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()];
  });

/** The bounding box of boxes; undefined when there are none. */
export function boxAround([first, ...rest]: readonly DOMRect[]): DOMRect | undefined {
  if (!first) return undefined;
  const top = Math.min(first.top, ...rest.map((rect) => rect.top));
  const bottom = Math.max(first.bottom, ...rest.map((rect) => rect.bottom));
  return new DOMRect(first.left, top, first.width, bottom - top);
}

const holds = ({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean =>
  left <= x && x <= right && top <= y && y <= bottom;

/** Mentions around the caret, which lies before or after the unit under the point. */
function mentionsAround(mentions: readonly Mention[], offset: number): Mention[] {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  // Outer mentions begin before inner ones, and few are nested, so looking back at eight suffices.
  return mentions.slice(Math.max(0, low - 8), low).filter(({ end }) => end >= offset);
}

interface CaretDocument {
  caretPositionFromPoint?(
    x: number,
    y: number,
    options?: { shadowRoots: readonly ShadowRoot[] },
  ): { readonly offsetNode: Node; readonly offset: number } | null;
  caretRangeFromPoint?(x: number, y: number): Range | null;
}

function caretAt(
  x: number,
  y: number,
  shadowRoots: readonly ShadowRoot[],
): { readonly node: Node; readonly offset: number } | undefined {
  const page = document as unknown as CaretDocument;
  const position = page.caretPositionFromPoint?.(x, y, { shadowRoots });
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
