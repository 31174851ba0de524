import { elementRole } from '../../core/markup/element-roles.ts';
import type { XmlElement } from '../xml/records.ts';
import { type XmlToken, xmlTokenizer } from '../xml/tokens.ts';

/** Elements without content and closing tag (HTML, section 13.1.2). */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** What holds no markup: taken out before tags are looked for. */
const RAW =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|noscript|template|textarea|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;

/** Elements that end where one of their kind begins, within the nearest of what holds them. */
const SIBLINGS: readonly {
  readonly kind: ReadonlySet<string>;
  readonly within: ReadonlySet<string>;
}[] = [
  { kind: new Set(['li']), within: new Set(['ul', 'ol', 'menu']) },
  { kind: new Set(['dt', 'dd']), within: new Set(['dl']) },
  { kind: new Set(['td', 'th']), within: new Set(['tr', 'table']) },
  { kind: new Set(['tr']), within: new Set(['table']) },
];

/** Deeper elements are taken for children of this depth: no reader sees the difference. */
const MAX_DEPTH = 200;

interface Open extends XmlElement {
  /** The tag as it is written, where `name` is another one that stands for it. */
  readonly tag?: string;
  readonly children: (XmlElement | string)[];
}

/**
 * The elements of a page. Tags may be missing, as HTML allows and authors forget: what is open ends with what holds it,
 * and a paragraph where another block begins.
 */
export function htmlTree(source: string): XmlElement {
  const root: Open = { name: 'page', attributes: {}, children: [], line: 1 };
  const open: Open[] = [root];
  const tokenizer = xmlTokenizer();
  const closeTo = (at: number) => open.splice(Math.max(1, at));
  const text = source.replace(RAW, ' ');
  for (const token of [...tokenizer.push(text), ...tokenizer.end()]) {
    if (token.kind === 'text') open.at(-1)?.children.push(token.text);
    else if (token.kind === 'open') {
      const name = isRaised(token) ? 'sup' : token.name.toLowerCase();
      const element: Open = {
        name,
        attributes: token.attributes,
        children: [],
        line: token.line,
        tag: token.name.toLowerCase(),
      };
      closeTo(endedBy(name, open));
      if (!isHidden(token.attributes)) open.at(-1)?.children.push(element);
      if (!VOID.has(name) && open.length < MAX_DEPTH) open.push(element);
    } else if (token.kind === 'close') {
      const closed = token.name.toLowerCase();
      const at = open.findLastIndex(({ name, tag = name }) => tag === closed);
      if (at > 0) closeTo(at);
    }
  }
  return root;
}

/** The index of the outermost open element that ends where one of a name begins; beyond the last when none does. */
function endedBy(name: string, open: readonly Open[]): number {
  const rule = SIBLINGS.find(({ kind }) => kind.has(name));
  if (rule) {
    const holder = open.findLastIndex((one) => rule.within.has(one.name));
    const sibling = open.findLastIndex((one) => rule.kind.has(one.name));
    return sibling > holder ? sibling : open.length;
  }
  if (elementRole(name) !== 'block') return open.length;
  const paragraph = open.findLastIndex((one) => one.name === 'p');
  const block = open.findLastIndex((one) => elementRole(one.name) === 'block');
  return paragraph >= 0 && paragraph === block ? paragraph : open.length;
}

/** Letters that a style raises, as office programs write them. */
const isRaised = ({ name, attributes }: XmlToken & { readonly kind: 'open' }): boolean =>
  /^(?:span|font)$/i.test(name) && /vertical-align\s*:\s*super/i.test(attributes.style ?? '');

/** Classes of what is said and not shown, in the style sheets that most pages use (Bootstrap, WordPress, HTML5 Boilerplate). */
const FOR_SCREEN_READERS =
  /(?:^|\s)(?:[a-z]{1,4}-)?(?:visually-?hidden|sr-only|screen-reader-text)(?:\s|$)/i;

const isHidden = (attributes: XmlElement['attributes']): boolean =>
  'hidden' in attributes ||
  attributes['aria-hidden'] === 'true' ||
  FOR_SCREEN_READERS.test(attributes.class ?? '') ||
  /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? '');
