import { DECISIONS, type ExchangeFormat } from '../exchange/format.ts';
import { rdfLosses, rdfWriter } from './write.ts';

export const rdf = {
  name: 'rdf',
  title: 'RDF (N-Quads)',
  mediaType: 'application/n-quads',
  extensions: ['nq'],
  writer: rdfWriter,
  losses: rdfLosses,
  leavesOut: `Leaves out sections, notes on the document, ${DECISIONS}.`,
} as const satisfies ExchangeFormat;
