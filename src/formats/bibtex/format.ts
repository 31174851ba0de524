import type { ExchangeFormat } from '../exchange/format.ts';
import { readBibtex } from './parse.ts';

export const bibtex = {
  name: 'bibtex',
  title: 'BibTeX',
  mediaType: 'application/x-bibtex',
  extensions: ['bib', 'bibtex'],
  read: readBibtex,
} as const satisfies ExchangeFormat;
