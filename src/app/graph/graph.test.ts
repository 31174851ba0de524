import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Box, covers, placeEdgeLabels } from './edge-labels.ts';
import { borderPoint } from './edges.ts';
import { boundsOf, layOutGraph, type Point } from './layout.ts';
import { surest } from './surest.ts';

const nodes = ['a', 'b', 'c', 'd'].map((id) => ({ id, width: 60 }));
const edges = [
  { head: 'a', tail: 'b' },
  { head: 'b', tail: 'c' },
  { head: 'b', tail: 'a' },
];

it('gives the same layout for the same graph', () => {
  expect(layOutGraph(nodes, edges)).toEqual(layOutGraph(nodes, edges));
});

it('keeps nodes apart and within the bounds', () => {
  const positions = layOutGraph(nodes, edges);
  const bounds = boundsOf(nodes, positions);
  const points = [...positions.values()];
  expect(new Set(points.map((point) => `${point.x} ${point.y}`)).size).toBe(4);
  for (const { x, y } of points) {
    expect(x).toBeGreaterThan(bounds.x);
    expect(x).toBeLessThan(bounds.x + bounds.width);
    expect(y).toBeGreaterThan(bounds.y);
    expect(y).toBeLessThan(bounds.y + bounds.height);
  }
});

it('ends a line on the border of its node, on the way to it', () => {
  const coordinate = fc.integer({ min: -500, max: 500 });
  fc.assert(
    fc.property(coordinate, coordinate, (x, y) => {
      fc.pre(Math.abs(x) > 40 || Math.abs(y) > 20);
      const end = borderPoint({ x, y }, { x: 0, y: 0 }, { width: 30, height: 13 });
      const isOnBorder =
        Math.abs(Math.abs(end.x) - 33) < 1e-6 || Math.abs(Math.abs(end.y) - 16) < 1e-6;
      expect(isOnBorder).toBe(true);
      expect(Math.abs(end.x * y - end.y * x)).toBeLessThan(1e-6);
    }),
  );
});

it('covers no node of a crowded graph with another', () => {
  const crowd = Array.from({ length: 60 }, (_, i) => ({
    id: `n${i}`,
    width: 40 + ((i * 37) % 160),
  }));
  const lines = crowd.flatMap((_, i) => [
    { head: `n${i}`, tail: `n${(i * 7 + 3) % 60}` },
    { head: `n${i}`, tail: 'n0' },
  ]);
  for (const isWide of [false, true]) {
    const positions = layOutGraph(crowd, lines, isWide);
    const boxes = crowd.map(({ id, width }) => boxAt(positions.get(id), width));
    const covered = boxes.flatMap((one, i) =>
      boxes.slice(i + 1).filter((other) => covers(one, other)),
    );
    expect(covered).toEqual([]);
  }
});

it('puts the label of a line over no node and no other label, or leaves it out', () => {
  const [left, right] = [boxAt({ x: -100, y: 0 }, 80), boxAt({ x: 100, y: 0 }, 80)];
  const line = { from: left.at, to: right.at, words: 'inhibits' };
  expect(placeEdgeLabels([line], [left, right])).toEqual([{ x: 0, y: 0 }]);
  const between = boxAt({ x: 0, y: 0 }, 60);
  const [free] = placeEdgeLabels([line], [left, right, between]);
  expect(free && [left, right, between].some((one) => covers(labelAt(free), one))).toBe(false);
  const parallel = placeEdgeLabels([line, line, line], [left, right]);
  expect(new Set(parallel.map((one) => JSON.stringify(one))).size).toBe(3);
  expect(placeEdgeLabels([line], [boxAt({ x: 0, y: 0 }, 400, 200)])).toEqual([undefined]);
});

const boxAt = (at: Point = { x: 0, y: 0 }, width = 0, height = 26): Box => ({
  at,
  half: { width: width / 2, height: height / 2 },
});
const labelAt = (at: Point): Box => ({ at, half: { width: 20, height: 7 } });

it('draws the surest edges of a graph that is too large, in their order', () => {
  const chain = Array.from({ length: 10 }, (_, i) => ({
    id: `e${i}`,
    head: `n${i}`,
    tail: `n${i + 1}`,
    score: i / 10,
  }));
  const scores = (room: { nodes: number; edges: number }, first?: string) =>
    surest(chain, room, first).map(({ score }) => score);
  expect(surest(chain, { nodes: 11, edges: 10 })).toBe(chain);
  expect(scores({ nodes: 4, edges: 10 })).toEqual([0.7, 0.8, 0.9]);
  expect(scores({ nodes: 11, edges: 2 })).toEqual([0.8, 0.9]);
  expect(scores({ nodes: 4, edges: 10 }, 'e0')).toEqual([0, 0.9]);
  const selfish = [{ id: 'e', head: 'a', tail: 'a', score: 1 }];
  expect(surest(selfish, { nodes: 1, edges: 1 })).toBe(selfish);
});
