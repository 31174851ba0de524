import {
  type ExchangeDocument,
  type Info,
  type Parsed,
  type Section,
  warn,
} from '../exchange/model.ts';

/** A part of an article as prose. */
export interface ArticlePart {
  readonly kind: string;
  readonly text: string;
}

/** An article without annotations: its parts, empty ones left out, a line each. */
export function articleOf(
  id: string,
  parts: readonly ArticlePart[],
  info: Readonly<Record<string, string>>,
): ExchangeDocument {
  let text = '';
  const sections: Section[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    if (text !== '') text += '\n';
    sections.push({ kind: part.kind, start: text.length, end: text.length + part.text.length });
    text += part.text;
  }
  const known: Info = Object.fromEntries(Object.entries(info).filter(([, value]) => value !== ''));
  return { id, text, sections, mentions: [], relations: [], info: known };
}

/** The article, or, where it has no text to read, a warning with what is known of it. */
export const articleOrRecord = (article: ExchangeDocument, place: string, what: string): Parsed =>
  article.text.trim() === ''
    ? { ...warn(place, `${what} has no title and no abstract: left out`), record: article }
    : { document: article };
