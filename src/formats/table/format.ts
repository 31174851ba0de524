import type { ExchangeFormat } from '../exchange/format.ts';
import { readTable } from './parse.ts';

export const table = {
  name: 'table',
  title: 'Table of texts (CSV, TSV)',
  mediaType: 'text/csv',
  extensions: ['csv', 'tsv', 'tab'],
  read: readTable,
} as const satisfies ExchangeFormat;
