import type { Feed, Parsed } from './model.ts';

/** Lines that belong together. */
export interface LineBlock {
  readonly lines: readonly string[];
  /** Number of the first line, from 1. */
  readonly first: number;
}

/** A line end. The line separator of Unicode (U+2028) is none, because it stands within fields. */
export const LINE_END = /\r\n|\r|\n/;

interface BlockRules {
  /** Whether a line begins another block than the lines before it. */
  readonly begins: (line: string) => boolean;
  /** Whether a line is the last of its block. */
  readonly ends: (line: string) => boolean;
  readonly parse: (block: LineBlock) => Iterable<Parsed>;
}

/** Reads records of lines; one in memory at a time. Line ends are LF, CRLF or CR; a byte order mark is dropped. */
export function byBlock({ begins, ends, parse }: BlockRules): Feed {
  /** What earlier chunks held of the line in progress. */
  let rest: string[] = [];
  /** The last unit of the last chunk, which may be half of a CRLF. */
  let endsInReturn = false;
  let number = 0;
  let lines: string[] = [];

  function* line(raw: string): Iterable<Parsed> {
    number += 1;
    const text = number === 1 ? raw.replace(/^\ufeff/, '') : raw;
    if (begins(text)) yield* flush(number - 1);
    lines.push(text);
    if (ends(text)) yield* flush(number);
  }
  function* flush(last: number): Iterable<Parsed> {
    const block = { lines, first: last - lines.length + 1 };
    lines = [];
    if (block.lines.some((one) => one.trim() !== '')) yield* parse(block);
  }
  return {
    *push(chunk) {
      const text = endsInReturn ? `\r${chunk}` : chunk;
      endsInReturn = text.endsWith('\r');
      const parts = (endsInReturn ? text.slice(0, -1) : text).split(LINE_END);
      const last = parts.pop() ?? '';
      for (const part of parts) {
        yield* line(rest.join('') + part);
        rest = [];
      }
      rest.push(last);
    },
    *end() {
      const last = rest.join('');
      if (last !== '') yield* line(last);
      yield* flush(number);
    },
  };
}

/** A file that is one record, whatever its lines. */
export function whole(parse: (text: string) => Iterable<Parsed>): Feed {
  const parts: string[] = [];
  return {
    push: (chunk) => {
      parts.push(chunk);
      return [];
    },
    end: () => parse(parts.join('')),
  };
}
