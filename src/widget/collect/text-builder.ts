import type { WhiteSpace } from './rules.ts';
import type { NodeRun } from './shown-text.ts';

/** Distance of two parts of the text; the stronger one counts. */
export type Gap = 'line' | 'paragraph';

/**
 * Matches white space, or characters without width (soft hyphens, joiners, direction marks, which would split words),
 * or all others.
 */
const STRETCHES =
  /[ \t\n\r\f]+|[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+|[^ \t\n\r\f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;
const NO_WIDTH = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;
const SPACE = /^[ \t\n\r\f]/u;

export interface TextBuilder {
  readonly addText: (node: Text, whiteSpace: WhiteSpace) => void;
  readonly addGap: (gap: Gap) => void;
  /** Adds an unreadable object, such as a picture, which separates the words before and after it. */
  readonly addObject: () => void;
  readonly finish: () => { readonly text: string; readonly runs: readonly NodeRun[] };
}

/**
 * Joins the data of text nodes as a browser shows it: white space becomes one space, and none at the edges of a block.
 * Nothing else changes, so that every unit except line breaks has its place in a node.
 */
export function textBuilder(): TextBuilder {
  const parts: string[] = [];
  const runs: NodeRun[] = [];
  let length = 0;
  let gap: Gap | undefined;
  /** A space that is added once more text follows in the same block. */
  let space: { readonly node: Text; readonly from: number } | 'object' | undefined;

  const append = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  const map = (part: string, node: Text, from: number): void => {
    const last = runs.at(-1);
    const start = length;
    append(part);
    if (last?.node === node && last.end === start && last.from + last.end - last.start === from) {
      runs[runs.length - 1] = { ...last, end: length };
    } else {
      runs.push({ start, end: length, node, from });
    }
  };
  const join = (): void => {
    const [before, pending] = [gap, space];
    gap = undefined;
    space = undefined;
    if (length === 0) return;
    if (before) append(before === 'line' ? '\n' : '\n\n');
    else if (pending === 'object') append(' ');
    else if (pending) map(' ', pending.node, pending.from);
  };
  const addGap = (next: Gap): void => {
    if (gap !== 'paragraph') gap = next;
    space = undefined;
  };

  return {
    addText(node, whiteSpace) {
      for (const { 0: part, index } of node.data.matchAll(STRETCHES)) {
        if (NO_WIDTH.test(part)) continue;
        const isSpace = SPACE.test(part);
        if (isSpace && whiteSpace === 'lines' && part.includes('\n')) addGap('line');
        else if (isSpace && whiteSpace !== 'keep') space ??= { node, from: index };
        else {
          join();
          map(part, node, index);
        }
      }
    },
    addGap,
    addObject() {
      space ??= 'object';
    },
    finish: () => ({ text: parts.join(''), runs }),
  };
}
