import fc from 'fast-check';
import { createRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import type { ResolvedMention } from '../../../core/document/model.ts';
import { positionOf, rangeOf } from '../../text/dom-offsets.ts';
import { DocumentText } from './DocumentText.tsx';

const pieces = ['gene ', 'BRCA1', '\r\n', '\n', '\r', 'α', '🧬', '\u00a0', ' ', '. ', 'e\u0301'];

const samples = fc
  .array(fc.constantFrom(...pieces), { maxLength: 40 })
  .map((parts) => parts.join(''))
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      pairs: fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 8 }),
    }),
  );

function draw(
  text: string,
  pairs: readonly (readonly [number, number])[],
  highlighted: ReadonlySet<string> = new Set(),
) {
  const mentions = pairs
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    .filter(([start, end]) => start < end)
    .map(
      ([start, end], i): ResolvedMention => ({
        id: `m${i}`,
        start,
        end,
        text: text.slice(start, end),
        type: 'Gene',
        score: 1,
        group: `g${i}`,
        verdict: 'undecided',
        source: 'model',
      }),
    );
  const host = document.createElement('div');
  document.body.append(host);
  const ref = createRef<HTMLDivElement>();
  const root = createRoot(host);
  flushSync(() =>
    root.render(
      <DocumentText
        text={text}
        mentions={mentions}
        highlighted={highlighted}
        unsure={new Set()}
        tabStop={undefined}
        hasTypeTags={false}
        root={ref}
        onFocusMention={() => {}}
        onChooseMention={() => {}}
        onHoverMention={() => {}}
        onLeave={() => {}}
      />,
    ),
  );
  const remove = () => {
    root.unmount();
    host.remove();
  };
  return { element: ref.current!, mentions, remove };
}

it('holds exactly the text, and finds every place in it again', () => {
  fc.assert(
    fc.property(samples, ({ text, pairs }) => {
      const { element, mentions, remove } = draw(text, pairs);
      expect(element.textContent).toBe(text);
      for (const { start, end } of mentions) {
        const range = rangeOf(element, start, end)!;
        expect(range.toString()).toBe(text.slice(start, end));
        expect(positionOf(element, range.startContainer, range.startOffset, 'after')).toBe(start);
        expect(positionOf(element, range.endContainer, range.endOffset, 'before')).toBe(end);
      }
      remove();
    }),
    { numRuns: 60 },
  );
});

it('is as wide and as high with mentions as without', () => {
  const text = 'The BRCA1 gene and TNF-α.\nA second paragraph on BRCA1.';
  const bare = draw(text, []);
  const before = bare.element.getBoundingClientRect();
  bare.remove();
  const marked = draw(text, [
    [4, 9],
    [4, 14],
    [10, 24],
  ]);
  const after = marked.element.getBoundingClientRect();
  expect([after.width, after.height]).toEqual([before.width, before.height]);
  marked.remove();
});

const SENTENCE = 'The BRCA1 gene is here.\n';
const longText = SENTENCE.repeat(1000);
const longPairs = Array.from(
  { length: 1000 },
  (_, at) => [at * SENTENCE.length + 4, at * SENTENCE.length + 9] as const,
);
const marksIn = (element: Element) => element.querySelectorAll('[data-mention]').length;

it('draws the marks of a long text in slices, and its letters at once', async () => {
  const { element, remove } = draw(longText, longPairs);
  expect(element.textContent).toBe(longText);
  expect(marksIn(element)).toBeGreaterThan(100);
  expect(marksIn(element)).toBeLessThan(500);
  await expect.poll(() => marksIn(element)).toBe(1000);
  expect(element.textContent).toBe(longText);
  remove();
});

it('draws the mark of what is highlighted at once, wherever it is', () => {
  const { element, remove } = draw(longText, longPairs, new Set(['m900']));
  expect(element.querySelector('[data-mention="m900"]')).not.toBeNull();
  expect(marksIn(element)).toBeLessThan(500);
  remove();
});
