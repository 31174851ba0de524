import { expect, it } from 'vitest';
import { conceptPage } from './concept-page.ts';

it.each([
  ['MESH:D001241', 'https://meshb.nlm.nih.gov/record/ui?ui=D001241'],
  ['CVCL:0030', 'https://www.cellosaurus.org/CVCL_0030'],
  ['NCBIGene:3569', 'https://www.ncbi.nlm.nih.gov/gene/3569'],
  ['HP:0001250', 'https://bioregistry.io/HP:0001250'],
  ['X:a/../b?c#d', 'https://bioregistry.io/X:a%2F..%2Fb%3Fc%23d'],
  ['https://example.org/one', 'https://example.org/one'],
])('shows %s at %s', (id, page) => {
  expect(conceptPage(id)).toBe(page);
});

it.each(['toString:1', 'constructor:1'])('shows %s by the Bioregistry, as any prefix', (id) => {
  expect(conceptPage(id)).toBe(`https://bioregistry.io/${id}`);
});

it.each([
  'p.V600E',
  'http://[x',
  'https://',
  'https://user@host',
  'X:\ud800',
  'javascript://x',
  'X:',
  'no prefix',
  '',
])('has no page for %j', (id) => {
  expect(conceptPage(id)).toBeUndefined();
});

it('never makes an address that runs as a script', () => {
  expect(conceptPage('javascript:alert(1)')).toBe('https://bioregistry.io/javascript:alert(1)');
});
