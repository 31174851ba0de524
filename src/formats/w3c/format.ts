import { DECISIONS, type ExchangeFormat } from '../exchange/format.ts';
import { readW3c } from './parse.ts';
import { w3cWriter } from './write.ts';

export const w3c = {
  name: 'w3c',
  title: 'W3C Web Annotation (JSON-LD)',
  mediaType: 'application/ld+json',
  extensions: ['jsonld'],
  read: readW3c,
  writer: w3cWriter,
  leavesOut: `Leaves out notes on the document, ${DECISIONS}.`,
} as const satisfies ExchangeFormat;
