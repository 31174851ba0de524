import { expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';
import { outlineOf } from './outline.ts';

const sentence = 'The patient took aspirin and the kidneys were examined again after two weeks. ';
const paragraph = sentence.repeat(20).trim();
const outline = (text: string, places: readonly string[] = []) =>
  outlineOf(
    text,
    blocksOf(text),
    places.map((place) => ({
      start: text.indexOf(place),
      end: text.indexOf(place) + place.length,
    })),
  );

it('has a part for every heading, numbered or not, and none for the title', () => {
  const text = `A title of a paper\n\nIntroduction\n${paragraph}\n\n2.1 Cells and mice\n\n${paragraph}\n\nResults\n${paragraph}`;
  expect(outline(text).map(({ name }) => name)).toEqual([
    'Introduction',
    '2.1 Cells and mice',
    'Results',
  ]);
});

it('takes the labels of a structured abstract for headings', () => {
  const text = ['BACKGROUND', 'METHODS AND RESULTS', 'CONCLUSIONS']
    .map((label) => `${label}: ${paragraph}`)
    .join('\n');
  expect(outline(text).map(({ name }) => name)).toEqual([
    'BACKGROUND',
    'METHODS AND RESULTS',
    'CONCLUSIONS',
  ]);
});

it('cuts a text without headings into about a dozen parts that cover it from their first', () => {
  const parts = outline(Array.from({ length: 40 }, () => paragraph).join('\n\n'));
  expect(parts.length).toBeGreaterThan(6);
  expect(parts.length).toBeLessThanOrEqual(13);
  for (const [i, part] of parts.entries()) {
    expect(part.end).toBe(parts[i + 1]?.start ?? part.end);
  }
  expect(parts[0]?.name).toMatch(/^The patient took aspirin.*…$/);
});

it('says where mentions are dense', () => {
  const text = `A title of a paper\n\nMethods\n${paragraph} EGFR\n\nResults\n${paragraph} BRAF TNF\n\nDiscussion\n${paragraph}`;
  expect(outline(text, ['EGFR', 'BRAF', 'TNF']).map(({ mentions }) => mentions)).toEqual([1, 2, 0]);
  const [methods, results, discussion] = outline(text, ['EGFR', 'BRAF', 'TNF']);
  expect(results?.density).toBe(1);
  expect(discussion?.density).toBe(0);
  expect(methods?.density).toBeCloseTo(0.5, 1);
});

it('is empty for a short text', () => {
  expect(outline(`Introduction\n${sentence}\nResults\n${sentence}`)).toEqual([]);
});
