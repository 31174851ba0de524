import { isApparatus } from './apparatus.ts';
import { isNoteElement } from './note-element.ts';

/**
 * The role of an element for the reader of its text. `skip` is left out without a trace; `object` stands for something
 * unreadable (a formula, a picture, a control) and separates its neighbours; `apparatus` is left out and separates
 * paragraphs; `line` is a line break; `cell` and `block` begin and end a line or a paragraph; `inline` changes nothing.
 */
export type Role = 'skip' | 'object' | 'apparatus' | 'line' | 'cell' | 'block' | 'inline';

export type WhiteSpace = 'collapse' | 'lines' | 'keep';

export interface Shape {
  readonly role: Role;
  readonly whiteSpace: WhiteSpace;
  /** True when text directly in the element is visible; that of its children may be visible again. */
  readonly visible: boolean;
}

const UNREADABLE =
  'script,style,template,noscript,dialog:not([open]),rt,rp,title,head,link,meta,bio-gloss,bio-gloss-extension,[hidden],[inert],' +
  '[aria-hidden="true"],[data-bio-gloss-skip],[contenteditable]:not([contenteditable="false" i]),' +
  '[role="doc-noteref"],[role="doc-backlink"],[role="doc-footnote"],[role="doc-endnotes"]';

const OBJECTS =
  'math,svg,img,picture,canvas,video,audio,object,embed,iframe,mjx-container,.katex,.MathJax,' +
  'textarea,input,select,option,datalist,button,[role="button"],progress,meter';

const INLINE: ReadonlySet<string> = new Set([
  'inline',
  'inline-block',
  'inline-flex',
  'inline-grid',
  'contents',
  'ruby',
  'ruby-base',
]);

/** What is left out of the text. */
export interface Left {
  /** Selector of excluded elements, set by the host. */
  readonly exclude?: string | undefined;
  /** True to read the surroundings of the article, too; they are left out otherwise. */
  readonly apparatus?: boolean | undefined;
}

/**
 * The shape of an element. Elements inside an editor belong to the writer, and are read only when the host names them.
 */
export function shapeOf(element: Element, left: Left): Shape {
  const role = roleByName(element, left.exclude);
  if (role === 'skip' || role === 'object' || role === 'line') return bare(role);
  const style = getComputedStyle(element);
  const { display } = style;
  if (display === 'none' || isClippedAway(style)) return bare('skip');
  const isInline = INLINE.has(display);
  if (!isInline && isFolded(element, style)) return bare('skip');
  if (isNoteElement(element, isRaised(style))) return bare('skip');
  if (!left.apparatus && (isApparatus(element, isInline) || isOverlay(element, style))) {
    return bare(isInline ? 'object' : 'apparatus');
  }
  return {
    role: roleByDisplay(display),
    whiteSpace: whiteSpaceOf(style.whiteSpace),
    visible: style.visibility === 'visible',
  };
}

const bare = (role: Role): Shape => ({ role, whiteSpace: 'collapse', visible: true });

function roleByName(element: Element, exclude: string | undefined): Role | undefined {
  if (element.matches(UNREADABLE) || (exclude && element.matches(exclude))) return 'skip';
  if (element.localName === 'br') return 'line';
  return element.matches(OBJECTS) ? 'object' : undefined;
}

const isRaised = ({ verticalAlign }: CSSStyleDeclaration): boolean => verticalAlign === 'super';

/**
 * True for a bar or box that stays in place while the text scrolls: a banner, a menu. A pane for reading, which fills
 * the window, is none.
 */
function isOverlay(element: Element, { position }: CSSStyleDeclaration): boolean {
  if (position !== 'fixed') return false;
  const { width, height } = element.getBoundingClientRect();
  return width * height < (innerWidth * innerHeight) / 3;
}

function roleByDisplay(display: string): Role {
  if (display === 'table-cell') return 'cell';
  return INLINE.has(display) ? 'inline' : 'block';
}

/** True for text for screen readers only: it would split the words around it, and could not be painted. */
const isClippedAway = ({ position, clip, clipPath }: CSSStyleDeclaration): boolean =>
  position === 'absolute' && ((clip !== 'auto' && clip !== '') || clipPath.startsWith('inset(50'));

/** True for an element whose content is not rendered, or is clipped to nothing: a part of an accordion. */
function isFolded(
  element: Element,
  { contentVisibility, overflowY }: CSSStyleDeclaration,
): boolean {
  if (contentVisibility === 'hidden') return true;
  // The overflow of the body is that of the window.
  if (overflowY === 'visible' || element === document.body) return false;
  return element.clientHeight === 0 && element.scrollHeight > 0;
}

function whiteSpaceOf(value: string): WhiteSpace {
  if (value === 'pre-line' || value === 'preserve-breaks') return 'lines';
  return /^(pre|break-spaces|preserve)/u.test(value) ? 'keep' : 'collapse';
}
