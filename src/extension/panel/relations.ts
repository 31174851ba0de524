import type { Mention } from '../../core/annotation.ts';
import type { Sentences } from '../../widget/sentences/sentences.ts';
import { claimOf } from '../../widget/view/card.ts';
import { h } from '../../widget/view/dom.ts';
import type { PanelNews } from '../messages.ts';

/** Largest number of relations in the panel, by descending score. */
const MAX_RELATIONS = 100;

export function relationsPart(
  { relations, threshold }: PanelNews,
  article: { readonly mentions: readonly Mention[] },
  sentences: Sentences,
): HTMLElement {
  const shown = relations
    .filter(({ score }) => score >= threshold)
    .sort((a, b) => b.score - a.score);
  return h(
    'details',
    {},
    h('summary', {}, `Relations (${shown.length})`),
    h(
      'ul',
      {},
      ...shown
        .slice(0, MAX_RELATIONS)
        .map((one) => h('li', {}, claimOf(one, article, sentences.relations))),
    ),
  );
}
