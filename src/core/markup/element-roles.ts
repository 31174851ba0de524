/**
 * What an element of JATS or HTML is to the reader of its text. `inline` changes nothing, so that names stay whole;
 * `block` begins and ends a paragraph, `line` a line; `gap` stands for something that is not read (a formula, a picture)
 * and keeps its neighbours apart; `apparatus` is left out without a trace.
 */
export type ElementRole = 'inline' | 'block' | 'line' | 'gap' | 'apparatus';

const NAMES: Readonly<Record<Exclude<ElementRole, 'inline'>, string>> = {
  // JATS: articles, quotations, lists, theorems; HTML: flow content that is shown as a block.
  block: `sec p title subtitle list list-item def-list def-item def-head term-head term def disp-quote boxed-text statement
    verse-group verse-line speech speaker attrib array code preformat caption app ack abstract body front back
    div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote section article main pre table thead tbody tfoot tr td th
    figcaption address header details summary hgroup`,
  line: 'br break hr',
  gap: `disp-formula disp-formula-group chem-struct-wrap chem-struct graphic inline-graphic media inline-media
    svg img picture canvas video audio object embed iframe mjx-container`,
  apparatus: `table-wrap table-wrap-group table-wrap-foot fig fig-group supplementary-material inline-supplementary-material
    ref-list ref fn fn-group label tex-math annotation annotation-xml index-term permissions object-id alt-text long-desc
    related-article related-object kwd-group processing-meta figure
    head script style noscript template textarea input select option datalist button progress meter dialog nav footer
    aside form rt rp link meta del`,
};

const ROLES: ReadonlyMap<string, ElementRole> = new Map(
  Object.entries(NAMES).flatMap(([role, names]) =>
    names.split(/\s+/).map((name) => [name, role as ElementRole] as const),
  ),
);

/** @param name of the element, without a prefix, as JATS and HTML write it: in small letters */
export const elementRole = (name: string): ElementRole => ROLES.get(name) ?? 'inline';
