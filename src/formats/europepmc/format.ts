import { DECISIONS, type ExchangeFormat } from '../exchange/format.ts';
import { readEuropepmc } from './parse.ts';
import { europepmcLosses, europepmcWriter } from './write.ts';

export const europepmc = {
  name: 'europepmc',
  title: 'Europe PMC annotations (JSON lines)',
  mediaType: 'application/x-ndjson',
  extensions: ['europepmc.jsonl', 'jsonl'],
  read: readEuropepmc,
  writer: europepmcWriter,
  losses: europepmcLosses,
  leavesOut: `Leaves out the text, mentions without a concept, scores, who said and decided it, relations, ${DECISIONS}.`,
} as const satisfies ExchangeFormat;
