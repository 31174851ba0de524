import { expect, it } from 'vitest';
import { conceptOfUri, conceptUris } from './concepts.ts';
import { qualified } from './name-spaces.ts';

const empty = { id: '1', text: '', sections: [], mentions: [], relations: [], info: {} };

it.each([
  ['672', 'Gene', 'NCBIGene:672'],
  ['672', 'GeneOrGeneProduct', 'NCBIGene:672'],
  ['22339(Tax:10090)', 'Gene', 'NCBIGene:22339'],
  ['9606', 'OrganismTaxon', 'NCBITaxon:9606'],
  ['D003920', 'DiseaseOrPhenotypicFeature', 'MESH:D003920'],
  ['672', 'Disease', '672'],
  ['MESH:D003920', 'Disease', 'MESH:D003920'],
  ['p.V600E', 'Variant', 'p.V600E'],
])('%s of a %s is %s', (concept, type, curie) => {
  expect(qualified(concept, type)).toBe(curie);
});

it.each([
  ['NCBIGene:672', 'https://identifiers.org/NCBIGene:672'],
  ['NCBITaxon:9606', 'http://purl.obolibrary.org/obo/NCBITaxon_9606'],
  ['https://example.org/one', 'https://example.org/one'],
  ['local:1', 'urn:biogloss:document:a%20b#concept=local%3A1'],
  ['p.V600E', 'urn:biogloss:document:a%20b#concept=p.V600E'],
  ['672', 'urn:biogloss:document:a%20b#concept=672'],
])('%s has the address %s, and is found in it again', (concept, uri) => {
  const { ofMention } = conceptUris({ ...empty, id: 'a b' });
  expect(ofMention({ type: 'Variant', concepts: [concept] })).toEqual([uri]);
  expect(conceptOfUri(uri)).toBe(concept);
});

it('gives the identifiers of relations the name space that mentions have', () => {
  const mention = (id: string, type: string, concepts: readonly string[]) => ({
    id,
    type,
    concepts,
    spans: [],
    info: {},
  });
  const { ofArgument } = conceptUris({
    ...empty,
    mentions: [mention('T1', 'Species', ['9606']), mention('T2', 'Gene', ['672'])],
  });
  expect(ofArgument('672')).toBe('https://identifiers.org/NCBIGene:672');
  expect(ofArgument('9606')).toBe('http://purl.obolibrary.org/obo/NCBITaxon_9606');
});
