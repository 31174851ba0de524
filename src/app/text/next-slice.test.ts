import { expect, it } from 'vitest';
import { nextSlice } from './next-slice.ts';

const BLOCKS = 60;
const lists = Array.from({ length: BLOCKS }, (_, block) =>
  Array.from({ length: 50 }, (_, at) => `${block}-${at}`),
);
const never = () => false;
const marksIn = (drawn: readonly (readonly string[])[]) => drawn.flat().length;

it('draws all blocks of a short text at once', () => {
  const short = lists.slice(0, 5);
  expect(nextSlice([], short, 0, never)).toEqual(short);
});

it('draws a long text in slices of about one size, until all is drawn', () => {
  let drawn = nextSlice([], lists, 0, never);
  let slices = 1;
  for (let before = 0; before < marksIn(drawn); slices += 1) {
    expect(marksIn(drawn) - before).toBeLessThanOrEqual(450);
    before = marksIn(drawn);
    drawn = nextSlice(drawn, lists, 0, never);
  }
  expect(drawn).toEqual(lists);
  expect(slices).toBeGreaterThan(5);
});

it('begins with the block in sight, and goes on at the beginning', () => {
  const drawn = nextSlice([], lists, BLOCKS - 2, never);
  expect(drawn.flatMap((list, block) => (list.length > 0 ? [block] : []))).toEqual([
    ...[0, 1, 2, 3, 4, 5],
    ...[BLOCKS - 2, BLOCKS - 1],
  ]);
});

it('draws what is urgent wherever it is', () => {
  const drawn = nextSlice([], lists, 0, (mention) => mention === '40-7');
  expect(drawn[40]).toBe(lists[40]);
  expect(drawn[39]).toEqual([]);
});

it('leaves a block that waits as it was', () => {
  const changed = lists.map((list) => list.slice(1));
  const drawn = nextSlice(lists, changed, 0, never);
  expect(drawn[0]).toBe(changed[0]);
  expect(drawn[BLOCKS - 1]).toBe(lists[BLOCKS - 1]);
});
