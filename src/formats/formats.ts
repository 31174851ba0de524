import { biocJsonWriter, readBiocJson } from './bioc/json.ts';
import { biocXmlWriter, readBiocXml } from './bioc/xml.ts';
import { type ExchangeFormat, plainRun } from './exchange/format.ts';
import { jsonLinesWriter, readJsonLines } from './json/lines.ts';
import { readPubtator } from './pubtator/parse.ts';
import { writePubtator } from './pubtator/write.ts';
import { readText, textWriter } from './text/text.ts';

/** All formats by the names the command line has for them. */
export const formats: readonly ExchangeFormat[] = [
  {
    name: 'text',
    title: 'Plain text',
    mediaType: 'text/plain',
    extensions: ['txt', 'md'],
    read: readText,
    writer: textWriter,
  },
  {
    name: 'pubtator',
    title: 'PubTator',
    mediaType: 'text/plain',
    extensions: ['pubtator', 'pubtator.txt'],
    read: readPubtator,
    writer: { ...plainRun, document: writePubtator },
  },
  {
    name: 'bioc-xml',
    title: 'BioC XML',
    mediaType: 'application/xml',
    extensions: ['bioc.xml', 'xml'],
    read: readBiocXml,
    writer: biocXmlWriter,
  },
  {
    name: 'bioc-json',
    title: 'BioC JSON',
    mediaType: 'application/json',
    extensions: ['bioc.json', 'json'],
    read: readBiocJson,
    writer: biocJsonWriter,
  },
  {
    name: 'json',
    title: 'BioGloss JSON, one document a line',
    mediaType: 'application/x-ndjson',
    extensions: ['jsonl', 'json'],
    read: readJsonLines,
    writer: jsonLinesWriter,
  },
];

export const formatNamed = (name: string): ExchangeFormat | undefined =>
  formats.find((format) => format.name === name);
