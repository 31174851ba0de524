import { choices } from '../../../core/testing/random-numbers.ts';
import { detect } from '../../detect.ts';
import type { ExchangeFormat } from '../../exchange/format.ts';
import { type ExchangeDocument, mentionText } from '../../exchange/model.ts';
import { readAll } from '../read-all.ts';
import { broken, displaced } from './mutate.ts';
import { sampleOf } from './samples.ts';

/** What was wrong with the reading of an input; the input can be made again from its number. */
export interface Finding {
  readonly format: string;
  readonly seed: number;
  readonly kind: 'crash' | 'hang' | 'other letters' | 'no document';
  readonly what: string;
}

export interface FuzzOptions {
  /** Time that the machine worked, in milliseconds. */
  readonly clock: () => number;
  /** Longer than this is a hang, in milliseconds. */
  readonly limit: number;
}

/** Formats whose files do not say which letters a mention names: only that it is within the text can be checked. */
const WITHOUT_QUOTES: ReadonlySet<string> = new Set(['pubannotation']);

/** The input of a number: every other one broken, the others displaced. */
export function fuzzInput(format: ExchangeFormat, seed: number) {
  const random = choices(seed);
  const sample = sampleOf(format, seed);
  const isDisplaced = sample.letters.size > 0 && !WITHOUT_QUOTES.has(format.name) && random.once(2);
  return {
    file: isDisplaced ? displaced(sample.file, random) : broken(sample.file, random),
    beside:
      sample.beside !== undefined && random.once(3)
        ? displaced(sample.beside, random)
        : sample.beside,
    letters: isDisplaced ? sample.letters : undefined,
    chunk: random.once(2) ? undefined : 1 + random.number(200),
  };
}

/** Reads the input of a number, and says what was wrong with that. */
export function fuzzOne(
  format: ExchangeFormat,
  seed: number,
  options: FuzzOptions,
): Finding | undefined {
  const { file, beside, letters, chunk } = fuzzInput(format, seed);
  const found = (kind: Finding['kind'], what: string) => ({
    format: format.name,
    seed,
    kind,
    what,
  });
  const start = options.clock();
  let documents: readonly ExchangeDocument[];
  try {
    detect(file);
    detect(file.slice(0, file.length >> 1), '', false);
    // A chunk a letter of a long file would time the loop around the reader.
    documents = readAll(format, file, file.length > 20_000 ? undefined : chunk, beside).documents;
  } catch (error) {
    return found('crash', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const took = options.clock() - start;
  if (took > options.limit) return found('hang', `${Math.round(took)} ms for ${file.length} units`);
  for (const document of documents) {
    const wrong = promiseBroken(document) ?? (letters && misplaced(document, letters));
    if (wrong !== undefined) return found(letters ? 'other letters' : 'no document', wrong);
  }
  return undefined;
}

/** What of the promises of `ExchangeDocument` does not hold. */
function promiseBroken({
  text,
  mentions,
  relations,
  sections,
}: ExchangeDocument): string | undefined {
  for (const { spans, id } of mentions) {
    const isIn = spans.every(({ start, end }) => 0 <= start && start < end && end <= text.length);
    if (!isIn || spans.length === 0)
      return `mention ${id}: ${JSON.stringify(spans)} of ${text.length}`;
  }
  if (new Set(mentions.map(({ id }) => id)).size < mentions.length) return 'mentions of one id';
  if (new Set(relations.map(({ id }) => id)).size < relations.length) return 'relations of one id';
  const last = sections.find(({ end }, index) => end > (sections[index + 1]?.start ?? text.length));
  return last && `section ${last.kind}: ${last.start}-${last.end}`;
}

function misplaced(
  { text, mentions }: ExchangeDocument,
  letters: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  for (const { type, spans } of mentions) {
    const known = letters.get(type)?.map(squeezed);
    const there = mentionText(text, spans);
    // The stretch of a mention in pieces may hold any filler.
    if (known && !known.includes(squeezed(there)) && !isAround(there, known)) {
      return `${type}: ${JSON.stringify(there)}, not ${JSON.stringify(known)}`;
    }
  }
  return undefined;
}

/** White space is turned as formats like. */
const squeezed = (text: string): string => text.replace(/\s+/gu, '').replace(/^\ufeff/, '');

/** Begins and ends as a name that has other words in between. */
function isAround(covered: string, known: readonly string[]): boolean {
  const text = covered.trim();
  const names = known.flatMap((one) => one.split(/(?=Q[a-j])/));
  return (
    names.some((name) => text.startsWith(name.slice(0, 3))) &&
    names.some((name) => text.endsWith(name.slice(-2)))
  );
}
