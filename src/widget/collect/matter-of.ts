import { matterIn } from '../../core/text/matter.ts';
import type { Span } from '../../core/text/span.ts';
import type { YieldControl } from '../scheduler.ts';

/** UTF-16 code units processed at a time, which takes a few milliseconds. */
const PIECE = 12_000;

/**
 * Authors, affiliations and references without markup, in text order (`matterIn`). The text is searched in pieces;
 * author lines stand at its beginning, and a list of references across the edge of a piece is found in both.
 */
export async function matterOf(text: string, yieldControl: YieldControl): Promise<readonly Span[]> {
  const found: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const edge = text.indexOf('\n\n', start + PIECE);
    const end = edge < 0 ? text.length : edge;
    for (const one of matterIn(text.slice(start, end))) {
      if (start > 0 && one.kind !== 'references') continue;
      found.push({ start: one.start + start, end: one.end + start });
    }
    start = end + 2;
    const turn = yieldControl();
    if (turn) await turn;
  }
  return found;
}
