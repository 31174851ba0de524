import { isNoteElement } from './note-element.ts';

/**
 * What an element is to the reader of its text: `skip` is left out without a trace, `object` stands for
 * something that cannot be read (a formula, a picture) and keeps its neighbours apart, `line` is a line break,
 * `cell` and `block` begin and end a line or a paragraph, `inline` changes nothing.
 */
export type Role = 'skip' | 'object' | 'line' | 'cell' | 'block' | 'inline';

export type WhiteSpace = 'collapse' | 'lines' | 'keep';

export interface Shape {
  readonly role: Role;
  readonly whiteSpace: WhiteSpace;
  /** Whether text directly in it can be seen; that of its children may be visible again. */
  readonly visible: boolean;
}

const UNREADABLE =
  'script,style,template,noscript,textarea,input,select,option,datalist,button,progress,meter,' +
  'iframe,dialog:not([open]),rt,rp,title,head,link,meta,bio-gloss,[hidden],[inert],' +
  '[aria-hidden="true"],[data-bio-gloss-skip],[contenteditable]:not([contenteditable="false" i]),' +
  '[role="doc-noteref"],[role="doc-backlink"],[role="doc-footnote"],[role="doc-endnotes"]';

const OBJECTS =
  'math,svg,img,picture,canvas,video,audio,object,embed,mjx-container,.katex,.MathJax';

const INLINE: ReadonlySet<string> = new Set([
  'inline',
  'inline-block',
  'inline-flex',
  'inline-grid',
  'contents',
  'ruby',
  'ruby-base',
]);

/**
 * What an element is. `exclude` is the host's own selector of what is not to be read. Elements inside of what
 * is being edited are the writer's; only a host that names such an element itself has it read.
 */
export function shapeOf(element: Element, exclude: string | undefined): Shape {
  const role = roleByName(element, exclude);
  if (role === 'skip' || role === 'object' || role === 'line') return bare(role);
  const style = getComputedStyle(element);
  const { display } = style;
  if (display === 'none' || isClippedAway(style)) return bare('skip');
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
  if (element.matches(OBJECTS)) return 'object';
  return isNoteElement(element) ? 'skip' : undefined;
}

function roleByDisplay(display: string): Role {
  if (display === 'table-cell') return 'cell';
  return INLINE.has(display) ? 'inline' : 'block';
}

/** Text for screen readers only would cut the words around it apart, and could not be painted. */
const isClippedAway = ({ position, clip, clipPath }: CSSStyleDeclaration): boolean =>
  position === 'absolute' && ((clip !== 'auto' && clip !== '') || clipPath.startsWith('inset(50'));

function whiteSpaceOf(value: string): WhiteSpace {
  if (value === 'pre-line' || value === 'preserve-breaks') return 'lines';
  return /^(pre|break-spaces|preserve)/u.test(value) ? 'keep' : 'collapse';
}
