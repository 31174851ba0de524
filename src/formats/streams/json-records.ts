import { parseBoundedJson } from '../../core/bounded-json.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';

/** A document in JSON, and where it stands. */
export type ParseRecord = (record: unknown, place: string) => Iterable<Parsed>;

/** UTF-16 code units of one document. */
const LONGEST_RECORD = 200_000_000;

/** What stands open while a value is scanned. */
const OBJECT = '{';
const ARRAY = '[';

/**
 * Reads documents out of JSON of any size, one in memory at a time: the elements of an array on top, those of the
 * array under one of `keys` on top, one value a line or after the other, or the one object there is.
 */
export function byJsonRecord(keys: readonly string[], parse: ParseRecord): Feed {
  /** Open brackets, outermost first. */
  let depth = 0;
  let top = '';
  /** The array on top, or under the key, whose elements are records, is open at this depth; 0: none. */
  let listDepth = 0;
  let isInString = false;
  let isEscaped = false;
  /** The last string at the top, which before a colon is a key, and the part of one that came in earlier chunks. */
  let lastString = '';
  let held = '';
  let stringStart = 0;
  let line = 1;
  let recordLine = 1;
  /** What belongs to the record in progress and came in earlier chunks. */
  let parts: string[] = [];
  let count = 0;
  let isBroken = false;

  function* push(chunk: string): Iterable<Parsed> {
    let from = 0;
    const stop = chunk.length;
    for (let at = 0; at < stop && !isBroken; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code === 10) line += 1;
      if (isInString) {
        if (isEscaped) isEscaped = false;
        else if (code === 92) isEscaped = true;
        else if (code === 34) {
          isInString = false;
          if (depth === 1) lastString = held + chunk.slice(stringStart, at);
          held = '';
        }
        continue;
      }
      if (code === 34) {
        isInString = true;
        stringStart = at + 1;
      } else if (code === 123 || code === 91) {
        if (depth === listDepth) {
          parts = [];
          from = at;
          recordLine = line;
        }
        depth += 1;
        if (depth === 1) top = code === 123 ? OBJECT : ARRAY;
        const isList =
          code === 91 &&
          listDepth === 0 &&
          (depth === 1 || (depth === 2 && top === OBJECT && keys.includes(lastString)));
        if (isList) {
          listDepth = depth;
          parts = [];
          from = at + 1;
        }
      } else if (code === 125 || code === 93) {
        depth -= 1;
        if (depth < 0) {
          isBroken = true;
          yield warn(`line ${line}`, 'a bracket closes that was not opened: the rest is left out');
        } else if (depth < listDepth) {
          listDepth = 0;
          // What is left of the object around the list is no record.
          top = depth === 0 ? '' : 'done';
        } else if (depth === listDepth && top !== 'done') {
          parts.push(chunk.slice(from, at + 1));
          yield* record(parts.join(''));
          parts = [];
        } else if (depth === 0) top = '';
      }
    }
    if (isInString && depth === 1) held += chunk.slice(stringStart);
    stringStart = 0;
    if (depth > listDepth && top !== 'done') parts.push(chunk.slice(from));
  }
  function* record(source: string): Iterable<Parsed> {
    const place = `line ${recordLine}, document ${count + 1}`;
    count += 1;
    const json = parseBoundedJson(source, LONGEST_RECORD);
    if (!json.ok) {
      yield warn(place, `is not JSON: ${json.error}`);
      return;
    }
    yield* parse(json.value, place);
  }
  return {
    push,
    *end() {
      if (depth > 0 || isInString) yield warn(`line ${line}`, 'the file ends within a document');
      else if (count === 0) yield warn('line 1', 'there is no document in the file');
    },
  };
}
