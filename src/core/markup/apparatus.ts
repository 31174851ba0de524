/** An element of JATS or HTML, as far as its own marks tell what it is. */
export interface ApparatusMarks {
  /** Without a prefix, in small letters. */
  readonly name: string;
  readonly attribute: (name: string) => string | null | undefined;
}

const words = (text: string): readonly string[] => text.split(/\s+/u);

/** Roles of WAI-ARIA and DPUB-ARIA: landmarks beside the text, controls, notes, lists of references. */
const ROLES = new Set(
  words(`navigation banner contentinfo complementary search form toolbar menu menubar menuitem tablist tab
    tree listbox option dialog alertdialog alert status tooltip button checkbox radio switch slider combobox searchbox
    textbox progressbar scrollbar spinbutton doc-backlink doc-biblioentry doc-bibliography doc-biblioref doc-colophon
    doc-credit doc-credits doc-endnote doc-endnotes doc-footnote doc-index doc-noteref doc-pagebreak doc-pagelist
    doc-toc`),
);

/** Properties of schema.org, as `itemprop` or RDFa's `property`. */
const PROPERTIES = new Set(
  words(`author creator contributor editor publisher affiliation citation comment breadcrumb datepublished
    datemodified datecreated copyrightholder copyrightyear license`),
);

const TYPES =
  /(?:^|[\s/:])(?:Person|Organization|BreadcrumbList|SiteNavigationElement|WPHeader|WPFooter|WPSideBar|Comment)(?:\s|$)/u;

/** What publishers call these parts in `class` and `id`: after JATS' elements, or after what they show. */
const NAMED =
  words(`ref-list reflist ref-cit-list references? bibliograph(?:y|ies) biblio citations? cit-list
    cited-literature literature-cited works-cited fn-group fn-list foot-?notes? end-?notes? table-fn
    by-?lines? contribs? contrib-group contributors? contributor-(?:info|information) authors? author-(?:names?|infos?|information|notes?|groups?|affiliations?|bios?)
    auths? cg fm-[a-z]+ loa hlfld-contribauthor cite-authors citation-authors affs? affils? affiliations? institutions?
    corresp corresponding-authors? correspondence
    nav nav-?bar navigation bread-?crumbs? menu toc tocs table-of-contents side-?bar pagination pager skip-links?
    jump-(?:to|links) tool-?bar tools share sharing social social-(?:share|links|media) addthis
    cookies? cookie-(?:consent|policy|law) consent gdpr onetrust-[a-z-]+ ot-sdk[a-z-]* cc-window news-?letter subscribe
    advert advertisements? ads? adsbygoogle promo promotions?
    related related-(?:articles?|content|links|stories|works) recommend(?:ed|ations?)(?:-articles?)? similar-articles also-liked
    cited-by citedby metrics altmetrics? altmetric-embed permissions copyright(?:-(?:notice|statement))?
    fig-(?:expansion|links?) figure-links? highwire-figure-links?
    footer mast-?head comments? disqus code code-?hilite hljs source-?code pretty-?print code-?mirror cm-editor ace-editor
    monaco-editor highlight-source-[a-z]+ mw-editsection navbox reference`);
const BEFORE =
  '(?:(?:[a-z]{1,2}|article|html|page|site|paper|core|main|journal|pmc|layout|self|jp|js)-{1,2})*';
const AFTER =
  '(?:-{1,2}(?:lists?|groups?|sec|sections?|container|content|wrapper|wrap|block|box|panel|area|bar|banner|notice|modal|popup|items?|inner|body))*';
const NAME = new RegExp(`^${BEFORE}(?:${NAMED.join('|')})${AFTER}$`, 'u');

/**
 * Whether an element's role, property, class or name says that it is apparatus: what stands around the prose of an article
 * (navigation, bylines, affiliations, references, notes, controls, program text) and is none of it.
 */
export function isMarkedApparatus({ attribute }: ApparatusMarks): boolean {
  const role = attribute('role');
  if (role && words(role.trim().toLowerCase()).some((one) => ROLES.has(one))) return true;
  const property = attribute('itemprop') ?? attribute('property');
  if (property && words(property.trim().toLowerCase()).some(isProperty)) return true;
  const type = attribute('itemtype') ?? attribute('typeof');
  if (type && TYPES.test(type)) return true;
  return `${attribute('class') ?? ''} ${attribute('id') ?? ''}`.split(/\s+/u).some(isName);
}

