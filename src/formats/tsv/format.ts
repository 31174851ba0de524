import { DECISIONS, type ExchangeFormat } from '../exchange/format.ts';
import { csvWriter, tableLosses, tsvWriter } from './exchange.ts';
import { writeEntities, writeRelations } from './write.ts';

export const tsv = {
  name: 'tsv',
  title: 'Mentions with concepts as a table (TSV)',
  mediaType: 'text/tab-separated-values',
  extensions: ['tsv'],
  writer: tsvWriter,
  losses: tableLosses,
  leavesOut: `Leaves out the text, parts of mentions, relations, ${DECISIONS}.`,
} as const satisfies ExchangeFormat;

export const csv = {
  name: 'csv',
  title: 'Mentions with concepts as a table (CSV)',
  mediaType: 'text/csv',
  extensions: ['csv'],
  writer: csvWriter,
  losses: tableLosses,
  leavesOut: `Leaves out the text, parts of mentions, relations, ${DECISIONS}.`,
} as const satisfies ExchangeFormat;

export const entityTable = {
  name: 'tsv-entities',
  title: 'Entities as a table (TSV)',
  mediaType: 'text/tab-separated-values',
  extensions: ['entities.tsv'],
  writePage: writeEntities,
  leavesOut: 'Leaves out the text around the mentions, relations, questions and their answers.',
} as const satisfies ExchangeFormat;

export const relationTable = {
  name: 'tsv-relations',
  title: 'Relations as a table (TSV)',
  mediaType: 'text/tab-separated-values',
  extensions: ['relations.tsv'],
  writePage: writeRelations,
  leavesOut: 'Leaves out the text, mentions without a relation, questions and their answers.',
} as const satisfies ExchangeFormat;
