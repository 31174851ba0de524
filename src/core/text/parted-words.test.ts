import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardText } from '../testing/hard-text.ts';
import { nameReader, partedWords } from './parted-words.ts';
import { sentenceSpans } from './sentences.ts';

const whole = (text: string) => nameReader(text)({ start: 0, end: text.length });

describe('parted words', () => {
  it.each([
    ['rheuma-\ntoid arthritis', 'rheumatoid arthritis'],
    ['rheuma- \r\n  toid', 'rheumatoid'],
    ['rheuma\u2010\ntoid', 'rheumatoid'],
    ['hy\u00ad\nphen', 'hyphen'],
    ['beta-lacta-\nmase', 'beta-lactamase'],
    ['TNF-\nalpha and IL-\n6', 'TNF-\nalpha and IL-\n6'],
    ['a -\nbad list', 'a -\nbad list'],
    ['non-\n\nsense', 'non-\n\nsense'],
    ['anti-\ninflammatory; anti-inflammatory', 'anti-\ninflammatory; anti-inflammatory'],
    ['dose-\ndependent: the dose is dependent', 'dose-\ndependent: the dose is dependent'],
    ['', ''],
  ])('%j is read as %j', (text, read) => {
    expect(whole(text)).toBe(read);
  });

  it('reads any part of a text without what parts its words', () => {
    const text = 'of rheuma-\ntoid and psori-\natic kinds';
    const nameOf = nameReader(text);
    expect(nameOf({ start: 3, end: text.length - 6 })).toBe('rheumatoid and psoriatic');
    expect(nameOf({ start: 3, end: 9 })).toBe('rheuma');
    expect(nameOf({ start: 10, end: 15 })).toBe('\ntoid');
  });

  it('lie within one sentence each, whatever the text', () => {
    const parts = fc.constantFrom('ab', 'cd-\nef', '-\n', 'gh', '. ', '\t', '\n', 'X', ' ');
    const texts = fc.oneof(fc.string({ unit: parts, maxLength: 30 }), hardText);
    fc.assert(
      fc.property(texts, (text) => {
        const sentences = sentenceSpans(text);
        for (const { start, end } of partedWords(text)) {
          expect(sentences.some((one) => one.start < start && end < one.end)).toBe(true);
        }
      }),
    );
  });
});
