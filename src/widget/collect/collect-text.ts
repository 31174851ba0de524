import { shadowTreesAround } from '../roots.ts';
import type { YieldControl } from '../scheduler.ts';
import { partUnder } from './apparatus.ts';
import { cutOut } from './cut-out.ts';
import { matterOf } from './matter-of.ts';
import { type Left, type Shape, shapeOf } from './rules.ts';
import { shadowOf } from './shadow-of.ts';
import { type ShownText, shownText } from './shown-text.ts';
import { textBuilder } from './text-builder.ts';

export interface CollectOptions extends Left {
  readonly yieldControl: YieldControl;
}

/**
 * The text of an element as a reader sees it, without apparatus, unless it contains nothing else. Inline markup does
 * not separate words; blocks, cells, controls and line breaks do. Only reads the DOM.
 */
export async function collectText(root: Element, options: CollectOptions): Promise<ShownText> {
  const shown = await collect(root, options);
  if (shown.text.trim() !== '' || options.apparatus) return shown;
  return collect(root, { ...options, apparatus: true });
}

/** Uses a stack instead of recursion, because pages nest without limit. */
async function collect(root: Element, options: CollectOptions): Promise<ShownText> {
  const builder = textBuilder();
  const shadows: ShadowRoot[] = [...shadowTreesAround(root)];
  const stack: Step[] = [{ enter: root, within: rootShape(root) }];
  /** Nodes under a heading of apparatus. */
  const left = new Set<Node>();

  for (let step = stack.pop(); step; step = stack.pop()) {
    const turn = options.yieldControl();
    if (turn) await turn;
    if ('leave' in step) {
      builder.addGap(step.leave);
      continue;
    }
    const { enter: node, within } = step;
    if (left.has(node)) {
      if (node.nodeType === Node.ELEMENT_NODE) builder.addGap('paragraph');
      continue;
    }
    if (isText(node)) {
      if (within.visible) builder.addText(node, within.whiteSpace);
      continue;
    }
    if (!(node instanceof Element)) continue;
    const shape = node === root ? rootShape(root) : shapeOf(node, options);
    if (shape.role === 'skip') continue;
    const part = options.apparatus || node === root ? [] : partUnder(node);
    if (part.length > 0) for (const one of part) left.add(one);
    if (shape.role === 'apparatus' || part.length > 0) builder.addGap('paragraph');
    else if (shape.role === 'object') builder.addObject();
    else if (shape.role === 'line') builder.addGap('line');
    else {
      const gap = GAPS[shape.role];
      if (gap) {
        builder.addGap(gap);
        stack.push({ leave: gap });
      }
      const shadow = shadowOf(node);
      if (shadow) shadows.push(shadow);
      const children = childrenOf(node);
      for (let index = children.length - 1; index >= 0; index -= 1) {
        const child = children[index];
        if (child) stack.push({ enter: child, within: shape });
      }
    }
  }
  const all = builder.finish();
  const { text, runs } = options.apparatus
    ? all
    : cutOut(all, await matterOf(all.text, options.yieldControl));
  return shownText(text, runs, shadows);
}

type Step =
  | { readonly enter: Node; readonly within: Shape }
  | { readonly leave: 'line' | 'paragraph' };

const GAPS = { inline: undefined, cell: 'line', block: 'paragraph' } as const;

/** In XHTML, sections of CDATA are text, too. */
const isText = (node: Node): node is Text =>
  node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE;

/** The host has named this element, so it is read whatever it is. */
function rootShape(root: Element): Shape {
  const shape = shapeOf(root, { apparatus: true });
  return shape.role === 'skip' || shape.role === 'object'
    ? { role: 'block', whiteSpace: 'collapse', visible: true }
    : shape;
}

/** Children as shown: those of an open shadow tree, within it the slotted ones, and of closed details the summary. */
function childrenOf(element: Element): ArrayLike<Node> {
  if (element instanceof HTMLDetailsElement && !element.open) {
    return [...element.children].filter(({ localName }) => localName === 'summary').slice(0, 1);
  }
  const shadow = shadowOf(element);
  if (shadow) return shadow.childNodes;
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return element.childNodes;
}
