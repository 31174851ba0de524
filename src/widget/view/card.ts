import type { Mention, Relation } from '../../core/annotation.ts';
import { nameOf } from '../../core/document/groups.ts';
import type { LinkedConcept } from '../../core/link/link.ts';
import { saidConcept } from '../../core/link/said-concept.ts';
import { entryOf } from '../../core/lookup.ts';
import type { Article } from '../article.ts';
import type { Labels } from '../labels/labels.ts';
import { typeName } from '../labels/labels-for.ts';
import { colourOf } from '../paint/type-styles.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { conceptLine } from './concept-line.ts';
import { h } from './dom.ts';

/** Largest number of relations on a card, by descending score. */
const MAX_CLAIMS = 4;

/** Fills the card of a mention: its type, name, score and number of mentions, and what the text says of it. */
export function fillCard(
  card: HTMLElement,
  article: Article,
  mention: Mention,
  labels: Labels,
  { relations }: Sentences,
): void {
  const same = article.mentions.filter(({ group }) => group === mention.group);
  const place = same.findIndex(({ id }) => id === mention.id) + 1;
  const swatch = h('span', { class: 'swatch', 'aria-hidden': 'true' });
  swatch.style.backgroundColor = colourOf(mention.type);
  const claims = article.relations
    .filter(({ head, tail }) => head === mention.group || tail === mention.group)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_CLAIMS);
  const name = nameOf(same.map(({ text }) => text)) || mention.text;
  const concepts = article.concepts && entryOf(article.concepts, mention.id);
  card.setAttribute('aria-label', `${mention.text}, ${typeName(labels, mention.type)}`);
  card.replaceChildren(
    h('p', { class: 'kind' }, swatch, typeName(labels, mention.type)),
    h('p', { class: 'name' }, mention.text),
    ...(name === mention.text ? [] : [h('p', { class: 'soft' }, name)]),
    ...(concepts ? [conceptOf(concepts, labels)] : []),
    h(
      'p',
      { class: 'soft' },
      `${percent(mention.score)} · ${labels.mentionOf(place, same.length)}`,
    ),
    ...(claims.length === 0
      ? []
      : [
          h('p', { class: 'soft' }, labels.claims),
          h('ul', {}, ...claims.map((claim) => h('li', {}, claimOf(claim, article, relations)))),
        ]),
    h('p', { class: 'soft small' }, labels.byModel),
  );
}

function conceptOf(concepts: readonly LinkedConcept[], labels: Labels): HTMLElement {
  const best = saidConcept(concepts);
  return best
    ? conceptLine(best, labels, ` ${labels.leaves}`)
    : h('p', { class: 'soft' }, labels.noConcept);
}

/** A relation in words, with its score. */
export function claimOf(
  { head, tail, type, directed, score }: Relation,
  article: Pick<Article, 'mentions'>,
  words: Sentences['relations'],
): string {
  const named = (group: string): string =>
    nameOf(article.mentions.filter((one) => one.group === group).map(({ text }) => text));
  const verb = entryOf(words, type) ?? type.replaceAll('_', ' ').toLowerCase();
  return `${named(head)} ${directed ? '→' : '–'} ${named(tail)}: ${verb} (${percent(score)})`;
}

/** A score in percent. It is never rounded up to 100. */
export const percent = (score: number): string =>
  `${score < 1 ? Math.min(99, Math.round(score * 100)) : 100} %`;
