import { indexAfter } from '../../core/text/rising.ts';

/** Turns offsets of a file into UTF-16 offsets of the document; undefined outside of it. */
export interface OffsetConverter {
  readonly unit: UnitName;
  /** @param home the part of the document that the mention stands in, where the format says so */
  readonly toUtf16: (offset: number, home?: number) => number | undefined;
}

type UnitName =
  | 'code points'
  | 'UTF-16 units'
  | 'bytes'
  | 'code points, CRLF as one'
  | 'UTF-16 units, CRLF as one'
  | 'bytes, CRLF as one';

/** How long a text is in a unit, and where in it an offset lies. */
export interface OffsetUnit {
  readonly unit: UnitName;
  readonly length: (text: string) => number;
  readonly toUtf16: (text: string) => (offset: number) => number;
}

/** What a letter takes in a unit; `isInCrlf`: it is the CR of a CRLF. */
type Width = (code: number, isInCrlf: boolean) => number;

const utf8Width = (code: number): number =>
  code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
const utf16Width = (code: number): number => (code < 0x10000 ? 1 : 2);

function unitOf(unit: UnitName, width: Width): OffsetUnit {
  return {
    unit,
    length: (text) => offsetsOf(text, width).at(-1) ?? 0,
    toUtf16: (text) => {
      const offsets = offsetsOf(text, width);
      return (offset) => Math.min(text.length, indexAfter(offsets, offset - 1));
    },
  };
}

/** The offset in a unit of every UTF-16 unit, and of the end; the second half of a pair lies before the end of its letter. */
function offsetsOf(text: string, width: Width): readonly number[] {
  const offsets = [0];
  let so = 0;
  let at = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const all = width(code, code === 13 && text.charCodeAt(at + 1) === 10);
    so += all;
    if (character.length === 2) offsets.push(so - all / (all > 1 ? 2 : 1));
    offsets.push(so);
    at += character.length;
  }
  return offsets;
}

const codePoints = unitOf('code points', () => 1);
/** UTF-8, as the BioC paper has it. */
const bytes = unitOf('bytes', utf8Width);
const utf16: OffsetUnit = {
  unit: 'UTF-16 units',
  length: (text) => text.length,
  toUtf16: () => (offset) => offset,
};
/** Units of tools that translate line ends when they read a text, as Python's `open` does. */
const linesAsOne = [
  unitOf('code points, CRLF as one', (_, isInCrlf) => (isInCrlf ? 0 : 1)),
  unitOf('UTF-16 units, CRLF as one', (code, isInCrlf) => (isInCrlf ? 0 : utf16Width(code))),
  unitOf('bytes, CRLF as one', (code, isInCrlf) => (isInCrlf ? 0 : utf8Width(code))),
];

/** The units in which files count, the usual first; in ASCII most are one. */
export function offsetUnitsFor(text: string): readonly OffsetUnit[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them.
  const isAscii = /^[\x00-\x7f]*$/.test(text);
  const usual = isAscii ? [utf16] : [codePoints, utf16, bytes];
  return text.includes('\r\n') ? [...usual, ...linesAsOne.slice(0, isAscii ? 1 : 3)] : usual;
}

/** Converters of offsets that count from the beginning of the text. */
export function convertersOf(text: string): readonly OffsetConverter[] {
  return offsetUnitsFor(text).map(({ unit, ...of }) => {
    const length = of.length(text);
    const toUtf16 = of.toUtf16(text);
    return {
      unit,
      toUtf16: (offset) =>
        Number.isInteger(offset) && offset >= 0 && offset <= length ? toUtf16(offset) : undefined,
    };
  });
}
