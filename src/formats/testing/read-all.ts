import type { ExchangeFormat } from '../exchange/format.ts';
import type { ExchangeDocument, Parsed, Warning } from '../exchange/model.ts';

interface ReadFile {
  readonly documents: readonly ExchangeDocument[];
  readonly warnings: readonly Warning[];
}

/** A file read in chunks of a size, as a stream would bring it. */
export function readAll(
  format: ExchangeFormat,
  source: string,
  chunkSize = source.length + 1,
  beside?: string,
): ReadFile {
  const feed = format.read?.('file', beside);
  if (!feed) throw new Error(`${format.name} is not read`);
  const parsed: Parsed[] = [];
  for (let at = 0; at < source.length; at += chunkSize) {
    parsed.push(...feed.push(source.slice(at, at + chunkSize)));
  }
  parsed.push(...feed.end());
  return {
    documents: parsed.flatMap((one) => ('document' in one ? [one.document] : [])),
    warnings: parsed.flatMap((one) => ('warning' in one ? [one.warning] : [])),
  };
}
