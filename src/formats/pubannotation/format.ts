import { DECISIONS, type ExchangeFormat } from '../exchange/format.ts';
import { pubannotationWriter, readPubannotation } from './pubannotation.ts';

export const pubannotation = {
  name: 'pubannotation',
  title: 'PubAnnotation JSON',
  mediaType: 'application/json',
  extensions: ['pubannotation.json', 'json'],
  read: readPubannotation,
  writer: pubannotationWriter,
  leavesOut: `Leaves out roles, ${DECISIONS}.`,
} as const satisfies ExchangeFormat;
