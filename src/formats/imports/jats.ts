import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { paragraphsIn, proseIn } from '../xml/prose.ts';
import { byElement, childOf, elementsOf, textIn, type XmlElement } from '../xml/records.ts';
import { type ArticlePart, articleOf } from './article.ts';

/**
 * JATS (jats.nlm.nih.gov): title, abstract and body, section by section; tables, figures, formulas, footnotes, references
 * and the numbers of citations are left out (`elementRole`).
 */
export const readJats = (): Feed => byElement(['article'], parseArticle);

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
  const parts: ArticlePart[] = [
    { kind: 'title', text: titleOf(childOf(meta, 'title-group')) },
    ...elementsOf(meta, 'abstract').flatMap((one) => paragraphsIn(one, 'abstract')),
    ...elementsOf(element, 'body').flatMap((one) => paragraphsIn(one, 'body')),
  ];
  if (parts.every(({ text }) => text === '')) {
    yield warn(`line ${element.line}`, `article ${id} has no text: left out`);
    return;
  }
  const info = {
    doi: idOf('doi'),
    pmid: idOf('pmid'),
    pmcid: pmc === '' ? '' : id,
    journal: journalOf(childOf(element, 'front', 'journal-meta')),
    year: proseIn(childOf(meta, 'pub-date', 'year')),
    authors: elementsOf(meta, 'contrib-group')
      .flatMap((group) => elementsOf(group, 'contrib'))
      .filter(({ attributes }) => (attributes['contrib-type'] ?? 'author') === 'author')
      .map(authorName)
      .filter(Boolean)
      .join('; '),
  };
  yield { document: articleOf(id, parts, info) };
}

const journalOf = (meta: XmlElement | undefined): string =>
  [childOf(meta, 'journal-title-group', 'journal-title'), childOf(meta, 'journal-title')]
    .map(proseIn)
    .find(Boolean) ?? '';

/** `Mori K`, as PubMed has names, or the name of a group. */
function authorName(contrib: XmlElement): string {
  const name =
    childOf(contrib, 'name') ??
    childOf(contrib, 'name-alternatives', 'name') ??
    childOf(contrib, 'string-name');
  const surname = proseIn(childOf(name, 'surname'));
  if (surname === '') return proseIn(childOf(contrib, 'collab')) || proseIn(name);
  const initials = proseIn(childOf(name, 'given-names')).match(/(?<!\p{L})\p{L}/gu) ?? [];
  return [surname, initials.join('').toUpperCase()].filter(Boolean).join(' ');
}

/** Title and subtitles as they are printed: `BRCA1 loss: a study of mice`. */
const titleOf = (group: XmlElement | undefined): string =>
  [...elementsOf(group, 'article-title'), ...elementsOf(group, 'subtitle')]
    .map(proseIn)
    .filter((part) => part !== '')
    .reduce(
      (title, part) => (/[:.?!–—-]$/u.test(title) ? `${title} ${part}` : `${title}: ${part}`),
      '',
    )
    .replace(/^: /, '');