const isProperty = (name: string): boolean => PROPERTIES.has(name.replace(/^.*[:/]/u, ''));

/** The longest name that is looked at: what is longer was made by a machine. */
const MAX_NAME_LENGTH = 60;

/** `ArticleReferences_list__x1Y2z`, `c-article-references__list` and `ref-list` name the same. */
const isName = (name: string): boolean =>
  name !== '' &&
  name.length <= MAX_NAME_LENGTH &&
  NAME.test(
    name
      .replace(/__[A-Za-z0-9]*\d[A-Za-z0-9]*$/u, '')
      .replace(/([a-z])([A-Z])/gu, '$1-$2')
      .toLowerCase()
      .replace(/[_:]+/gu, '-'),
  );

const REFERENCES = `references?(?: cited)?|references? (?:and|&) notes|notes (?:and|&) references|reference list|bibliography
  |literature(?: cited)?|cited literature|works cited|further reading|external links
  |bibliographie|références(?: bibliographiques)?|liens externes|literatur(?:verzeichnis|angaben)?|quellen|einzelnachweise|weblinks
  |referencias(?: bibliográficas)?|bibliografía|enlaces externos|bibliografia|riferimenti(?: bibliografici)?
  |referências(?: bibliográficas)?|referenties|literatuur|referenser|referencer|kaynaklar|piśmiennictwo|literatura
  |список литературы|литература|参考文献|參考文獻|文献|引用文献|참고문헌|المراجع`;
const OTHERS = `authors?|authors? (?:information|details|affiliations?|notes?|contributions?|disclosures?)|author(?:s['’]|['’]s) (?:contributions?|affiliations?|information)
  |(?:authors? and )?affiliations|contributors?(?: information)?|about the authors?|corresponding authors?|correspondence
  |(?:declarations? of |conflicts? of |competing |conflicting )(?:competing )?(?:financial )?interests?(?: statements?)?|disclosures?(?: statements?)?
  |rights and permissions|permissions|copyright(?: (?:and|&) licen[cs]e information)?|about this article|article (?:notes|metrics)
  |cite this article|how to cite(?: this article)?|citations?|footnotes|endnotes
  |similar articles|related (?:articles?|content|information|reading|links)|recommended(?: articles?| reading)?|people also (?:read|viewed)
  |(?:readers|you may|you might) also (?:liked|like|read)|more from .{1,40}|cited by(?: other articles)?|linkout.*|metrics|share(?: this article)?
  |(?:article )?navigation|table of contents|on this page|in this article|(?:about |your )?cookies|your privacy`;
const heading = (titles: string): RegExp =>
  new RegExp(`^(?:[\\divx]{1,4}[.)]?\\s+)?(?:${titles.replace(/\n\s*/gu, '')})\\s*[:.]?$`, 'iu');
const REFERENCES_HEADING = heading(REFERENCES);
const APPARATUS_HEADING = heading(`${REFERENCES}|${OTHERS}`);

/** Whether a heading begins a list of references, in the languages that articles are written in. */
export const isReferencesHeading = (title: string): boolean =>
  REFERENCES_HEADING.test(title.replace(/\s+/gu, ' ').trim());

/** Whether a heading begins a part that is apparatus: references, authors, declarations, related articles. */
export const isApparatusHeading = (title: string): boolean =>
  title.length <= 80 && APPARATUS_HEADING.test(title.replace(/\s+/gu, ' ').trim());

/** Signs of program text: calls, braces, operators, ends of statements. Prose has few of them, and other brackets. */
const CODE_SIGNS = /\w\(|[{}=;$_&|\\#"`~]|<-|->|\s--?[a-z]/gu;
const MIN_CODE_SIGNS = 0.05;

/** Whether text set in its own lines is program text rather than prose, which a page of plain text is, too. */
export function isProgramText(text: string): boolean {
  const signs = text.match(CODE_SIGNS)?.length ?? 0;
  return signs > 0 && signs >= MIN_CODE_SIGNS * text.replace(/\s+/gu, '').length;
}
