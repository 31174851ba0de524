import { childOf, elementsOf, type XmlElement } from '../xml/records.ts';
import { symbolLetter } from './symbols.ts';

/** What a document of Word holds that is not read, and how often. */
export type UnreadElement = Map<string, number>;

type Content = readonly (XmlElement | string)[];

/** Elements of WordprocessingML (ECMA-376, part 1) by those of HTML that they are. */
const AS_HTML: ReadonlyMap<string, string> = new Map([
  ['p', 'p'],
  ['tbl', 'table'],
  ['tr', 'tr'],
  ['tc', 'td'],
  ['br', 'br'],
  ['cr', 'br'],
  ['txbxContent', 'div'],
]);

/** Properties, marks and codes, which are no prose; text that a tracked change took away. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  `pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr instrText delInstrText fldChar proofErr bookmarkStart bookmarkEnd
   commentRangeStart commentRangeEnd softHyphen lastRenderedPageBreak footnoteRef endnoteRef annotationRef numPr
   oMathParaPr fPr radPr naryPr sSubPr sSupPr dPr ctrlPr`.split(/\s+/),
);

/** What is told, by what it is called. */
const TOLD: ReadonlyMap<string, string> = new Map([
  ['del', 'tracked deletion'],
  ['moveFrom', 'tracked deletion'],
  ['footnoteReference', 'footnote'],
  ['endnoteReference', 'endnote'],
  ['commentReference', 'comment'],
]);

/**
 * The content of a document of Word as elements of HTML, for the one table of roles to read. Text boxes are blocks where
 * they are anchored; runs that are raised side by side are one.
 *
 * @param nameOf the name of a style by its id, in small letters
 */
export function proseTree(
  body: XmlElement,
  nameOf: (style: string) => string,
  unread: UnreadElement,
): XmlElement {
  const tell = (what: string) => unread.set(what, (unread.get(what) ?? 0) + 1);

  const inside = (element: XmlElement): Content =>
    joined(element.children.flatMap((child) => (typeof child === 'string' ? [] : convert(child))));

  function convert(element: XmlElement): Content {
    const { name } = element;
    const told = TOLD.get(name);
    if (told !== undefined) tell(told);
    if (told !== undefined || LEFT_OUT.has(name)) return [];
    const html = AS_HTML.get(name);
    if (html !== undefined) return [made(html, inside(element), element)];
    if (name === 't') return element.children.filter((child) => typeof child === 'string');
    if (name === 'r') return run(element);
    if (name === 'tab' || name === 'ptab') return [' '];
    if (name === 'noBreakHyphen') return ['-'];
    if (name === 'sym') return [symbolOf(element)];
    if (name === 'sdt') return isContents(element) ? [] : inside(element);
    // What older versions of Word shall show in place of what newer ones do.
    if (name === 'AlternateContent') return inside(childOf(element, 'Choice') ?? element);
    if (name === 'drawing' || name === 'pict' || name === 'object') {
      const boxes = inside(element);
      if (boxes.length === 0) tell('picture or object');
      return boxes.length === 0 ? [made('img', [], element)] : boxes;
    }
    return inside(element);
  }
  function run(element: XmlElement): Content {
    const properties = childOf(element, 'rPr');
    if (isOn(properties, 'vanish')) {
      tell('hidden passage');
      return [];
    }
    const font = attributeOf(childOf(properties, 'rFonts'), 'ascii', 'hAnsi', 'cs');
    const content = inside(element).map((one) =>
      typeof one === 'string' && font === 'Symbol' ? inSymbol(one) : one,
    );
    const isRaised = attributeOf(childOf(properties, 'vertAlign'), 'val') === 'superscript';
    return isRaised ? [made('sup', content, element)] : content;
  }
  function symbolOf(element: XmlElement): string {
    const font = attributeOf(element, 'font');
    const code = Number.parseInt(attributeOf(element, 'char'), 16);
    const letter = font === 'Symbol' ? symbolLetter(code) : undefined;
    if (letter === undefined) tell(`sign of the font ${font || 'unknown'}`);
    return letter ?? ' ';
  }

  const level = (element: XmlElement): number => {
    const style = nameOf(styleOf(element));
    const [, number] = /^heading (\d)$/.exec(style) ?? [];
    return element.name === 'p' && number !== undefined ? Number(number) : MAX_LEVEL;
  };
  const top = Math.min(...elementsOf(body).map(level), MAX_LEVEL);
  const parts: { name: string; children: (XmlElement | string)[] }[] = [
    { name: 'div', children: [] },
  ];
  for (const child of elementsOf(body)) {
    const [first, ...others] = convert(child);
    if (first === undefined) continue;
    if (top < MAX_LEVEL && level(child) === top && typeof first !== 'string') {
      parts.push({ name: 'sec', children: [{ ...first, name: 'title' }] });
    } else parts.at(-1)?.children.push(first);
    parts.at(-1)?.children.push(...others);
  }
  return made(
    'body',
    parts.map(({ name, children }) => made(name, children, body)),
    body,
  );
}

/** The level of text that is no heading: below all headings. */
const MAX_LEVEL = 10;

const made = (name: string, children: Content, { line }: XmlElement): XmlElement => ({
  name,
  attributes: {},
  children,
  line,
});

/** Raised runs that follow each other as one: Word parts "12,13" where it was written at two times. */
function joined(content: Content): Content {
  const whole: (XmlElement | string)[] = [];
  for (const one of content) {
    const before = whole.at(-1);
    const isOne = typeof one !== 'string' && one.name === 'sup';
    if (isOne && before !== undefined && typeof before !== 'string' && before.name === 'sup') {
      whole[whole.length - 1] = { ...before, children: [...before.children, ...one.children] };
    } else whole.push(one);
  }
  return whole;
}

/** A table of contents says again what the headings say. */
const isContents = (element: XmlElement): boolean =>
  attributeOf(childOf(element, 'sdtPr', 'docPartObj', 'docPartGallery'), 'val') ===
  'Table of Contents';

const inSymbol = (text: string): string =>
  Array.from(text, (letter) => symbolLetter(letter.codePointAt(0) ?? 0) ?? letter).join('');

/** A property that is there is on, unless it says that it is off. */
function isOn(properties: XmlElement | undefined, name: string): boolean {
  const property = childOf(properties, name);
  return property !== undefined && !/^(?:0|false|off)$/.test(attributeOf(property, 'val'));
}

/** The id of a paragraph's style; empty: it has none. */
export const styleOf = (paragraph: XmlElement): string =>
  attributeOf(childOf(paragraph, 'pPr', 'pStyle'), 'val');

/** Attributes come with or without their prefix. */
export function attributeOf(element: XmlElement | undefined, ...names: readonly string[]): string {
  for (const [name, value] of Object.entries(element?.attributes ?? {})) {
    if (names.includes(name.replace(/^.*:/, ''))) return value;
  }
  return '';
}
