import type { Span } from '../../core/text/span.ts';

/** A span of the text that is laid out as one block. Blocks are contiguous. UTF-16 code units, half-open. */
export interface Block extends Span {
  /** `title`: a first line that looks like a title. `blank`: line ends only. `more`: continues the block before. */
  readonly kind: 'title' | 'text' | 'blank' | 'more';
}

/**
 * Longest block in UTF-16 code units. The browser lays out a block as a whole, for each highlight in it; a longer
 * paragraph is split into blocks.
 */
const MAX_BLOCK_LENGTH = 4_000;
/** Titles of papers are rarely longer (the longest in PubMed have about 300 characters). */
const MAX_TITLE_LENGTH = 320;

const LINE_END = /\r\n|\r|\n/g;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Splits a text into blocks at its line ends. Each block includes its line ends, so that the blocks together are
 * exactly the text.
 */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    if (!WORD.test(content) && content.trim() === '') {
      const last = blocks.at(-1);
      if (last?.kind === 'blank') blocks[blocks.length - 1] = { ...last, end: line.end };
      else blocks.push({ kind: 'blank', start: line.start, end: line.end });
    } else {
      blocks.push(...paragraph(text, line));
    }
    at = line.end;
  }
  if (at < text.length) blocks.push({ kind: 'text', start: at, end: text.length });
  return withTitle(text, blocks);
}

function* linesOf(text: string): Generator<Span> {
  let start = 0;
  for (const match of text.matchAll(LINE_END)) {
    const end = match.index + match[0].length;
    yield { start, end };
    start = end;
  }
  if (start < text.length) yield { start, end: text.length };
}

function paragraph(text: string, line: Span): Block[] {
  const parts: Block[] = [];
  let start = line.start;
  while (line.end - start > MAX_BLOCK_LENGTH) {
    const end = cutBefore(text, start, start + MAX_BLOCK_LENGTH);
    parts.push({ kind: parts.length ? 'more' : 'text', start, end });
    start = end;
  }
  parts.push({ kind: parts.length ? 'more' : 'text', start, end: line.end });
  return parts;
}

/**
 * The last offset before `limit` where a block may end: after a sentence, otherwise after a space, otherwise anywhere
 * outside a surrogate pair.
 */
function cutBefore(text: string, start: number, limit: number): number {
  const piece = text.slice(start, limit);
  const sentence = Math.max(
    piece.lastIndexOf('. '),
    piece.lastIndexOf('? '),
    piece.lastIndexOf('! '),
  );
  if (sentence > MAX_BLOCK_LENGTH / 2) return start + sentence + 2;
  const space = piece.lastIndexOf(' ');
  if (space > MAX_BLOCK_LENGTH / 2) return start + space + 1;
  const last = text.charCodeAt(limit - 1);
  return last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit;
}

/** A short first line that does not end like a sentence, and is followed by more text, counts as a title. */
function withTitle(text: string, blocks: readonly Block[]): readonly Block[] {
  const index = blocks.findIndex((block) => block.kind !== 'blank');
  const first = blocks[index];
  const second = blocks.slice(index + 1).find((block) => block.kind !== 'blank');
  if (!first || !second || second.kind === 'more') return blocks;
  const line = text.slice(first.start, first.end).trim();
  const follows = second.end - second.start;
  const isWrapped =
    second.start === first.end && /^\s*\p{Ll}/u.test(text.slice(second.start, second.end));
  const isTitle =
    !isWrapped &&
    line.length <= MAX_TITLE_LENGTH &&
    (follows > line.length || !line.endsWith('.')) &&
    !/[.!?]\s+\p{Lu}/u.test(line) &&
    !/[,;:]$/.test(line);
  if (!isTitle) return blocks;
  return blocks.map((block, i) => (i === index ? { ...block, kind: 'title' } : block));
}
