import { fail, ok, type Result } from '../../core/result.ts';
import { encodingOf } from './encoding-of.ts';

/** A byte that stands for nothing in the encoding of its file. */
export interface Undecoded {
  readonly byte: number;
  /** Number of the line, from 1. */
  readonly line: number;
  readonly encoding: string;
  /** Nothing came after the byte. */
  readonly isAtEnd: boolean;
}

/** Bytes of a file as text, piece by piece; a byte order mark stays in the text. */
export interface Decoder {
  readonly push: (bytes: Uint8Array) => string;
  readonly end: () => string;
  /** The first byte that could not be decoded, so far. */
  readonly undecoded: () => Undecoded | undefined;
}

/**
 * A byte that cannot be decoded stands in the text as half of a surrogate pair, U+DC00 and the byte (as Python's
 * `surrogateescape` has it, PEP 383), so that the records around it can be read and the one that holds it is known
 * (`refusing.ts`).
 */
const ESCAPE = 0xdc00;

/** @param beginning of the file, at least its first line where there is one */
export function decoderFor(beginning: Uint8Array): Decoder {
  const encoding = encodingOf(beginning);
  const decode = DECODERS[encoding] ?? declared(encoding);
  let line = 1;
  let pending: Uint8Array = new Uint8Array();
  let first: Undecoded | undefined;

  function take(bytes: Uint8Array, isAtEnd: boolean): string {
    const all = pending.length === 0 ? bytes : concat(pending, bytes);
    const { text, used } = decode(all, isAtEnd, (byte, before) => {
      first ??= { byte, line: line + lineEnds(before), encoding, isAtEnd };
    });
    pending = all.slice(used);
    line += lineEnds(text);
    return text;
  }
  return {
    push: (bytes) => take(bytes, false),
    end: () => take(new Uint8Array(), true),
    undecoded: () => first,
  };
}

/** The text of a file's bytes, or the first byte that is no text. */
export function decodeBytes(bytes: Uint8Array): Result<string, Undecoded> {
  const decoder = decoderFor(bytes);
  const text = decoder.push(bytes) + decoder.end();
  const undecoded = decoder.undecoded();
  return undecoded ? fail(undecoded) : ok(text);
}

/** `is not text in UTF-8: the byte 0xE9 on line 3 (é in Windows-1252)`; what to do about it (`adviceFor`) comes behind. */
export function undecodedSentence({ byte, line, encoding, isAtEnd }: Undecoded): string {
  const name = encoding.toUpperCase();
  if (isAtEnd) return `is not text in ${name}: it ends within a letter`;
  const hex = byte.toString(16).toUpperCase().padStart(2, '0');
  const letter =
    encoding === 'utf-8' && byte >= 0x80 ? windows1252.decode(Uint8Array.of(byte)) : '';
  // Nothing is read on a guess: it may as well be a letter of another encoding.
  const guess = /^[\p{L}\p{P}\p{S}]$/u.test(letter) ? ` (${letter} in Windows-1252)` : '';
  return `is not text in ${name}: the byte 0x${hex} on line ${line}${guess}`;
}

const windows1252 = new TextDecoder('windows-1252');

/** What to do about it, a sentence without its end. */
export const adviceFor = ({ isAtEnd }: Undecoded): string =>
  isAtEnd ? 'the file is cut off' : 'save the file in UTF-8';

/** Decodes what is whole of some bytes; `used`: how many they are. All of them at the end of a file. */
type Decode = (
  bytes: Uint8Array,
  isAtEnd: boolean,
  tell: (byte: number, before: string) => void,
) => { readonly text: string; readonly used: number };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const decodeUtf8: Decode = (bytes, isAtEnd, tell) => {
  const used = isAtEnd ? bytes.length : bytes.length - unfinished(bytes);
  const whole = bytes.subarray(0, used);
  try {
    return { text: utf8.decode(whole), used };
  } catch {
    return { text: escaping(whole, tell), used };
  }
};

