import { byBlock, type LineBlock } from '../exchange/lines.ts';
import type { Feed, Parsed } from '../exchange/model.ts';
import { type ArticlePart, articleOf, articleOrRecord } from './article.ts';
import { CITATION } from './pubmed-citation.ts';

/** The lines behind an abstract that tell of its record. */
const FIELD = /^(DOI|PMCID|PMID):\s*(\S+)/gmu;

/** Paragraphs that are neither title nor abstract. */
const APPARATUS =
  /^(?:Author information|Collaborators|Comment (?:in|on)|Update (?:in|of)|Erratum (?:in|for)|Corrected and republished|Republished|Retraction (?:in|of)|Expression of concern|Summary for patients|Original report|ISBN|DOI|PMCID|PMID|Conflict of interest statement|©|\(c\)|Copyright)\b|^©|^\(c\)/iu;

/** `Lindqvist A(1), de la Cruz BM(2)(3); Group X.`: names with initials, and the numbers of their affiliations. */
const AUTHORS =
  /^(?:[\p{L}'’. -]{1,60} \p{Lu}{1,4}(?: (?:Jr|Sr|2nd|3rd|II|III))?(?:\(#?\d+\))*(?:[,;] |\.$))/u;

/** `BACKGROUND:`, `MATERIALS AND METHODS:` at the beginning of a line. */
const LABEL = /^([A-Z][A-Z ,/&()-]{2,60}):\s/u;

/**
 * Text as PubMed shows and saves it (format 'Abstract'): numbered records, two blank lines before each, whose paragraphs are citation, title,
 * authors, affiliations, abstract and notes.
 */
export function readPubmedText(name: string): Feed {
  let blanks = 2;
  return byBlock({
    begins: (line) => {
      const isNew = blanks >= 2 && CITATION.test(line);
      blanks = line.trim() === '' ? blanks + 1 : 0;
      return isNew;
    },
    ends: () => false,
    parse: (block) => parseRecord(block, name),
  });
}

function* parseRecord({ lines, first }: LineBlock, name: string): Generator<Parsed> {
  const [citation = [], title = [], ...rest] = paragraphsOf(lines);
  const fields = new Map(
    Array.from(lines.join('\n').matchAll(FIELD), ([, tag = '', value = '']) => [tag, value]),
  );
  const [authors = []] = rest.filter((one) => AUTHORS.test(one.join(' '))).slice(0, 1);
  const prose = rest.filter((one) => one !== authors && !APPARATUS.test(one[0] ?? ''));
  const parts: ArticlePart[] = [
    { kind: 'title', text: title.join(' ') },
    ...prose.flatMap(abstractParts),
  ];
  const source = citation.join(' ').replace(/^\d+\. /u, '');
  const info = {
    pmid: fields.get('PMID') ?? '',
    pmcid: fields.get('PMCID') ?? '',
    doi: fields.get('DOI') ?? '',
    journal: /^[^.]+/u.exec(source)?.[0] ?? '',
    year: /\b(?:1[89]|20)\d{2}\b/u.exec(source)?.[0] ?? '',
    authors: authors
      .join(' ')
      .replace(/\(#?\d+\)|\.$/gu, '')
      .replace(/[,;] /gu, '; '),
  };
  const id = info.pmid || info.doi || `${name}:${first}`;
  yield articleOrRecord(articleOf(id, parts, info), `line ${first}`, 'record');
}

/** Lines between blank ones. */
function paragraphsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const paragraphs: string[][] = [];
  let isOpen = false;
  for (const line of lines.map((one) => one.trim())) {
    if (line === '') isOpen = false;
    else if (isOpen) paragraphs.at(-1)?.push(line);
    else {
      paragraphs.push([line]);
      isOpen = true;
    }
  }
  return paragraphs;
}

/** A paragraph as its labelled parts. */
function abstractParts(lines: readonly string[]): readonly ArticlePart[] {
  const parts: { kind: string; lines: string[] }[] = [];
  for (const line of lines) {
    const label = LABEL.exec(line)?.[1];
    const last = parts.at(-1);
    if (label !== undefined || !last) parts.push({ kind: label ?? 'abstract', lines: [line] });
    else last.lines.push(line);
  }
  return parts.map((part) => ({ kind: part.kind, text: part.lines.join(' ') }));
}
