import { codePointIndex } from '../../core/text/code-points.ts';
import { indexAfter } from '../../core/text/rising.ts';

/** Turns offsets of a file into UTF-16 offsets of the document; undefined outside of it. */
export interface Ruler {
  readonly unit: 'code points' | 'UTF-16 units' | 'bytes';
  readonly toUtf16: (offset: number) => number | undefined;
}

/** How long a text is in a unit, and where in it an offset lies. */
export interface Measure {
  readonly unit: Ruler['unit'];
  readonly length: (text: string) => number;
  readonly toUtf16: (text: string) => (offset: number) => number;
}

const codePoints: Measure = {
  unit: 'code points',
  length: (text) => codePointIndex(text).length,
  toUtf16: (text) => codePointIndex(text).toUtf16,
};

const utf16: Measure = {
  unit: 'UTF-16 units',
  length: (text) => text.length,
  toUtf16: () => (offset) => offset,
};

/** UTF-8, as the BioC paper has it. */
const bytes: Measure = {
  unit: 'bytes',
  length: (text) => byteOffsets(text).at(-1) ?? 0,
  toUtf16: (text) => {
    const offsets = byteOffsets(text);
    return (offset) => Math.min(text.length, indexAfter(offsets, offset - 1));
  },
};

/** Byte offset of every UTF-16 unit, and of the end; the second half of a pair lies within the pair's bytes. */
function byteOffsets(text: string): number[] {
  const offsets = [0];
  let bytesSoFar = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytesSoFar += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (character.length === 2) offsets.push(bytesSoFar - 2);
    offsets.push(bytesSoFar);
  }
  return offsets;
}

/** The units in which files count, the usual first; one alone when the text is ASCII, where all agree. */
export const measuresFor = (text: string): readonly Measure[] =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them.
  /^[\x00-\x7f]*$/.test(text) ? [utf16] : [codePoints, utf16, bytes];

/** Rulers for offsets that count from the beginning of the text. */
export function rulersOf(text: string): readonly Ruler[] {
  return measuresFor(text).map((measure) => {
    const length = measure.length(text);
    const toUtf16 = measure.toUtf16(text);
    return {
      unit: measure.unit,
      toUtf16: (offset) =>
        Number.isInteger(offset) && offset >= 0 && offset <= length ? toUtf16(offset) : undefined,
    };
  });
}
