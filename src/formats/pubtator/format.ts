import { DECISIONS, type ExchangeFormat, plainRun } from '../exchange/format.ts';
import { readPubtator } from './parse.ts';
import { writePubtator } from './write.ts';

export const pubtator = {
  name: 'pubtator',
  title: 'PubTator',
  mediaType: 'text/plain',
  extensions: ['pubtator', 'pubtator.txt'],
  read: readPubtator,
  writer: { ...plainRun, document: writePubtator },
  leavesOut: `Leaves out scores, who said and decided it, roles, ${DECISIONS}.`,
} as const satisfies ExchangeFormat;
