import type { Span } from '../../core/text/span.ts';
import type { Block } from './blocks.ts';

/** A part of a long text, from one heading to the next. UTF-16 code units, half-open. */
export interface OutlinePart extends Span {
  /** The heading of the part, or its first words. */
  readonly name: string;
  readonly mentions: number;
  /** Mentions per length, relative to the densest part: between 0 and 1. */
  readonly density: number;
}

/** In UTF-16 code units: a text that fills one or two windows needs no outline. */
const LONG = 4_000;
/** Largest number of parts of a text without headings. */
const MAX_PARTS = 12;
const MAX_HEADING_LENGTH = 80;
const MAX_NAME_LENGTH = 48;

/** A line that looks like a heading: it begins with a capital or a number, and does not end like a sentence. */
const HEADING = /^(?:\d+(?:\.\d+)*\.?\s+)?[\p{Lu}\p{N}].*[^.,;:!?]$/u;
/** The label at the start of a part of a structured abstract. */
const LABEL = /^(\p{Lu}[\p{Lu} /&,-]{2,38}\p{Lu}):\s/u;

/**
 * The parts of a long text: by its headings when it has at least two, otherwise about a dozen groups of paragraphs.
 * Empty for a short text.
 */
export function outlineOf(
  text: string,
  blocks: readonly Block[],
  mentions: readonly Span[],
): readonly OutlinePart[] {
  if (text.length < LONG) return [];
  const headed = blocks.flatMap((block, i) => {
    const name = headingOf(text, block, blocks[i + 1], blocks[i + 2]);
    return name === undefined ? [] : [{ start: block.start, name }];
  });
  const begun = headed.length >= 2 ? headed : stretches(text, blocks);
  const parts = begun.map(({ start, name }, i) => {
    const end = begun[i + 1]?.start ?? text.length;
    const held = mentions.filter((mention) => mention.start >= start && mention.start < end).length;
    return { start, end, name: shortened(name), mentions: held };
  });
  const share = (part: (typeof parts)[number]) =>
    part.mentions / Math.max(1, part.end - part.start);
  const densest = Math.max(...parts.map(share));
  return parts.map((part) => ({ ...part, density: densest > 0 ? share(part) / densest : 0 }));
}

function headingOf(
  text: string,
  block: Block,
  ...after: readonly (Block | undefined)[]
): string | undefined {
  if (block.kind !== 'text') return undefined;
  const line = text.slice(block.start, block.end).trim();
  const label = LABEL.exec(line)?.[1];
  if (label !== undefined) return label;
  const next = after.find((one) => one && one.kind !== 'blank');
  const isOver = next !== undefined && next.end - next.start > MAX_HEADING_LENGTH;
  return isOver && line.length <= MAX_HEADING_LENGTH && HEADING.test(line) ? line : undefined;
}

/** Joins paragraphs to at most `MAX_PARTS` groups of about equal length. */
function stretches(text: string, blocks: readonly Block[]) {
  const least = text.length / MAX_PARTS;
  const begun: { start: number; name: string }[] = [];
  for (const { kind, start, end } of blocks) {
    const last = begun.at(-1);
    if (kind === 'blank' || (last && start - last.start < least)) continue;
    begun.push({ start, name: text.slice(start, Math.min(end, start + 2 * MAX_NAME_LENGTH)) });
  }
  return begun;
}

function shortened(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= MAX_NAME_LENGTH) return line;
  const cut = line.lastIndexOf(' ', MAX_NAME_LENGTH);
  return `${line.slice(0, cut > MAX_NAME_LENGTH / 2 ? cut : MAX_NAME_LENGTH)}…`;
}
