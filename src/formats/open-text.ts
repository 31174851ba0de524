import { detectFormat } from './detect.ts';
import type { Parsed } from './exchange/model.ts';
import { formatNamed } from './formats.ts';

/** What was found in a file or paste that is in some format. */
export interface Opened {
  /** Of the first document. */
  readonly text: string;
  readonly origin: Origin;
}

/** What a text was taken out of, and what was not taken with it. */
export interface Origin {
  /** The format's name for people. */
  readonly format: string;
  readonly documents: number;
  /** Of the first document. */
  readonly mentions: number;
  /** Records and lines that could not be read as they stand. */
  readonly warnings: number;
}

/** The text in a file or paste, when that is in a format with a text in it; undefined: it is a text itself. */
export function openText(content: string, fileName = ''): Opened | undefined {
  const format = formatNamed(detectFormat(content, fileName) ?? '');
  const feed = format?.read?.(fileName);
  if (!format || !feed) return undefined;
  const parsed: readonly Parsed[] = [...feed.push(content), ...feed.end()];
  const documents = parsed.flatMap((one) => ('document' in one ? [one.document] : []));
  const [first] = documents;
  if (!first) return undefined;
  const origin = {
    format: format.title,
    documents: documents.length,
    mentions: first.mentions.length,
    warnings: parsed.length - documents.length,
  };
  return { text: first.text, origin };
}
