import type { LinkedConcept } from '../../core/link/link.ts';
import { curieUri } from '../../formats/exchange/concepts.ts';
import type { Labels } from '../labels/labels.ts';
import { h } from './dom.ts';

/** A prefix and a local part (https://www.w3.org/TR/curie/), unlike the notation of a variant (`p.V600E`). */
const CURIE = /^[A-Za-z][\w.]*:\S+$/u;

/** A concept's name, with its identifier as a link; `note` follows a link. */
export const conceptLine = (concept: LinkedConcept, labels: Labels, note = ''): HTMLElement =>
  h(
    'p',
    { class: 'concept' },
    ...(concept.name === concept.id ? [] : [concept.name, ' ']),
    conceptLink(concept, labels),
    ...(note && CURIE.test(concept.id) ? [h('span', { class: 'soft small' }, note)] : []),
  );

/**
 * A concept's identifier as a link to its resolver: the only link of the element that leaves the host's page. It says
 * so, opens a new tab, and makes no request before it is followed.
 */
function conceptLink({ id, name }: LinkedConcept, { leaves }: Labels): HTMLElement {
  if (!CURIE.test(id)) return h('span', { class: 'id' }, id);
  return h(
    'a',
    {
      class: 'id',
      href: curieUri(id),
      target: '_blank',
      rel: 'noopener noreferrer',
      title: leaves,
      'aria-label': `${id}, ${name} (${leaves})`,
    },
    `${id} ↗`,
  );
}