/** How many bytes at the end begin a letter that goes on after them. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
  }
  return 0;
}

const lengthOf = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);

/** Letters as they are, and each byte that belongs to none as its escape. */
function escaping(bytes: Uint8Array, tell: Parameters<Decode>[2]): string {
  let text = '';
  for (let from = 0; from < bytes.length; ) {
    let at = from;
    for (let length = 1; at < bytes.length && length > 0; at += length)
      length = letterLength(bytes, at);
    if (at > from) text += utf8.decode(bytes.subarray(from, at));
    if (at < bytes.length) tell(bytes[at] ?? 0, text);
    from = at;
    while (at < bytes.length && at - from < MAX_RUN_LENGTH && letterLength(bytes, at) === 0)
      at += 1;
    text += String.fromCharCode(...Array.from(bytes.subarray(from, at), (byte) => ESCAPE + byte));
    from = at;
  }
  return text;
}

/** Bytes that are escaped at once: so many arguments a call takes anywhere. */
const MAX_RUN_LENGTH = 4096;

/**
 * How many bytes the letter takes that begins here, 0 where none does: the table of well-formed sequences of the Unicode
 * Standard (3-7). Files that are no text have millions of other bytes, and an exception for each would take minutes.
 */
function letterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lengthOf(lead);
  const second = bytes[at + 1] ?? 0;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let next = 2; next < length; next += 1) {
    if ((bytes[at + next] ?? 0) >> 6 !== 0b10) return 0;
  }
  return length;
}

const decodeUtf16 =
  (isLittle: boolean): Decode =>
  (bytes, isAtEnd, tell) => {
    const used = bytes.length - (bytes.length % 2);
    const view = new DataView(bytes.buffer, bytes.byteOffset, used);
    const units: string[] = [];
    for (let at = 0; at < used; at += 2) {
      units.push(String.fromCharCode(view.getUint16(at, isLittle)));
    }
    const text = units.join('');
    const rest = bytes[used];
    if (!isAtEnd || rest === undefined) return { text, used };
    tell(rest, text);
    return { text: text + String.fromCharCode(ESCAPE + rest), used: bytes.length };
  };

const DECODERS: { readonly [encoding: string]: Decode | undefined } = {
  'utf-8': decodeUtf8,
  'utf-16le': decodeUtf16(true),
  'utf-16be': decodeUtf16(false),
};

/**
 * What a file declares, as the platform decodes it. Of a line that holds bytes that are none, every byte beyond ASCII is
 * escaped: read as UTF-8, pairs of another encoding would come as other letters by chance (C4 A3 is 模 in GBK).
 */
function declared(encoding: string): Decode {
  const open = () => new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  // Its letters are pairs of ASCII bytes, between marks that hold to the end of a line.
  const isShifted = encoding === 'iso-2022-jp';
  const wholeUntil = (bytes: Uint8Array): number =>
    isShifted ? bytes.lastIndexOf(LINE_FEED) + 1 : lastBlank(bytes) + 1 || bytes.length;
  let decoder = open();
  return (bytes, isAtEnd, tell) => {
    const used = isAtEnd ? bytes.length : wholeUntil(bytes);
    const whole = bytes.subarray(0, used);
    try {
      return { text: decoder.decode(whole, { stream: !isAtEnd }), used };
    } catch {
      decoder = open();
    }
    let text = '';
    for (let from = 0; from < used; ) {
      const to = whole.indexOf(LINE_FEED, from) + 1 || used;
      const line = whole.subarray(from, to);
      try {
        text += open().decode(line);
      } catch {
        const bad = firstBad(line, encoding);
        tell(line[bad] ?? 0, text);
        for (const [at, byte] of line.entries()) {
          const isEscaped = byte >= 0x80 || (isShifted && at === bad);
          text += String.fromCharCode(isEscaped ? ESCAPE + (byte | 0x80) : byte);
        }
      }
      from = to;
    }
    return { text, used };
  };
}

const LINE_FEED = 0x0a;

/** The index of the last blank or control, which is never a part of a longer letter, in any encoding; -1: there is none. */
const lastBlank = (bytes: Uint8Array): number => bytes.findLastIndex((byte) => byte <= 0x20);

/** The index of the byte with which a decoder fails; of the last one where a letter is cut off. */
function firstBad(bytes: Uint8Array, encoding: string): number {
  let [good, bad] = [0, bytes.length];
  while (good < bad) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, middle + 1), {
        stream: true,
      });
      good = middle + 1;
    } catch {
      bad = middle;
    }
  }
  return Math.min(good, bytes.length - 1);
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
