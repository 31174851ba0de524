import type { Span } from '../../core/text/span.ts';
import type { NodeRun } from './shown-text.ts';

export interface Built {
  readonly text: string;
  /** Runs in text order. */
  readonly runs: readonly NodeRun[];
}

/**
 * Removes paragraphs from a text, each with the gap after it. Every remaining unit keeps its place in a node.
 *
 * @param spans in text order, not adjacent
 */
export function cutOut(built: Built, spans: readonly Span[]): Built {
  const cuts = spans.map(({ start, end }) => {
    const gap = /^\s*/u.exec(built.text.slice(end))?.[0].length ?? 0;
    return { start, end: end + gap };
  });
  if (cuts.length === 0) return built;
  const parts: string[] = [];
  const runs: NodeRun[] = [];
  let length = 0;
  let next = 0;
  let from = 0;
  for (const { start, end } of [...cuts, { start: built.text.length, end: built.text.length }]) {
    const by = length - from;
    for (let run = built.runs[next]; run && run.start < start; run = built.runs[next]) {
      const kept = { start: Math.max(run.start, from), end: Math.min(run.end, start) };
      if (kept.start < kept.end) {
        runs.push({
          node: run.node,
          from: run.from + kept.start - run.start,
          start: kept.start + by,
          end: kept.end + by,
        });
      }
      if (run.end > start) break;
      next += 1;
    }
    parts.push(built.text.slice(from, start));
    length += start - from;
    from = end;
  }
  return { text: parts.join('').trimEnd(), runs };
}
