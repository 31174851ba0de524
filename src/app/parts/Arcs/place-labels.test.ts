import { expect, test } from 'vitest';
import { placeLabels } from './place-labels.ts';

const at = (x: number, y: number) => ({ x, y });

test('labels of arcs in one gap stand at the other end of their arc, or not at all', () => {
  const places = [at(100, 20), at(100, 60)];
  expect(
    placeLabels(
      [
        { words: 'inhibits', places },
        { words: 'causes', places },
        { words: 'treats', places },
        { words: 'inhibits', places: [at(250, 20)] },
      ],
      390,
    ),
  ).toEqual([at(100, 20), at(100, 60), undefined, at(250, 20)]);
});

test('labels stay on the sheet', () => {
  const [first, last] = placeLabels(
    [
      { words: 'is associated with', places: [at(5, 20)] },
      { words: 'is associated with', places: [at(385, 90)] },
    ],
    390,
  );
  expect(first!.x).toBeGreaterThan(60);
  expect(last!.x).toBeLessThan(330);
});
