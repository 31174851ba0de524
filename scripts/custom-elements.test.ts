import { readFileSync } from 'node:fs';
import type { CustomElement } from 'custom-elements-manifest';
import { expect, it } from 'vitest';
import { ATTRIBUTES } from '../src/widget/settings.ts';
import { customElements } from './custom-elements.ts';

const manifest = customElements({
  docs: readFileSync('docs/widget.md', 'utf8'),
  events: readFileSync('src/widget/events.ts', 'utf8'),
});
const element = manifest.modules[0]?.declarations?.[0] as CustomElement;

it('names every attribute, with type, default and description', () => {
  const { attributes = [] } = element;
  expect(attributes.map(({ name }) => name)).toEqual(expect.arrayContaining([...ATTRIBUTES]));
  expect(attributes).toContainEqual({
    name: 'start',
    type: { text: "'click' | 'visible' | 'load'" },
    default: 'click',
    description: expect.stringContaining('when the text is scrolled to'),
  });
  // These defaults are described in words and have no value.
  expect(attributes.find(({ name }) => name === 'for')).not.toHaveProperty('default');
  expect(attributes.filter(({ description }) => description === '')).toEqual([]);
});

it('tells methods from properties', () => {
  const members = element.members?.map(({ kind, name }) => `${kind} ${name}`);
  expect(members).toEqual([
    'field htmlFor',
    'field types',
    'field threshold',
    'method annotate',
    'method clear',
    'method export',
  ]);
});

it('names events, custom properties and parts', () => {
  expect(element.events).toHaveLength(5);
  expect(element.cssProperties?.map(({ name }) => name)).toContain('--bio-gloss-accent');
  expect(element.cssParts?.map(({ name }) => name)).toContain('card');
});
