import { type Parsed, warn } from '../exchange/model.ts';
import { adviceFor, type Decoder, undecodedSentence } from './decode.ts';

/** What stands for a byte that could not be decoded: the second half of a pair without the first. */
const ESCAPED = /[\udc80-\udcff]/u;

/**
 * Leaves out the documents that hold a byte which is no text, and names it; they never come with another letter in its
 * place. The others are read.
 */
export function refusing(decoder: Decoder): (parsed: Iterable<Parsed>) => Iterable<Parsed> {
  let isTold = false;
  return function* refuse(parsed) {
    const undecoded = decoder.undecoded();
    if (!undecoded) {
      yield* parsed;
      return;
    }
    if (!isTold) {
      isTold = true;
      const reason = `${undecodedSentence(undecoded)}; ${adviceFor(undecoded)}`;
      yield warn(`line ${undecoded.line}`, reason);
    }
    for (const one of parsed) {
      if ('warning' in one || !holds(one.document)) yield one;
      else {
        const name = one.document.id.replace(/[\udc80-\udcff]/gu, '?');
        yield warn(name, 'left out: it holds a byte that is no text');
      }
    }
  };
}

function holds(value: unknown): boolean {
  if (typeof value === 'string') return ESCAPED.test(value);
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([key, one]) => holds(key) || holds(one));
}
