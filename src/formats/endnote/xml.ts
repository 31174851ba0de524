import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { articleOf } from '../imports/article.ts';
import { undoMarkup } from '../imports/undo-markup.ts';
import { byElement, childOf, textIn, type XmlElement } from '../xml/records.ts';

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
  if (parts.every(({ text }) => text === '')) {
    yield warn(place, 'record has no title and no abstract: left out');
    return;
  }
  const info = {
    doi: get('electronic-resource-num'),
    journal: get('periodical', 'full-title') || get('titles', 'secondary-title'),
    year: get('dates', 'year').slice(0, 4),
  };
  const id = get('accession-num') || get('rec-number') || info.doi || `${name}:${element.line}`;
  yield { document: articleOf(id, parts, info) };
}
