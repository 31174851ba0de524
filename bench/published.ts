/** What others published, by corpus and type, and the names of the corpora as people know them. */

/** BioBERT v1.1: as published (Lee et al. 2019, table 6) and as its authors' PyTorch code repeats it. */
export const BIOBERT: Readonly<Record<string, string>> = {
  'bc5cdr Chemical': '93.5 / 93.0',
  'bc5cdr Disease': '87.2 / 86.4',
  'ncbi_disease Disease': '89.7 / 88.3',
  'bc2gm Gene': '84.7 / 83.4',
  'jnlpba micro': '77.5 / 76.0',
  'linnaeus Species': '88.2 / 88.1 (another split)',
  'species800 Species': '74.1 / 72.4',
  'biored micro': '91.3 (AIONER), no BioBERT figure',
};

/** PubTator Central's concept F1 (Wei et al. 2019, PMC6602571, table 1). */
export const PUBTATOR: Readonly<Record<string, string>> = {
  'bc5cdr Chemical': '89.50',
  'bc5cdr Disease': '83.70',
  'gnormplus Gene': '86.70',
  'linnaeus Species': '85.42',
};

export const NAMES: Readonly<Record<string, string>> = {
  bc5cdr: 'BC5CDR',
  ncbi_disease: 'NCBI-disease',
  bc2gm: 'BC2GM',
  jnlpba: 'JNLPBA',
  biored: 'BioRED',
  linnaeus: 'LINNAEUS',
  species800: 'Species-800',
  drugprot: 'DrugProt',
  nlm_gene: 'NLM-Gene',
  gnormplus: 'GNormPlus',
  tmvar3: 'tmVar 3',
  nlm_chem: 'NLM-Chem',
  seth: 'SETH',
  bionlp11id: 'BioNLP 2011 ID',
};
