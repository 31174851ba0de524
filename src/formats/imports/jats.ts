import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import {
  byElement,
  childOf,
  elementsOf,
  proseIn,
  textIn,
  type XmlElement,
} from '../xml/records.ts';
import { articleOf, type Part } from './article.ts';

/** JATS (jats.nlm.nih.gov): title, abstract and body, section by section; tables, figures and references are left out. */
export const readJats = (): Feed => byElement('article', parseArticle);

function* parseArticle(element: XmlElement): Generator<Parsed> {
  const meta = childOf(element, 'front', 'article-meta');
  const ids = elementsOf(meta, 'article-id');
  const idOf = (...kinds: readonly string[]): string =>
    kinds
      .map((kind) => ids.find(({ attributes }) => attributes['pub-id-type'] === kind))
      .map(textIn)
      .find((id) => id !== '') ?? '';
  const pmc = idOf('pmc', 'pmcid', 'pmcaid');
  const id = pmc === '' ? idOf('pmid', 'doi') : `PMC${pmc.replace(/^PMC/i, '')}`;
  const parts: Part[] = [
    { kind: 'title', text: prose(childOf(meta, 'title-group', 'article-title')) },
    ...elementsOf(meta, 'abstract').flatMap((one) => blocks(one, 'abstract')),
    ...elementsOf(element, 'body').flatMap((one) => blocks(one, 'body')),
  ];
  if (parts.every(({ text }) => text === '')) {
    yield warn(`line ${element.line}`, `article ${id} has no text: left out`);
    return;
  }
  const info = {
    doi: idOf('doi'),
    pmid: idOf('pmid'),
    year: proseIn(childOf(meta, 'pub-date', 'year')),
  };
  yield { document: articleOf(id, parts, info) };
}

const LEFT_OUT = new Set([
  'table-wrap',
  'fig',
  'fig-group',
  'table-wrap-group',
  'supplementary-material',
  'ref-list',
  'disp-formula',
]);

/** Paragraphs and headings in order; `kind` is the heading of the outermost section. */
function blocks(element: XmlElement, kind: string): readonly Part[] {
  return elementsOf(element).flatMap((child): readonly Part[] => {
    if (LEFT_OUT.has(child.name)) return [];
    if (child.name === 'sec') {
      const title = proseIn(childOf(child, 'title'));
      return blocks(child, kind === 'body' && title !== '' ? title : kind);
    }
    if (child.name === 'list' || child.name === 'list-item' || child.name === 'disp-quote')
      return blocks(child, kind);
    return child.name === 'p' || child.name === 'title' ? [{ kind, text: prose(child) }] : [];
  });
}

/** A paragraph without the floats and footnotes within it. */
function prose(element: XmlElement | undefined): string {
  const text = (one: XmlElement | string): string =>
    typeof one === 'string'
      ? one
      : LEFT_OUT.has(one.name) || one.name === 'fn'
        ? ''
        : one.children.map(text).join('');
  return element
    ? text(element)
        .replace(/[ \t\n\r]+/g, ' ')
        .trim()
    : '';
}
