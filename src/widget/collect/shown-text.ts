import type { Span } from '../../core/text/span.ts';

/** A run of the text that lies, unit by unit, in one text node. UTF-16 code units, half-open. */
export interface NodeRun extends Span {
  readonly node: Text;
  /** Start of the run in the node's data. */
  readonly from: number;
}

/** A span of a text node. UTF-16 code units, half-open. */
export interface NodeSpan {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
}

/** The shown text of an element, with the place of every unit in the host's DOM. */
export interface ShownText {
  readonly text: string;
  /** Shadow roots that the text contains or that contain the element. */
  readonly shadows: readonly ShadowRoot[];
  /** The parts of a span in text order, one for each text node, without what was left out between them. */
  readonly nodeSpans: (span: Span) => readonly NodeSpan[];
  /** Converts an offset in a node to an offset in the text; undefined when the node is not part of the text. */
  readonly offsetAt: (node: Node, offset: number) => number | undefined;
}

/** @param runs in text order */
export function shownText(
  text: string,
  runs: readonly NodeRun[],
  shadows: readonly ShadowRoot[],
): ShownText {
  /** Index of the first run of a node; its other runs follow. */
  const firstIn = new Map<Node, number>();
  runs.forEach((run, index) => {
    if (!firstIn.has(run.node)) firstIn.set(run.node, index);
  });

  return {
    text,
    shadows,
    nodeSpans(span) {
      const found: { node: Text; from: number; to: number }[] = [];
      for (let index = firstEndingAfter(runs, span.start); index < runs.length; index += 1) {
        const run = runs[index];
        if (!run || run.start >= span.end) break;
        const from = run.from + Math.max(0, span.start - run.start);
        const to = run.from + Math.min(run.end, span.end) - run.start;
        const last = found.at(-1);
        // Between two runs of one node there is only white space or characters without width.
        if (last?.node === run.node) last.to = to;
        else found.push({ node: run.node, from, to });
      }
      return found;
    },
    offsetAt(node, offset) {
      const first = firstIn.get(node);
      if (first === undefined) return undefined;
      let best: number | undefined;
      for (let index = first; runs[index]?.node === node; index += 1) {
        const run = runs[index];
        if (!run || run.from > offset) break;
        best = Math.min(run.end, run.start + offset - run.from);
      }
      return best;
    },
  };
}

function firstEndingAfter(runs: readonly NodeRun[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
