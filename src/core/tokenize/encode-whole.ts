import { partedWords } from '../text/parted-words.ts';
import type { Encoding, WordPiece } from './word-piece.ts';

/** ff, fi, fl, ffi, ffl, long s with t, and st: text from PDF files has them, vocabularies have not. */
const LIGATURE = /[\uFB00-\uFB06]/gu;

/**
 * The pieces of a text as it is meant: words that are parted at line ends are read as whole ones, ligatures as their letters
 * ('inﬂix-\nimab' as 'infliximab'). Offsets point into the text as it is, so a piece may hold a hyphen and a line end, and
 * two may share a ligature.
 */
export function encodeWhole(text: string, tokenize: WordPiece): Encoding {
  const ligatures = Array.from(text.matchAll(LIGATURE), ({ 0: one, index }) => ({
    start: index,
    end: index + 1,
    read: one.normalize('NFKC'),
  }));
  const gaps = partedWords(text).map((gap) => ({ ...gap, read: '' }));
  const changes = [...gaps, ...ligatures].sort((a, b) => a.start - b.start);
  if (changes.length === 0) return tokenize(text);
  let read = '';
  /** Where each unit of what is read begins and ends in the text. */
  const starts: number[] = [];
  const ends: number[] = [];
  let from = 0;
  for (const { start, end, read: instead } of [
    ...changes,
    { start: text.length, end: 0, read: '' },
  ]) {
    read += text.slice(from, start) + instead;
    for (let at = from; at < start; at += 1) {
      starts.push(at);
      ends.push(at + 1);
    }
    for (let unit = 0; unit < instead.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
    from = end;
  }
  const encoding = tokenize(read);
  const startOf = (at: number) => starts[at] ?? 0;
  const endOf = (at: number) => ends[at - 1] ?? 0;
  return {
    ...encoding,
    starts: encoding.starts.map(startOf),
    ends: encoding.ends.map(endOf),
    wordStarts: encoding.wordStarts.map(startOf),
    wordEnds: encoding.wordEnds.map(endOf),
  };
}
