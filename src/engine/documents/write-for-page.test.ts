import { expect, it } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { writeForPage } from './write-for-page.ts';

const date = new Date(0);

it('gives all of a file, and the beginning that is shown', () => {
  const text = Array.from({ length: 40 }, (_, line) => `${line} ${'x'.repeat(300)}`).join('\n');
  const { content, lines, beginning } = writeForPage({
    document: newDocument('1', text),
    format: 'text',
    date,
  });
  expect(content.trimEnd()).toBe(text);
  expect(lines).toBe(content.split('\n').length);
  const shown = beginning.split('\n');
  expect(shown).toHaveLength(15);
  expect(shown[0]).toBe(`0 ${'x'.repeat(198)} …`);
  expect(shown.at(-1)).toBe('…');
});

it('tells what this document loses', () => {
  const document = newDocument('1', 'Cisplatin.');
  expect(writeForPage({ document, format: 'json', date }).losses).toEqual([]);
});
