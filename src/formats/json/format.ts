import { DECISIONS, type ExchangeFormat } from '../exchange/format.ts';
import { jsonLinesWriter, readJsonLines } from './lines.ts';
import { writeJson } from './write.ts';

export const json: ExchangeFormat = {
  name: 'json',
  title: 'BioGloss JSON',
  mediaType: 'application/json',
  extensions: ['json'],
  read: readJsonLines,
  writePage: writeJson,
  leavesOut: 'Leaves out only the steps that could be undone.',
};

export const jsonLines: ExchangeFormat = {
  name: 'json-lines',
  title: 'BioGloss JSON, one document a line',
  mediaType: 'application/x-ndjson',
  extensions: ['jsonl', 'json'],
  read: readJsonLines,
  writer: jsonLinesWriter,
  leavesOut: `Leaves out ${DECISIONS}.`,
};
