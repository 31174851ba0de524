import { biocJsonWriter, readBiocJson } from './bioc/json.ts';
import { biocXmlWriter, readBiocXml } from './bioc/xml.ts';
import { readBrat } from './brat/read.ts';
import { writeBrat } from './brat/write.ts';
import { readEuropepmc } from './europepmc/parse.ts';
import { europepmcLosses, europepmcWriter } from './europepmc/write.ts';
import { admitting } from './exchange/admit.ts';
import { type ExchangeFormat, plainRun } from './exchange/format.ts';
import { readHtml } from './html/parse.ts';
import { readJats } from './imports/jats.ts';
import { readNbib } from './imports/nbib.ts';
import { readPubmedXml } from './imports/pubmed-xml.ts';
import { readRis } from './imports/ris.ts';
import { jsonLinesWriter, readJsonLines } from './json/lines.ts';
import { pubannotationWriter, readPubannotation } from './pubannotation/pubannotation.ts';
import { readPubtator } from './pubtator/parse.ts';
import { writePubtator } from './pubtator/write.ts';
import { rdfLosses, rdfWriter } from './rdf/write.ts';
import { readText, textWriter } from './text/text.ts';
import { csvWriter, tableLosses, tsvWriter } from './tsv/exchange.ts';
import { readW3c } from './w3c/parse.ts';
import { w3cWriter } from './w3c/write.ts';

const all: readonly ExchangeFormat[] = [
  {
    name: 'text',
    title: 'Plain text',
    mediaType: 'text/plain',
    extensions: ['txt', 'md'],
    read: readText,
    writer: textWriter,
  },
  {
    name: 'pubmed-xml',
    title: 'PubMed XML',
    mediaType: 'application/xml',
    extensions: ['xml'],
    read: readPubmedXml,
  },
  {
    name: 'nbib',
    title: 'MEDLINE (PubMed, nbib)',
    mediaType: 'text/plain',
    extensions: ['nbib', 'medline'],
    read: readNbib,
  },
  {
    name: 'ris',
    title: 'RIS',
    mediaType: 'application/x-research-info-systems',
    extensions: ['ris'],
    read: readRis,
  },
  {
    name: 'jats',
    title: 'JATS',
    mediaType: 'application/xml',
    extensions: ['nxml', 'xml'],
    read: readJats,
  },
  {
    name: 'html',
    title: 'Web page (HTML)',
    mediaType: 'text/html',
    extensions: ['html', 'htm', 'xhtml'],
    read: readHtml,
  },
  {
    name: 'pdf',
    title: 'PDF (text layer)',
    mediaType: 'application/pdf',
    extensions: ['pdf'],
    isBinary: true,
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
  },
  {
    name: 'pubannotation',
    title: 'PubAnnotation JSON',
    mediaType: 'application/json',
    extensions: ['pubannotation.json', 'json'],
    read: readPubannotation,
    writer: pubannotationWriter,
  },
  {
    name: 'w3c',
    title: 'W3C Web Annotation (JSON-LD)',
    mediaType: 'application/ld+json',
    extensions: ['jsonld'],
    read: readW3c,
    writer: w3cWriter,
  },
  {
    name: 'europepmc',
    title: 'Europe PMC annotations (JSON lines)',
    mediaType: 'application/x-ndjson',
    extensions: ['europepmc.jsonl', 'jsonl'],
    read: readEuropepmc,
    writer: europepmcWriter,
    losses: europepmcLosses,
  },
  {
    name: 'tsv',
    title: 'Mentions with concepts as a table (TSV)',
    mediaType: 'text/tab-separated-values',
    extensions: ['tsv'],
    writer: tsvWriter,
    losses: tableLosses,
  },
  {
    name: 'csv',
    title: 'Mentions with concepts as a table (CSV)',
    mediaType: 'text/csv',
    extensions: ['csv'],
    writer: csvWriter,
    losses: tableLosses,
  },
  {
    name: 'rdf',
    title: 'RDF (N-Quads)',
    mediaType: 'application/n-quads',
    extensions: ['nq'],
    writer: rdfWriter,
    losses: rdfLosses,
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

/** All formats by the names the command line has for them. What any of them reads passes the gate. */
export const formats: readonly ExchangeFormat[] = all.map(({ read, ...format }) => ({
  ...format,
  ...(read && { read: (name, beside) => admitting(read(name, beside)) }),
}));

export const formatNamed = (name: string): ExchangeFormat | undefined =>
  formats.find((format) => format.name === name);
