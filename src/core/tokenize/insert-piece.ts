import { indexAfter } from '../text/rising.ts';
import type { Encoding } from './word-piece.ts';

/**
 * An encoding with one more piece, a word by itself, at each of the rising `offsets` (UTF-16): behind the pieces that end
 * there or before, and covering no character.
 */
export function insertPiece(encoding: Encoding, id: number, offsets: readonly number[]): Encoding {
  const places = offsets.map((at) => indexAfter(encoding.ends, at));
  const wordOf = (piece: number) => encoding.words[piece] ?? (encoding.words.at(-1) ?? -1) + 1;
  const wordPlaces = places.map(wordOf);
  return {
    ids: spread(encoding.ids, places, () => id),
    starts: spread(encoding.starts, places, (index) => offsets[index] ?? 0),
    ends: spread(encoding.ends, places, (index) => offsets[index] ?? 0),
    words: spread(
      encoding.words,
      places,
      (index) => (wordPlaces[index] ?? 0) + index,
      (word, before) => word + before,
    ),
    wordStarts: spread(encoding.wordStarts, wordPlaces, (index) => offsets[index] ?? 0),
    wordEnds: spread(encoding.wordEnds, wordPlaces, (index) => offsets[index] ?? 0),
  };
}

/** `values` with one more before each of the rising indices `places`. */
function spread(
  values: Int32Array,
  places: readonly number[],
  made: (index: number) => number,
  kept: (value: number, before: number) => number = (value) => value,
): Int32Array {
  const result = new Int32Array(values.length + places.length);
  let inserted = 0;
  for (let at = 0; at <= values.length; at += 1) {
    for (; places[inserted] === at; inserted += 1) result[at + inserted] = made(inserted);
    if (at < values.length) result[at + inserted] = kept(values[at] ?? 0, inserted);
  }
  return result;
}
