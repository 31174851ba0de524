import { describe, expect, it } from 'vitest';
import { addConcepts, addLinks, countConcepts, countLink, NO_LINKS } from './concepts.ts';

const mention = (start: number, ...concepts: string[]) => ({
  start,
  end: start + 3,
  type: 'Gene',
  concepts,
});

describe('scores of linking', () => {
  it('count the best concept and the best five', () => {
    const right = countLink(['A', 'B'], ['B', 'C']);
    const second = countLink(['A'], ['C', 'A']);
    const sixth = countLink(['A'], ['1', '2', '3', '4', '5', 'A']);
    const none = countLink(['A'], []);
    expect([right, second, sixth, none].reduce(addLinks, NO_LINKS)).toEqual({
      mentions: 4,
      first: 1,
      amongFive: 2,
      unmatched: 1,
    });
  });

  it('count spans with their concept, and the concepts of a document', () => {
    const gold = [mention(0, 'A'), mention(5, 'A'), mention(10, 'B', 'C'), mention(15)];
    const found = [
      mention(0, 'A'),
      mention(6, 'A'),
      mention(10, 'C'),
      mention(15, 'D'),
      mention(20),
    ];
    const counts = countConcepts(gold, found, 'Gene');
    expect(counts).toEqual({
      spans: { correct: 2, predicted: 4, gold: 3 },
      documents: { correct: 2, predicted: 3, gold: 3 },
    });
    expect(countConcepts(gold, found, 'Disease').spans.gold).toBe(0);
    expect(addConcepts(counts, counts).documents.gold).toBe(6);
  });
});
