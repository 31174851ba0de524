import { DECISIONS, type ExchangeFormat } from '../exchange/format.ts';
import { jsonLinesWriter, readJsonLines } from './lines.ts';
import { writeJson } from './write.ts';

export const json = {
  name: 'json',
  title: 'BioGloss JSON',
  mediaType: 'application/json',
  extensions: ['json'],
  read: readJsonLines,
  writePage: writeJson,
  isCopy: true,
  leavesOut: 'Leaves out only the steps that could be undone.',
} as const satisfies ExchangeFormat;

export const jsonLines = {
  name: 'json-lines',
  title: 'BioGloss JSON, one document a line',
  mediaType: 'application/x-ndjson',
  extensions: ['jsonl', 'json'],
  read: readJsonLines,
  writer: jsonLinesWriter,
  leavesOut: `Leaves out ${DECISIONS}.`,
} as const satisfies ExchangeFormat;
