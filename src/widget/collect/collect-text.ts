import { shadowTreesAround } from '../roots.ts';
import type { YieldControl } from '../scheduler.ts';
import { type Shape, shapeOf } from './rules.ts';
import { type ShownText, shownText } from './shown-text.ts';
import { textBuilder } from './text-builder.ts';

export interface CollectOptions {
  /** Selector of elements that are not to be read. */
  readonly exclude?: string | undefined;
  readonly yieldControl: YieldControl;
}

/**
 * The text of an element as a reader sees it. Inline markup does not break words; blocks, cells and line
 * breaks do. Reads the DOM, and never writes to it. A stack instead of recursion: pages nest without bounds.
 */
export async function collectText(root: Element, options: CollectOptions): Promise<ShownText> {
  const builder = textBuilder();
  const shadows: ShadowRoot[] = [...shadowTreesAround(root)];
  const stack: Step[] = [{ enter: root, within: rootShape(root) }];

  for (let step = stack.pop(); step; step = stack.pop()) {
    const turn = options.yieldControl();
    if (turn) await turn;
    if ('leave' in step) {
      builder.addGap(step.leave);
      continue;
    }
    const { enter: node, within } = step;
    if (node.nodeType === Node.TEXT_NODE) {
      if (within.visible) builder.addText(node as Text, within.whiteSpace);
      continue;
    }
    if (!(node instanceof Element)) continue;
    const shape = node === root ? rootShape(root) : shapeOf(node, options.exclude);
    if (shape.role === 'skip') continue;
    if (shape.role === 'object') builder.addObject();
    else if (shape.role === 'line') builder.addGap('line');
    else {
      const gap = GAPS[shape.role];
      if (gap) {
        builder.addGap(gap);
        stack.push({ leave: gap });
      }
      if (node.shadowRoot) shadows.push(node.shadowRoot);
      const children = childrenOf(node);
      for (let index = children.length - 1; index >= 0; index -= 1) {
        const child = children[index];
        if (child) stack.push({ enter: child, within: shape });
      }
    }
  }
  const { text, runs } = builder.finish();
  return shownText(text, runs, shadows);
}

type Step =
  | { readonly enter: Node; readonly within: Shape }
  | { readonly leave: 'line' | 'paragraph' };

const GAPS = { inline: undefined, cell: 'line', block: 'paragraph' } as const;

/** The host has named this one, so it is read whatever it is. */
function rootShape(root: Element): Shape {
  const shape = shapeOf(root, undefined);
  return shape.role === 'skip' || shape.role === 'object'
    ? { role: 'block', whiteSpace: 'collapse', visible: true }
    : shape;
}

/** As they are shown: the shadow tree of an element that has an open one, and in it what is slotted. */
function childrenOf(element: Element): ArrayLike<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return element.childNodes;
}
