import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { proseIn } from '../xml/prose.ts';
import { byElement, childOf, elementsOf, type XmlElement } from '../xml/records.ts';
import { articleOf, type Part } from './article.ts';

/** PubMed XML (dtd.nlm.nih.gov): title and abstract. Inline markup is flattened; labels of its parts stand before them. */
export const readPubmedXml = (): Feed => byElement('PubmedArticle', parseArticle);

function* parseArticle(element: XmlElement): Generator<Parsed> {
  const citation = childOf(element, 'MedlineCitation');
  const article = childOf(citation, 'Article');
  const id = proseIn(childOf(citation, 'PMID'));
  const parts: Part[] = [
    { kind: 'title', text: proseIn(childOf(article, 'ArticleTitle')) },
    ...elementsOf(childOf(article, 'Abstract'), 'AbstractText').map(abstractPart),
  ];
  if (parts.every(({ text }) => text === '')) {
    yield warn(`line ${element.line}`, `article ${id} has no title and no abstract: left out`);
    return;
  }
  const journal = childOf(article, 'Journal');
  yield {
    document: articleOf(id, parts, {
      doi: elementsOf(childOf(element, 'PubmedData', 'ArticleIdList'))
        .filter(({ attributes }) => attributes.IdType === 'doi')
        .map(proseIn)
        .join(' '),
      journal: proseIn(childOf(journal, 'ISOAbbreviation')),
      year: yearOf(childOf(journal, 'JournalIssue', 'PubDate')),
    }),
  };
}

/** A `MedlineDate` is prose: `1998 Dec-1999 Jan`. */
const yearOf = (date: XmlElement | undefined): string =>
  proseIn(childOf(date, 'Year')) ||
  (/\d{4}/.exec(proseIn(childOf(date, 'MedlineDate')))?.[0] ?? '');

function abstractPart(element: XmlElement): Part {
  const label = element.attributes.Label ?? '';
  const text = proseIn(element);
  const isNamed = label !== '' && label !== 'UNLABELLED';
  return {
    kind: isNamed ? label : 'abstract',
    text: isNamed && text !== '' ? `${label}: ${text}` : text,
  };
}
