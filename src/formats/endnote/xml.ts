import type { Feed, Parsed } from '../exchange/model.ts';
import { articleOf, articleOrRecord } from '../imports/article.ts';
import { undoMarkup } from '../imports/undo-markup.ts';
import { byElement, childOf, elementsOf, textIn, type XmlElement } from '../xml/records.ts';

/** EndNote's XML: a `record` holds its title and abstract in runs of one style each. */
export const readEndnoteXml = (name: string): Feed =>
  byElement(['record'], (element) => parseRecord(element, name));

function* parseRecord(element: XmlElement, name: string): Generator<Parsed> {
  const get = (...path: readonly string[]): string =>
    undoMarkup(
      textIn(childOf(element, ...path))
        .replace(/[ \t\r\n]+/g, ' ')
        .trim(),
    );
  const parts = [
    { kind: 'title', text: get('titles', 'title') },
    { kind: 'abstract', text: get('abstract') },
  ];
  const place = `line ${element.line}`;
  const info = {
    doi: get('electronic-resource-num'),
    journal: get('periodical', 'full-title') || get('titles', 'secondary-title'),
    year: /\d{4}/.exec(get('dates', 'year'))?.[0] ?? '',
    authors: elementsOf(childOf(element, 'contributors', 'authors'), 'author')
      .map((author) => textIn(author).trim())
      .join('; '),
  };
  const id = get('accession-num') || get('rec-number') || info.doi || `${name}:${element.line}`;
  yield articleOrRecord(articleOf(id, parts, info), place, 'record');
}
