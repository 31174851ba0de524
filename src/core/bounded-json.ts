import { fail, ok, type Result } from './result.ts';
import { thrownMessage } from './thrown-message.ts';

/** What JSON from outside may take: its bytes are bounded where it is read, its nesting here. */
const MAX_DEPTH = 64;

/**
 * Parses JSON that came from outside. Nesting is counted before anything is parsed, so that a file of brackets
 * cannot exhaust the stack of whoever walks over the result.
 *
 * @param limit most UTF-16 code units
 */
export function parseBoundedJson(
  text: string,
  limit: number,
  maxDepth = MAX_DEPTH,
): Result<unknown, string> {
  if (text.length > limit) return fail(`is longer than ${limit.toLocaleString('en')} characters`);
  if (isDeeper(text, maxDepth)) return fail(`is nested more than ${maxDepth} levels deep`);
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return fail(thrownMessage(error));
  }
}

function isDeeper(text: string, maxDepth: number): boolean {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isString) {
      if (unit === BACKSLASH) at += 1;
      else if (unit === QUOTE) isString = false;
    } else if (unit === QUOTE) isString = true;
    else if (unit === SQUARE || unit === CURLY) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (unit === SQUARE + 2 || unit === CURLY + 2) depth -= 1;
  }
  return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SQUARE = 0x5b;
const CURLY = 0x7b;
