import { parseBoundedJson } from '../../core/bounded-json.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';

/** A document in JSON, and where it stands. */
export type ParseRecord = (record: unknown, place: string) => Iterable<Parsed>;

/** UTF-16 code units of one document. */
const MAX_RECORD_LENGTH = 200_000_000;

const [TAB, NEWLINE, RETURN, SPACE, QUOTE, COMMA, COLON] = [9, 10, 13, 32, 34, 44, 58] as const;
const [OPEN_ARRAY, BACKSLASH, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [
  91, 92, 93, 123, 125,
] as const;
const MARK = 0xfeff;

/** A document in progress. */
interface OpenRecord {
  readonly line: number;
  /** Units before it on its line. */
  readonly column: number;
  /** What came of it in earlier chunks. */
  readonly parts: string[];
  /** Why it cannot be read, once that is known. Its brackets count no more from there on. */
  trouble?: string;
}

/**
 * Reads documents out of JSON of any size, one in memory at a time: the elements of an array on top, those of the
 * array under one of `keys` on top, one value a line or after the other, or the one object there is.
 *
 * A document that is broken (a bracket too few or too many, a line that ends within a string) is named and left out,
 * and reading goes on where the next one begins: at a line that begins with a brace, no further to the right than
 * the broken one began, where JSON allows no brace or where documents have been a line each so far.
 */
export function byJsonRecord(keys: readonly string[], parse: ParseRecord): Feed {
  /** Brackets that stand open, outermost first. */
  let stack: number[] = [];
  /** The array whose elements are documents is open at this depth; 0: none, values on top are documents. */
  let listDepth = 0;
  let record: OpenRecord | undefined;
  /** Within an object on top, before or after its list. */
  let isAround = false;
  let isInString = false;
  let isEscaped = false;
  /** The last string at depth 1, which before a colon is a key; and the part of one that came in earlier chunks. */
  let lastString = '';
  let held = '';
  /** The last unit that is neither white space nor within a string. */
  let last = 0;
  let line = 1;
  /** Units in earlier chunks, and before the line. */
  let base = 0;
  let lineStart = 0;
  /** Whether only white space and commas came on this line so far. */
  let isAtStart = true;
  let junkLine = 0;
  let isOneALine = true;
  let count = 0;

  function* push(chunk: string): Iterable<Parsed> {
    let from = 0;
    let stringStart = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (isInString && code !== NEWLINE) {
        if (isEscaped) isEscaped = false;
        else if (code === BACKSLASH) isEscaped = true;
        else if (code === QUOTE) {
          isInString = false;
          if (stack.length === 1) lastString = held + chunk.slice(stringStart, at);
          held = '';
        }
        continue;
      }
      switch (code) {
        case NEWLINE:
          if (isInString && record) record.trouble ??= `line ${line} ends within a string`;
          isInString = false;
          isEscaped = false;
          held = '';
          line += 1;
          lineStart = base + at + 1;
          isAtStart = true;
          continue;
        case SPACE:
        case TAB:
        case RETURN:
        case MARK:
          continue;
        case COMMA:
          last = code;
          continue;
        case QUOTE:
          if (isBetween()) yield* junk();
          isInString = true;
          stringStart = at + 1;
          break;
        case OPEN_OBJECT:
        case OPEN_ARRAY: {
          const column = base + at - lineStart;
          if (record && code === OPEN_OBJECT && isAtStart && isNext(record, column)) {
            yield* leaveOut(record, `it does not end before line ${line}`);
          }
          if (record?.trouble !== undefined) break;
          if (isBetween() && (code === OPEN_OBJECT || stack.length > 0)) {
            record = { line, column, parts: [] };
            from = at;
          }
          stack.push(code);
          if (isList(code)) {
            listDepth = stack.length;
            isAround = listDepth === 2;
            record = undefined;
          }
          break;
        }
        case CLOSE_OBJECT:
        case CLOSE_ARRAY: {
          const fits = stack.at(-1) === (code === CLOSE_OBJECT ? OPEN_OBJECT : OPEN_ARRAY);
          if (record?.trouble !== undefined) {
            // The end of the list stands on a line of its own, before the documents' column.
            const isEnd = code === CLOSE_ARRAY && isAtStart && listDepth > 0;
            if (!isEnd || base + at - lineStart >= record.column) break;
            yield* leaveOut(record, record.trouble);
            closeList();
          } else if (record && !fits) record.trouble = `the brackets on line ${line} do not fit`;
          else if (!fits) {
            yield warn(`line ${line}`, 'a bracket closes that was not opened');
          } else if (stack.length === listDepth) closeList();
          else {
            stack.pop();
            if (stack.length === 0) isAround = false;
            if (record && stack.length === listDepth) {
              record.parts.push(chunk.slice(from, at + 1));
              isOneALine &&= record.line === line;
              yield* take(record);
              record = undefined;
            }
          }
          break;
        }
        default:
          if (isBetween()) yield* junk();
      }
      last = code;
      isAtStart = false;
    }
    if (isInString && stack.length === 1) held += chunk.slice(stringStart);
    if (record && record.trouble === undefined) record.parts.push(chunk.slice(from));
    base += chunk.length;
  }
  function isBetween(): boolean {
    return !record && stack.length === listDepth && !(isAround && listDepth === 0);
  }
  function isList(code: number): boolean {
    if (code !== OPEN_ARRAY || listDepth > 0) return false;
    const isUnderKey = stack.length === 2 && stack[0] === OPEN_OBJECT && keys.includes(lastString);
    return stack.length === 1 || (isUnderKey && last === COLON);
  }
  function closeList() {
    stack = stack.slice(0, listDepth - 1);
    listDepth = 0;
    record = undefined;
    isAround = stack.length > 0;
  }
  function isNext({ column, trouble }: OpenRecord, at: number): boolean {
    if (at > column) return false;
    if (trouble !== undefined || (isOneALine && count > 0)) return true;
    const isAllowed =
      last === COLON || last === OPEN_ARRAY || (last === COMMA && stack.at(-1) === OPEN_ARRAY);
    return !isAllowed;
  }
  function* leaveOut(broken: OpenRecord, reason: string): Iterable<Parsed> {
    count += 1;
    yield warn(placeOf(broken), `left out: ${broken.trouble ?? reason}`);
    stack = stack.slice(0, listDepth);
    record = undefined;
  }
  function* junk(): Iterable<Parsed> {
    if (junkLine === line) return;
    junkLine = line;
    yield warn(`line ${line}`, 'is no document: neither an object nor a list of them');
  }
  const placeOf = ({ line }: OpenRecord) => `line ${line}, document ${count}`;

  function* take(whole: OpenRecord): Iterable<Parsed> {
    count += 1;
    const json = parseBoundedJson(whole.parts.join(''), MAX_RECORD_LENGTH);
    if (json.ok) yield* parse(json.value, placeOf(whole));
    else yield warn(placeOf(whole), `left out: is not JSON: ${json.error}`);
  }
  return {
    push,
    *end() {
      if (record) yield* leaveOut(record, 'the file ends within it');
      else if (stack.length > 0) yield warn(`line ${line}`, 'the file ends within a list');
      else if (count === 0) yield warn('line 1', 'there is no document in the file');
    },
  };
}
