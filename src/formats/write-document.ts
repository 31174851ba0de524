import type { Loss } from './exchange/features.ts';
import type { ExchangeFormat } from './exchange/format.ts';
import { lossesBetween } from './exchange/losses.ts';
import type { ExchangeDocument } from './exchange/model.ts';
import { wellFormed, wellFormedDocument } from './exchange/well-formed.ts';

export interface Written {
  /** Between the writer's head and tail. */
  readonly content: string;
  readonly losses: readonly Loss[];
}

/**
 * Writes a document and says what that loses: it is read again, as anybody else would read it, and compared. This
 * costs about as much again as writing, and in return no loss goes unsaid.
 */
export function writeDocument(
  format: ExchangeFormat,
  document: ExchangeDocument,
  date: Date,
): Written {
  const { writer } = format;
  if (!writer) throw new Error(`${format.name} is not written`);
  // Half a surrogate pair has no bytes in UTF-8: what is written is what would arrive.
  const arriving = wellFormedDocument(document);
  const content = wellFormed(writer.document(arriving, date));
  if (format.losses) return { content, losses: format.losses(document) };
  const besides = writer.beside?.map((one) => wellFormed(one.content(arriving)));
  const feed = format.read?.('', besides?.[0]);
  const parsed = feed
    ? [...feed.push(writer.head(date) + content + writer.tail), ...feed.end()]
    : [];
  const [again] = parsed.flatMap((one) => ('document' in one ? [one.document] : []));
  return { content, losses: lossesBetween(document, again) };
}
