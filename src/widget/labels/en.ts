import { ENTITY_TYPES, type EntityTypeName } from '../../core/catalogue/entity-types.ts';
import type { Labels } from './labels.ts';

const englishTypes = Object.fromEntries(
  Object.entries(ENTITY_TYPES).map(([name, { label }]) => [name, label]),
) as Record<EntityTypeName, string>;

export const en: Labels = {
  language: 'en',
  annotate: (mb) => (mb === undefined ? 'Annotate' : `Annotate (up to ${mb} MB, once)`),
  fetching: (percent) => `Fetching the model, ${percent} %`,
  starting: 'Starting the model',
  reading: (percent) => `Reading, ${percent} %`,
  found: (count) => (count === 1 ? '1 entity' : `${count} entities`),
  stop: 'Press to stop.',
  fetches: (mb, host) => `Fetches up to ${mb} MB from ${host}, once.`,
  noTextYet: 'No text yet',
  tryAgain: 'Try again',
  panel: 'Entities in this text',
  threshold: 'Score at least',
  showList: 'All mentions',
  close: 'Close',
  clear: 'Remove the highlights',
  more: (count) => `Show ${count} more`,
  nothing: 'No entity was found in this text.',
  noText: (selector) =>
    `BioGloss found no text to read: nothing on this page matches “${selector}”.`,
  notLoaded: (url) =>
    `A part of BioGloss could not be loaded from ${url}. If the page has a Content-Security-Policy, its script-src must allow that address.`,
  mentionOf: (place, of) => (of === 1 ? 'named once' : `mention ${place} of ${of}`),
  claims: 'Relations read from this text',
  noConcept: 'No matching concept in the lexicon',
  leaves: 'opens a page outside this site',
  byModel: 'Found by a model in this page; it can be wrong.',
  types: englishTypes,
};
