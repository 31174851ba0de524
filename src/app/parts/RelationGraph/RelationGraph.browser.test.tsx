import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ResolvedRelation } from '../../../core/document/model.ts';
import { RelationGraph } from './RelationGraph.tsx';

// React then flushes the updates of pointer events before `act` returns.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let host: HTMLElement;
let root: Root;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});
afterEach(() => {
  act(() => root.unmount());
  host.remove();
});

const relation = (head: string, tail: string, score = 0.9): ResolvedRelation => ({
  id: `${head}-${tail}`,
  head,
  tail,
  type: 'INHIBITOR',
  schema: 'drugprot',
  directed: true,
  score,
  evidence: [],
  verdict: 'undecided',
  source: 'model',
});

function draw(relations: readonly ResolvedRelation[], focused?: string): void {
  act(() =>
    root.render(
      <RelationGraph
        relations={relations}
        groups={new Map()}
        focused={focused}
        onRelation={() => {}}
        onGroup={() => {}}
      />,
    ),
  );
}

const node = (id: string) => host.querySelector<SVGGElement>(`[data-node="${id}"]`)!;
const placeOf = (id: string) => node(id).getAttribute('transform');

function pointer(target: Element, type: string, x: number): void {
  act(() => {
    target.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: x, clientY: 50 }));
  });
}

/** Presses a node, dispatches the event `end`, and moves the pointer. */
function dragAndEnd(id: string, end: string): boolean {
  const held = node(id);
  // A synthetic pointer cannot be captured.
  held.setPointerCapture = () => {};
  pointer(held, 'pointerdown', 50);
  pointer(held, 'pointermove', 80);
  const dragged = placeOf(id);
  pointer(held, end, 80);
  pointer(held, 'pointermove', 160);
  return placeOf(id) === dragged;
}

it('lets a node go when the press ends, is taken for scrolling, or its capture is lost', () => {
  draw([relation('a', 'b')]);
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    const before = placeOf('a');
    expect(dragAndEnd('a', end), end).toBe(true);
    expect(placeOf('a'), end).not.toBe(before);
  }
});

it('lays another graph out as if no node of the one before had been dragged', () => {
  const other = [relation('a', 'c'), relation('c', 'd')];
  draw(other);
  const before = placeOf('a');
  draw([relation('a', 'b')]);
  dragAndEnd('a', 'pointerup');
  draw(other);
  expect(placeOf('a')).toBe(before);
});

const nodes = () => host.querySelectorAll('[data-node]').length;
const press = (name: string) =>
  act(() => [...host.querySelectorAll('button')].find((one) => one.textContent === name)?.click());

it('draws the surest of many relations, says how many it hides, and shows more of them', () => {
  const many = Array.from({ length: 300 }, (_, i) => relation(`a${i}`, `b${i}`, i / 300));
  draw(many);
  expect(nodes()).toBeLessThanOrEqual(25);
  expect(node('a299')).not.toBeNull();
  expect(host.textContent).toContain('The 12 surest of 300 relations are drawn; 576 entities');
  press('Show more');
  expect(nodes()).toBeGreaterThan(25);
  for (let step = 0; step < 9; step += 1) press('Show more');
  expect(nodes()).toBe(100);
  expect(host.textContent).toContain('The list shows all.');
  press('Show fewer');
  expect(nodes()).toBeLessThanOrEqual(25);
});

it('draws a relation in focus, however unsure it is', () => {
  const many = Array.from({ length: 300 }, (_, i) => relation(`a${i}`, `b${i}`, i / 300));
  draw(many, 'a3-b3');
  expect(node('a3')).not.toBeNull();
  expect(nodes()).toBeLessThanOrEqual(25);
});

it('says nothing of a rest where all is drawn', () => {
  draw([relation('a', 'b')]);
  expect(host.textContent).not.toContain('drawn');
});
