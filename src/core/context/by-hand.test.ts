import { expect, it } from 'vitest';
import byHand from '../fixtures/contexts-by-hand.json' with { type: 'json' };
import type { Span } from '../text/span.ts';
import { mentionContexts } from './context.ts';

interface Marked {
  readonly text: string;
  readonly mentions: readonly (Span & { readonly label: string })[];
}

/** Mentions in braces with a label before the colon: `n` negated, `s` speculative, `-` neither. */
function read(marked: string): Marked {
  let text = '';
  let last = 0;
  const mentions = Array.from(marked.matchAll(/\{([ns-]):([^}]*)\}/g), (match) => {
    const [whole, label = '', name = ''] = match;
    text += marked.slice(last, match.index);
    last = match.index + whole.length;
    text += name;
    return { start: text.length - name.length, end: text.length, label };
  });
  return { text: text + marked.slice(last), mentions };
}

it('agrees with a person about 150 sentences', ({ annotate }) => {
  const counts = { n: { right: 0, found: 0, marked: 0 }, s: { right: 0, found: 0, marked: 0 } };
  for (const { text, mentions } of byHand.map(read)) {
    for (const [index, context] of mentionContexts(text, mentions).entries()) {
      const label = mentions[index]?.label;
      const said = { n: context.negated === true, s: context.speculative === true };
      for (const kind of ['n', 's'] as const) {
        const count = counts[kind];
        if (said[kind]) count.found += 1;
        if (label === kind) count.marked += 1;
        if (said[kind] && label === kind) count.right += 1;
      }
    }
  }
  for (const [kind, { right, found, marked }] of Object.entries(counts)) {
    annotate(`${kind}: precision ${right} of ${found}, recall ${right} of ${marked}`);
    expect(right / found).toBeGreaterThanOrEqual(0.95);
    expect(right / marked).toBeGreaterThanOrEqual(0.93);
  }
  expect(byHand.length).toBeGreaterThanOrEqual(150);
});
