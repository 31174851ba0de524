import type { Mention, Relation } from '../../core/annotation.ts';
import { nameOf } from '../../core/document/groups.ts';
import type { Article } from '../article.ts';
import type { Labels } from '../labels.ts';
import { colourOf } from '../paint/type-looks.ts';
import { h } from './dom.ts';

/** Labels that do not speak for themselves. */
const VERBS: Readonly<Record<string, string>> = { CID: 'induces' };

/** Relations named on a card, best first. */
const MOST_CLAIMS = 4;

/** What is known of a mention: type, name, score, how often it is named, and what the text says of it. */
export function fillCard(
  card: HTMLElement,
  article: Article,
  mention: Mention,
  labels: Labels,
): void {
  const same = article.mentions.filter(({ group }) => group === mention.group);
  const place = same.findIndex(({ id }) => id === mention.id) + 1;
  const swatch = h('span', { class: 'swatch', 'aria-hidden': 'true' });
  swatch.style.backgroundColor = colourOf(mention.type);
  const claims = article.relations
    .filter(({ head, tail }) => head === mention.group || tail === mention.group)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_CLAIMS);
  const name = nameOf(same.map(({ text }) => text)) || mention.text;
  card.replaceChildren(
    h('p', { class: 'kind' }, swatch, labels.type(mention.type)),
    h('p', { class: 'name' }, mention.text),
    ...(name === mention.text ? [] : [h('p', { class: 'soft' }, name)]),
    h(
      'p',
      { class: 'soft' },
      `${percent(mention.score)} · ${labels.mentionOf(place, same.length)}`,
    ),
    ...(claims.length === 0
      ? []
      : [
          h('p', { class: 'soft' }, labels.claims),
          h('ul', {}, ...claims.map((claim) => h('li', {}, claimOf(claim, article)))),
        ]),
    h('p', { class: 'soft small' }, labels.byModel),
  );
}

function claimOf({ head, tail, type, directed, score }: Relation, article: Article): string {
  const named = (group: string): string =>
    nameOf(article.mentions.filter((one) => one.group === group).map(({ text }) => text));
  const verb = VERBS[type] ?? type.replaceAll('_', ' ').toLowerCase();
  return `${named(head)} ${directed ? '→' : '–'} ${named(tail)}: ${verb} (${percent(score)})`;
}

export const percent = (score: number): string => `${Math.round(score * 100)} %`;
