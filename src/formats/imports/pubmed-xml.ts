import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { proseIn } from '../xml/prose.ts';
import { byElement, childOf, elementsOf, type XmlElement } from '../xml/records.ts';
import { type ArticlePart, articleOf, articleOrRecord } from './article.ts';
import { statusInfo } from './status-info.ts';

/**
 * PubMed XML (dtd.nlm.nih.gov): title and abstract of articles, books and their chapters, and citations alone. Inline
 * markup is flattened; labels of the abstract's parts stand before them.
 */
export const readPubmedXml = (): Feed =>
  byElement(
    ['PubmedArticle', 'PubmedBookArticle', 'MedlineCitation', 'BookDocument', 'DeleteCitation'],
    parseRecord,
  );

const parseRecord = (element: XmlElement): Iterable<Parsed> =>
  element.name === 'DeleteCitation' ? withdrawal(element) : parseArticle(element);

function* withdrawal(element: XmlElement): Generator<Parsed> {
  const withdrawn = elementsOf(element, 'PMID').map(proseIn);
  const reason = `PubMed has withdrawn ${withdrawn.join(', ')}`;
  yield { ...warn(`line ${element.line}`, reason), withdrawn };
}

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
  const [own, ...further] = elementsOf(article, 'Abstract');
  const abstract = own ?? others.find(isEnglish) ?? others[0];
  const parts: ArticlePart[] = [
    { kind: 'title', text: titles.map(proseIn).find(Boolean) ?? '' },
    ...elementsOf(abstract, 'AbstractText').map(abstractPart),
  ];
  const journal = childOf(article, 'Journal');
  const ids = [
    ...elementsOf(childOf(element, 'PubmedData', 'ArticleIdList')),
    ...elementsOf(childOf(citation, 'ArticleIdList')),
  ];
  const idOf = (kind: string) => proseIn(ids.find(({ attributes }) => attributes.IdType === kind));
  const version = childOf(citation, 'PMID')?.attributes.Version ?? '1';
  const document = articleOf(id, parts, {
    pmid: id,
    version: version === '1' ? '' : version,
    pmcid: idOf('pmc'),
    doi: idOf('doi') || proseIn(electronicDoi(article)),
    journal: proseIn(childOf(journal, 'ISOAbbreviation')) || proseIn(childOf(journal, 'Title')),
    year: yearOf(
      childOf(journal, 'JournalIssue', 'PubDate') ?? childOf(article, 'Book', 'PubDate'),
    ),
    authors: elementsOf(childOf(article, 'AuthorList'), 'Author').map(authorName).join('; '),
    ...statusInfo({
      isRetracted: elementsOf(childOf(article, 'PublicationTypeList')).some(
        ({ attributes }) => attributes.UI === RETRACTED_PUBLICATION,
      ),
      links: elementsOf(childOf(citation, 'CommentsCorrectionsList')).map((one) => ({
        kind: one.attributes.RefType ?? '',
        pmid: proseIn(childOf(one, 'PMID')),
      })),
    }),
  });
  const parsed = articleOrRecord(document, `line ${element.line}`, `article ${id}`);
  const unread = [...further, ...others].filter((other) => other !== abstract);
  if (unread.length > 0 && document.text !== '') {
    const languages = unread.map(({ attributes }) => attributes.Language ?? 'eng').join(', ');
    yield warn(`line ${element.line}`, `article ${id}: another abstract is not read: ${languages}`);
  }
  yield parsed;
}

/** Identifier of the publication type in MeSH. */
const RETRACTED_PUBLICATION = 'D016441';

const electronicDoi = (article: XmlElement): XmlElement | undefined =>
  elementsOf(article, 'ELocationID').find(({ attributes }) => attributes.EIdType === 'doi');

function authorName(author: XmlElement): string {
  const person = [childOf(author, 'LastName'), childOf(author, 'Initials')].map(proseIn);
  return person.filter(Boolean).join(' ') || proseIn(childOf(author, 'CollectiveName'));
}

/** A `MedlineDate` is prose: `1998 Dec-1999 Jan`. */
const yearOf = (date: XmlElement | undefined): string =>
  proseIn(childOf(date, 'Year')) ||
  (/\d{4}/.exec(proseIn(childOf(date, 'MedlineDate')))?.[0] ?? '');

function abstractPart(element: XmlElement): ArticlePart {
  const label = element.attributes.Label ?? '';
  const text = proseIn(element);
  const isNamed = label !== '' && label !== 'UNLABELLED';
  return {
    kind: isNamed ? label : 'abstract',
    text: isNamed && text !== '' ? `${label}: ${text}` : text,
  };
}
