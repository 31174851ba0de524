import { matterIn } from '../../core/text/matter.ts';
import type { Span } from '../../core/text/span.ts';
import type { YieldControl } from '../scheduler.ts';

/** UTF-16 code units that are looked at in one go: a few milliseconds' work. */
const PIECE = 12_000;

/**
 * Authors, affiliations and references that no markup tells, in order (`matterIn`), looked for piece by piece. Authors stand at
 * the beginning of a text; a list of references that goes over the edge of a piece is found in both.
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
