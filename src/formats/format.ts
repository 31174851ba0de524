import type { TextDocument } from '../core/document/model.ts';
import { invariant } from '../core/errors.ts';
import { lossSentence } from './exchange/features.ts';
import { fromDocument } from './exchange/from-document.ts';
import { formatNamed } from './formats.ts';
import { writeJson } from './json/write.ts';
import { writeEntities, writeRelations } from './tsv/write.ts';
import { writeDocument } from './write-document.ts';

export interface WriteOptions {
  /** When it is written. */
  readonly date: Date;
}

export interface WrittenExport {
  readonly content: string;
  /** What this document loses, sentences, where `loses` does not say all. */
  readonly losses: readonly string[];
}

/** A way to write a document. The same document, options and format give the same text. */
export interface ExportFormat {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /** What of a document it leaves out, a sentence. */
  readonly loses: string;
  readonly write: (document: TextDocument, options: WriteOptions) => WrittenExport;
}

/** A format of the field as the page writes it. */
function exchanged(name: string, loses: string): ExportFormat {
  const format = formatNamed(name);
  const writer = format?.writer;
  invariant(format && writer, `${name} is written`);
  return {
    // The page's own JSON has the name alone.
    id: name === 'json' ? 'json-lines' : name,
    name: format.title,
    mediaType: format.mediaType,
    extension: format.extensions[0],
    loses,
    write: (document, { date }) => {
      const { content, losses } = writeDocument(format, fromDocument(document), date);
      return {
        content: writer.head(date) + content + writer.tail,
        losses: losses.map(lossSentence),
      };
    },
  };
}

/** Of formats that lose the same of every document. */
const plainly =
  (write: (document: TextDocument, options: WriteOptions) => string): ExportFormat['write'] =>
  (document, options) => ({ content: write(document, options), losses: [] });

const ALL = 'what was rejected, questions and their answers';

export const exportFormats: readonly ExportFormat[] = [
  {
    id: 'json',
    name: 'BioGloss JSON',
    mediaType: 'application/json',
    extension: 'json',
    loses: 'Leaves out only the steps that could be undone.',
    write: plainly(writeJson),
  },
  {
    id: 'tsv-entities',
    name: 'Entities as a table (TSV)',
    mediaType: 'text/tab-separated-values',
    extension: 'entities.tsv',
    loses: 'Leaves out the text around the mentions, relations, questions and their answers.',
    write: plainly(writeEntities),
  },
  {
    id: 'tsv-relations',
    name: 'Relations as a table (TSV)',
    mediaType: 'text/tab-separated-values',
    extension: 'relations.tsv',
    loses: 'Leaves out the text, mentions without a relation, questions and their answers.',
    write: plainly(writeRelations),
  },
  exchanged('pubtator', `Leaves out scores, who said it, roles, ${ALL}.`),
  exchanged('bioc-xml', `Leaves out ${ALL}.`),
  exchanged('bioc-json', `Leaves out ${ALL}.`),
  exchanged(
    'brat',
    `Leaves out the text, which brat wants in a file beside it (export it as Plain text), ${ALL}.`,
  ),
  exchanged('pubannotation', `Leaves out roles, ${ALL}.`),
  exchanged('w3c', `Leaves out notes, ${ALL}.`),
  exchanged(
    'europepmc',
    `Leaves out the text, mentions without a concept, scores, who said it, relations, ${ALL}.`,
  ),
  exchanged('tsv', `Leaves out the text, parts of mentions, relations, ${ALL}.`),
  exchanged('csv', `Leaves out the text, parts of mentions, relations, ${ALL}.`),
  exchanged('rdf', `Leaves out sections, notes, ${ALL}.`),
  exchanged('json', `Leaves out ${ALL}.`),
  exchanged('text', 'Leaves out everything but the text.'),
];
