import { DECISIONS, type ExchangeFormat } from '../exchange/format.ts';
import { biocJsonWriter, readBiocJson } from './json.ts';
import { biocXmlWriter, readBiocXml } from './xml.ts';

export const biocXml = {
  name: 'bioc-xml',
  title: 'BioC XML',
  mediaType: 'application/xml',
  extensions: ['bioc.xml', 'xml'],
  read: readBiocXml,
  writer: biocXmlWriter,
  leavesOut: `Leaves out ${DECISIONS}.`,
} as const satisfies ExchangeFormat;

export const biocJson = {
  name: 'bioc-json',
  title: 'BioC JSON',
  mediaType: 'application/json',
  extensions: ['bioc.json', 'json'],
  read: readBiocJson,
  writer: biocJsonWriter,
  leavesOut: `Leaves out ${DECISIONS}.`,
} as const satisfies ExchangeFormat;
