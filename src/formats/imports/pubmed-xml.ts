import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { proseIn } from '../xml/prose.ts';
import { byElement, childOf, elementsOf, type XmlElement } from '../xml/records.ts';
import { articleOf, type Part } from './article.ts';

/**
 * PubMed XML (dtd.nlm.nih.gov): title and abstract of articles, books and their chapters, and citations alone. Inline
 * markup is flattened; labels of the abstract's parts stand before them.
 */
export const readPubmedXml = (): Feed =>
  byElement(
    ['PubmedArticle', 'PubmedBookArticle', 'MedlineCitation', 'BookDocument'],
    parseArticle,
  );

function* parseArticle(element: XmlElement): Generator<Parsed> {
  const citation =
    childOf(element, 'MedlineCitation') ?? childOf(element, 'BookDocument') ?? element;
  // A book has no element between.
  const article = childOf(citation, 'Article') ?? citation;
  const id = proseIn(childOf(citation, 'PMID'));
  const titles = [
    childOf(article, 'ArticleTitle'),
    childOf(article, 'VernacularTitle'),
    childOf(article, 'Book', 'BookTitle'),
  ];
  const others = elementsOf(citation, 'OtherAbstract');
  const isEnglish = ({ attributes }: XmlElement) => (attributes.Language ?? 'eng') === 'eng';
  const abstract = childOf(article, 'Abstract') ?? others.find(isEnglish) ?? others[0];
  const parts: Part[] = [
    { kind: 'title', text: titles.map(proseIn).find(Boolean) ?? '' },
    ...elementsOf(abstract, 'AbstractText').map(abstractPart),
  ];
  if (parts.every(({ text }) => text === '')) {
    yield warn(`line ${element.line}`, `article ${id} has no title and no abstract: left out`);
    return;
  }
  const unread = others.filter((other) => other !== abstract);
  if (unread.length > 0) {
    const languages = unread.map(({ attributes }) => attributes.Language ?? 'eng').join(', ');
    yield warn(`line ${element.line}`, `article ${id}: another abstract is not read: ${languages}`);
  }
  const journal = childOf(article, 'Journal');
  yield {
    document: articleOf(id, parts, {
      doi: [
        ...elementsOf(childOf(element, 'PubmedData', 'ArticleIdList')),
        ...elementsOf(childOf(citation, 'ArticleIdList')),
      ]
        .filter(({ attributes }) => attributes.IdType === 'doi')
        .map(proseIn)
        .join(' '),
      journal: proseIn(childOf(journal, 'ISOAbbreviation')),
      year: yearOf(
        childOf(journal, 'JournalIssue', 'PubDate') ?? childOf(article, 'Book', 'PubDate'),
      ),
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
