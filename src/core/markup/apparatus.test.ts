import { describe, expect, it } from 'vitest';
import {
  isApparatusHeading,
  isMarkedApparatus,
  isProgramText,
  isReferencesHeading,
} from './apparatus.ts';

const marked = (attributes: Readonly<Record<string, string>>): boolean =>
  isMarkedApparatus({ name: 'div', attribute: (name) => attributes[name] });

describe('apparatus', () => {
  it.each([
    { role: 'navigation' },
    { role: 'doc-bibliography' },
    { itemprop: 'author' },
    { property: 'schema:affiliation' },
    { typeof: 'schema:Person' },
    { itemtype: 'https://schema.org/BreadcrumbList' },
    { class: 'ref-list' },
    { class: 'sec ref-list-sec' },
    { class: 'c-article-references__list' },
    { class: 'ArticleReferences_list__x1Y2z' },
    { class: 'contrib-group fm-author' },
    { class: 'author-list' },
    { class: 'affiliations' },
    { class: 'CodeMirror' },
    { id: 'cookie-banner' },
    { id: 'onetrust-banner-sdk' },
    { id: 'cited-by' },
  ])('is told by %o', (attributes) => {
    expect(marked(attributes)).toBe(true);
  });

  it.each([
    { role: 'article' },
    { role: 'doc-abstract' },
    { itemprop: 'articleBody' },
    { class: 'abstract' },
    { class: 'article-content article-body' },
    { class: 'has-sidebar' },
    { class: 'authorized' },
    { class: 'section codec' },
    { class: 'tsec sec' },
    { class: 'main-content' },
    { class: 'highlight' },
    { id: 'S3' },
  ])('is not told by %o', (attributes) => {
    expect(marked(attributes)).toBe(false);
  });

  it.each([
    'References',
    '5. References',
    'Literature cited:',
    'Bibliographie',
    'Literaturverzeichnis',
    '参考文献',
    'Author contributions',
    'Authors’ contributions',
    'Conflict of interest statement',
    'Declaration of competing interest',
    'Similar articles',
  ])('begins under the heading %s', (title) => {
    expect(isApparatusHeading(title)).toBe(true);
  });

  it.each([
    'Reference genome',
    'Results',
    'Authors who reported asthma',
    'Acknowledgements',
    'Funding',
    'Conflicts between models',
    'Shared pathways',
  ])('does not begin under the heading %s', (title) => {
    expect(isApparatusHeading(title)).toBe(false);
    expect(isReferencesHeading(title)).toBe(false);
  });

  it('is program text, and no other text in lines of its own', () => {
    expect(isProgramText('library(cancer)\ndat <- subset(x, gene == "BRCA2")')).toBe(true);
    expect(isProgramText('fit <- lm(IL6 ~ asthma + aspirin)\nsummary(fit)')).toBe(true);
    expect(
      isProgramText('BACKGROUND: IL-6 (interleukin 6) rose in\n  mice (p < 0.05) with asthma.'),
    ).toBe(false);
  });
});
