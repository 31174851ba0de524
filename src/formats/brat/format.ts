import { DECISIONS, type ExchangeFormat, plainRun } from '../exchange/format.ts';
import { readBrat } from './read.ts';
import { writeBrat } from './write.ts';

export const brat = {
  name: 'brat',
  title: 'brat standoff',
  mediaType: 'text/plain',
  extensions: ['ann'],
  read: readBrat,
  writer: {
    ...plainRun,
    document: writeBrat,
    beside: [{ extension: 'txt', content: ({ text }) => text }],
  },
  leavesOut: `Leaves out the text, which brat wants in a file beside it (export it as Plain text), ${DECISIONS}.`,
} as const satisfies ExchangeFormat;
