import { xmlTokenizer } from '../xml/tokens.ts';
import type { Finding } from './finding.ts';

/** Root elements, without their prefixes, that say all. */
const ROOTS: ReadonlyMap<string, string> = new Map([
  ['PubmedArticleSet', 'pubmed-xml'],
  ['PubmedArticle', 'pubmed-xml'],
  ['PubmedBookArticleSet', 'pubmed-xml'],
  ['PubmedBookArticle', 'pubmed-xml'],
  ['BookDocumentSet', 'pubmed-xml'],
  ['BookDocument', 'pubmed-xml'],
  ['MedlineCitationSet', 'pubmed-xml'],
  ['MedlineCitation', 'pubmed-xml'],
]);

/** Elements that say all with the one that follows them, in whatever they stand: sets of articles, answers of servers. */
const PAIRS: readonly (readonly [string, ReadonlySet<string>, string])[] = [
  ['collection', new Set(['source', 'date', 'key', 'infon', 'document']), 'bioc-xml'],
  ['document', new Set(['id', 'infon', 'passage']), 'bioc-xml'],
  ['xml', new Set(['records']), 'endnote-xml'],
  ['record', new Set(['database', 'source-app', 'rec-number']), 'endnote-xml'],
  ['article', new Set(['processing-meta', 'front', 'body']), 'jats'],
];

/** Elements with which a web page begins, or a part of one. */
const PAGE = new Set(
  'html head body main div section p h1 h2 h3 ul ol dl table blockquote'.split(' '),
);

/** Elements in which prose may begin: `<i>BRCA1</i> carriers`. */
const INLINE = new Set(['a', 'b', 'br', 'em', 'i', 'small', 'span', 'strong', 'sub', 'sup', 'u']);

/** How much of a file is searched for a record, in UTF-16 units. */
const SEARCHED = 1_000_000;

/** What a text that begins with `<` is; undefined where it is prose all the same. */
export function findMarkup(text: string, isAll: boolean): Finding | undefined {
  const tokenizer = xmlTokenizer();
  let root: string | undefined;
  let before = '';
  for (const token of tokenizer.push(text.slice(0, SEARCHED))) {
    if (token.kind === 'trouble' && root === undefined) return undefined;
    if (token.kind !== 'open') continue;
    if (root === undefined) {
      if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(token.name)) return undefined;
      root = token.name;
    }
    const format = ROOTS.get(token.name) ?? pairOf(before, token.name);
    if (format !== undefined) return { kind: 'format', format };
    before = token.name;
  }
  if (root === undefined)
    return isAll || text.length > SEARCHED ? undefined : { kind: 'undecided' };
  const isDeclared = /^<(\?xml|!doctype)/i.test(text);
  if (!isDeclared && INLINE.has(root.toLowerCase())) return undefined;
  const isPart = PAGE.has(root.toLowerCase()) && !/^<\?xml/i.test(text);
  if (isPart || root.toLowerCase() === 'html' || /^<!doctype html/i.test(text)) {
    return { kind: 'format', format: 'html' };
  }
  if (!isAll && text.length < SEARCHED) return { kind: 'undecided' };
  if (!isDeclared && !/<\/[^<>]+>\s*$|\/>\s*$/.test(text)) return undefined;
  return {
    kind: 'unknown',
    reason: `is markup of a kind that is not read (<${root}>); JATS, PubMed XML, EndNote XML, BioC and HTML are read, of other documents copy the text`,
  };
}

const pairOf = (one: string, two: string): string | undefined =>
  PAIRS.find(([name, next]) => name === one && next.has(two))?.[2];
