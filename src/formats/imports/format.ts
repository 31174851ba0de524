import type { ExchangeFormat } from '../exchange/format.ts';
import { readJats } from './jats.ts';
import { readNbib } from './nbib.ts';
import { readPubmedText } from './pubmed-text.ts';
import { readPubmedXml } from './pubmed-xml.ts';
import { readRis } from './ris.ts';

export const pubmedXml = {
  name: 'pubmed-xml',
  title: 'PubMed XML',
  mediaType: 'application/xml',
  extensions: ['xml'],
  read: readPubmedXml,
} as const satisfies ExchangeFormat;

export const nbib = {
  name: 'nbib',
  title: 'MEDLINE (PubMed, nbib)',
  mediaType: 'text/plain',
  extensions: ['nbib', 'medline'],
  read: readNbib,
} as const satisfies ExchangeFormat;

export const pubmedText = {
  name: 'pubmed-text',
  title: 'PubMed (text of abstracts)',
  mediaType: 'text/plain',
  extensions: ['txt'],
  read: readPubmedText,
} as const satisfies ExchangeFormat;

export const ris = {
  name: 'ris',
  title: 'RIS',
  mediaType: 'application/x-research-info-systems',
  extensions: ['ris'],
  read: readRis,
} as const satisfies ExchangeFormat;

export const jats = {
  name: 'jats',
  title: 'JATS',
  mediaType: 'application/xml',
  extensions: ['nxml', 'xml'],
  read: readJats,
} as const satisfies ExchangeFormat;
