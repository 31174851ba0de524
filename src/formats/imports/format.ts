import type { ExchangeFormat } from '../exchange/format.ts';
import { readJats } from './jats.ts';
import { readNbib } from './nbib.ts';
import { readPubmedXml } from './pubmed-xml.ts';
import { readRis } from './ris.ts';

export const pubmedXml: ExchangeFormat = {
  name: 'pubmed-xml',
  title: 'PubMed XML',
  mediaType: 'application/xml',
  extensions: ['xml'],
  read: readPubmedXml,
};

export const nbib: ExchangeFormat = {
  name: 'nbib',
  title: 'MEDLINE (PubMed, nbib)',
  mediaType: 'text/plain',
  extensions: ['nbib', 'medline'],
  read: readNbib,
};

export const ris: ExchangeFormat = {
  name: 'ris',
  title: 'RIS',
  mediaType: 'application/x-research-info-systems',
  extensions: ['ris'],
  read: readRis,
};

export const jats: ExchangeFormat = {
  name: 'jats',
  title: 'JATS',
  mediaType: 'application/xml',
  extensions: ['nxml', 'xml'],
  read: readJats,
};
