import { type ExchangeFormat, writeFile } from '../../exchange/format.ts';
import { importDocument } from '../../import/import-document.ts';
import { type KnownDocument, knownDocument } from '../known-documents.ts';

/** A file as a tool would write it. */
export interface Sample {
  readonly file: string;
  /** What lies beside it (brat). */
  readonly beside?: string;
  readonly letters: KnownDocument['letters'];
}

const date = new Date('2026-01-02T03:04:05Z');

/** How a title and a paragraph are written in the formats that can be read but not written. */
const READ_ALONE: Readonly<Record<string, (title: string, prose: string, id: string) => string>> = {
  'pubmed-xml': (title, prose, id) =>
    `<?xml version="1.0"?>\n<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>${id}</PMID><Article><ArticleTitle>${xml(title)}</ArticleTitle><Abstract><AbstractText Label="AIM">${xml(prose)} Ca<sup>2+</sup></AbstractText></Abstract></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>\n`,
  jats: (title, prose, id) =>
    `<article><front><article-meta><article-id pub-id-type="pmc">${id}</article-id><title-group><article-title>${xml(title)}</article-title></title-group><abstract><p>${xml(prose)}</p></abstract></article-meta></front><body><sec><title>A</title><p>${xml(prose)}<sup><xref ref-type="bibr">1</xref></sup><list><list-item><p>x</p></list-item></list></p></sec></body></article>`,
  html: (title, prose) =>
    `<!DOCTYPE html><html><head><title>${xml(title)}</title><style>p{}</style></head><body><h1>${xml(title)}</h1><p class="a">${xml(prose)}<sup>1</sup><ul><li>a<li>b</ul><table><tr><td>c<td hidden>d</table><form><input></form></body></html>`,
  'endnote-xml': (title, prose, id) =>
    `<xml><records><record><database>a</database><rec-number>${id}</rec-number><titles><title><style face="normal">${xml(title)}</style></title></titles><abstract>${xml(prose)}</abstract></record></records></xml>`,
  nbib: (title, prose, id) =>
    `PMID- ${id}\nTI  - ${title}\nAB  - ${prose}\n      more.\nDP  - 2001\n\n`,
  'pubmed-text': (title, prose, id) =>
    `1. J Gout. 2001 May;3(1):2-3. doi: 10.1000/x.\n\n${title}\n\nDoe J(1).\n\nAuthor information:\n(1)Gout Institute.\n\nAIM: ${prose}\nmore.\n\nPMID: ${id}\n\n\n`,
  ris: (title, prose, id) =>
    `TY  - JOUR\nID  - ${id}\nTI  - ${title}\nAB  - ${prose}\nmore.\nER  - \n\n`,
  endnote: (title, prose, id) =>
    `%0 Journal Article\n%T ${title}\n%X ${prose}\nmore.\n%F ${id}\n\n`,
  'web-of-science': (title, prose, id) =>
    `PT J\nTI ${title}\n   more\nAB ${prose}\nUT ${id}\nER\n\n`,
  bibtex: (title, prose, id) =>
    `@string{x = "J"}\n@article{k${id},\n  title = {{${title}} \\"{o} $\\alpha$},\n  abstract = "${prose.replaceAll('"', "''")}" # x,\n  year = 2001\n}\n`,
  table: (title, prose, id) =>
    `id,title,abstract,year\r\n${id},"${title.replaceAll('"', '""')}","${prose.replaceAll('"', '""')}\r\nmore",2001\r\n`,
  text: (title, prose) => `${title}\n${prose}\n`,
};

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A file in a format by its number, of one to three documents. */
export function sampleOf(format: ExchangeFormat, seed: number): Sample {
  const { name, writer, writePage, read } = format;
  const count = seed % 4 === 0 && !writer?.beside ? 2 + (seed % 3) : 1;
  const known = Array.from({ length: count }, (_, index) => knownDocument(seed * 3 + index));
  const documents = known.map(({ document }) => document);
  const [first] = documents;
  const alone = READ_ALONE[name];
  if (alone || !read) {
    const parts = documents.map(({ id, text }) => {
      const [title = '', ...others] = text.split('\n');
      return alone?.(title, others.join(' '), id) ?? '';
    });
    return { file: parts.join(''), letters: new Map() };
  }
  // Types are given to mentions one document at a time.
  const letters = documents.length === 1 ? (known[0]?.letters ?? new Map()) : merged(known);
  if (writePage && first) {
    return { file: writePage(importDocument(first, 'a').document, date), letters };
  }
  if (!writer) return { file: '', letters };
  const beside = first && writer.beside?.[0]?.content(first);
  return {
    file: writeFile(writer, documents, date),
    letters,
    ...(beside !== undefined && { beside }),
  };
}

/** Each type stands for a mention in each document. */
function merged(known: readonly KnownDocument[]): KnownDocument['letters'] {
  const letters = new Map<string, readonly string[]>();
  for (const one of known)
    for (const [type, texts] of one.letters)
      letters.set(type, [...(letters.get(type) ?? []), ...texts]);
  return letters;
}
