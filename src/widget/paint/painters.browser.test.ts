import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boxPainter } from './box-painter.ts';
import { createPainter } from './create-painter.ts';
import { highlightPainter } from './highlight-painter.ts';
import type { Painter } from './painter.ts';

let page: HTMLElement;
let layer: HTMLElement;
let painter: Painter;

beforeEach(() => {
  page = document.createElement('div');
  page.innerHTML =
    '<p>Cisplatin causes nephrotoxicity.</p><div data-layer style="position: fixed; inset: 0"></div>';
  document.body.append(page);
  layer = page.querySelector('[data-layer]') as HTMLElement;
});
afterEach(() => {
  painter.clear();
  page.remove();
});

function range(start: number, end: number, tree: ParentNode = page): StaticRange {
  const node = tree.querySelector('p')?.firstChild as Text;
  return new StaticRange({
    startContainer: node,
    startOffset: start,
    endContainer: node,
    endOffset: end,
  });
}
const inHighlight = (name: string) => [...(CSS.highlights.get(name) ?? [])];

describe('highlights', () => {
  beforeEach(() => {
    painter = highlightPainter();
  });

  it('are those of the page, by type, and hold what is painted', () => {
    const [drug, harm] = [range(0, 9), range(17, 31)];
    painter.add('Chemical', drug);
    painter.add('Disease', harm);
    expect(inHighlight('bio-gloss-chemical')).toEqual([drug]);
    painter.remove('Chemical', drug);
    expect(inHighlight('bio-gloss-chemical')).toEqual([]);
    painter.choose([harm]);
    expect(inHighlight('bio-gloss-chosen')).toEqual([harm]);
    painter.choose([]);
    expect(inHighlight('bio-gloss-chosen')).toEqual([]);
  });

  it('of one element leave those of another alone when they are cleared', () => {
    const other = highlightPainter();
    const [own, theirs] = [range(0, 9), range(17, 31)];
    painter.add('Chemical', own);
    other.add('Chemical', theirs);
    painter.clear();
    expect(inHighlight('bio-gloss-chemical')).toEqual([theirs]);
    other.clear();
    expect(inHighlight('bio-gloss-chemical')).toEqual([]);
  });

  it('have their rules in shadow trees, too, once', () => {
    const tree = layer.attachShadow({ mode: 'open' });
    painter.prepare([tree]);
    painter.prepare([tree]);
    expect(tree.adoptedStyleSheets).toHaveLength(1);
  });

  it('leave the DOM of the page as it is', () => {
    const before = page.innerHTML;
    painter.add('Chemical', range(0, 9));
    expect(page.innerHTML).toBe(before);
  });
});

describe('boxes', () => {
  beforeEach(() => {
    painter = boxPainter(layer);
  });

  it('lie over the words, and go with them', async () => {
    const drug = range(0, 9);
    painter.add('Chemical', drug);
    await vi.waitFor(() => expect(layer.children).toHaveLength(1));
    const live = new Range();
    live.setStart(drug.startContainer, 0);
    live.setEnd(drug.endContainer, 9);
    const [word, box] = [live.getBoundingClientRect(), layer.children[0]?.getBoundingClientRect()];
    expect(Math.abs((box?.left ?? 0) - word.left)).toBeLessThan(1);
    expect(Math.abs((box?.width ?? 0) - word.width)).toBeLessThan(3);
    painter.remove('Chemical', drug);
    await vi.waitFor(() => expect(layer.children).toHaveLength(0));
  });

  it('of text that the host has cut are left out until it is collected anew', async () => {
    painter.add('Disease', range(17, 31));
    painter.choose([range(0, 9)]);
    (page.querySelector('p')?.firstChild as Text).data = 'Cisplatin';
    await vi.waitFor(() => expect(layer.children).toHaveLength(1));
  });
});

it('highlights are taken where the browser has them', () => {
  painter = createPainter(layer);
  painter.add('Chemical', range(0, 9));
  expect(inHighlight('bio-gloss-chemical')).toHaveLength(1);
});
