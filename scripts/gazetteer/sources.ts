import { SOURCES as LINKING_SOURCES } from '../lexicon/sources.ts';

/** The sources of the linking lexicon, except those whose names are counted from corpora. */
const SHARED = LINKING_SOURCES.filter(({ isFacts }) => !isFacts).map(
  ({ name, version, licence, url }) => ({ name, version, licence, url }),
);

/** The sources and their licences, written beside the gazetteer. */
export const SOURCES: typeof SHARED = [
  ...SHARED,
  {
    name: 'Mouse Genome Informatics: mouse genes',
    version: '2020',
    licence: 'CC-BY-4.0',
    url: 'https://www.informatics.jax.org',
  },
  {
    name: 'FamPlex, and protein families of InterPro chosen by REACH',
    version: '2020',
    licence: 'CC0-1.0; compilation Apache-2.0',
    url: 'https://github.com/sorgerlab/famplex',
  },
  {
    name: 'Thera-SAbDab: therapeutic antibodies',
    version: '2025-02',
    licence: 'CC-BY-4.0',
    url: 'https://opig.stats.ox.ac.uk/webapps/sabdab-sabpred/therasabdab',
  },
  {
    name: 'Counts of the words of Wikipedia paragraphs in SQuAD 1.1, by which general words are told from names; none of its text is kept',
    version: '1.1',
    licence: 'CC-BY-SA-4.0',
    url: 'https://rajpurkar.github.io/SQuAD-explorer/',
  },
];
