import { isOneFile } from '../detection/one-file.ts';
import { whole } from '../exchange/lines.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { articleOf } from '../imports/article.ts';
import { paragraphsIn } from '../xml/prose.ts';
import { elementsOf, textIn, type XmlElement } from '../xml/records.ts';
import { mainOf, withoutApparatus } from './apparatus.ts';
import { pageInOneFile } from './one-file.ts';
import { withoutPageForm } from './page-form.ts';
import { htmlTree } from './tree.ts';

/**
 * A saved web page, in one file (MHTML) too, or a part of one: its prose as `elementRole` has it. Navigation, forms on it, scripts, figures, hidden parts and
 * the numbers of citations are left out.
 */
export const readHtml = (name: string): Feed => whole((source) => parsePage(source, name));

function* parsePage(source: string, name: string): Generator<Parsed> {
  const html = isOneFile(source) ? pageInOneFile(source) : source;
  if (html === undefined) {
    yield warn(name, 'the file has no page that can be decoded: left out');
    return;
  }
  const page = withoutPageForm(htmlTree(html));
  const paragraphs = paragraphsIn(mainOf(withoutApparatus(page)), 'body');
  if (paragraphs.length === 0) {
    yield warn(name, 'the page has no text: left out');
    return;
  }
  const metas = [...descendants(page, 'meta')];
  const metaOf = (...names: readonly string[]): string =>
    names
      .map((one) => metas.find(({ attributes }) => attributes.name?.toLowerCase() === one))
      .map((meta) => meta?.attributes.content?.trim() ?? '')
      .find((content) => content !== '') ?? '';
  // Only of the first: whole texts of titles within one another would take the square of the page.
  const [first] = descendants(page, 'title');
  const title = first && textIn(first).trim();
  const doi = metaOf('citation_doi', 'dc.identifier', 'prism.doi').replace(/^doi:/i, '');
  const info = {
    title: metaOf('citation_title', 'dc.title') || (title ?? '').replace(/\s+/g, ' '),
    doi: /^10\./.test(doi) ? doi : '',
    pmid: metaOf('citation_pmid'),
    journal: metaOf('citation_journal_title'),
  };
  yield { document: articleOf(info.doi || name, paragraphs, info) };
}

function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}
