import type { TextDocument } from '../core/document/model.ts';
import { writeJson } from './json/write.ts';
import { writeEntities, writeRelations } from './tsv/write.ts';

export interface WriteOptions {
  /** When it is written. */
  readonly date: Date;
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
  readonly write: (document: TextDocument, options: WriteOptions) => string;
}

export const exportFormats: readonly ExportFormat[] = [
  {
    id: 'json',
    name: 'BioGloss JSON',
    mediaType: 'application/json',
    extension: 'json',
    loses: 'Leaves out only the steps that could be undone.',
    write: writeJson,
  },
  {
    id: 'tsv-entities',
    name: 'Entities as a table (TSV)',
    mediaType: 'text/tab-separated-values',
    extension: 'entities.tsv',
    loses: 'Leaves out the text around the mentions, relations, questions and their answers.',
    write: writeEntities,
  },
  {
    id: 'tsv-relations',
    name: 'Relations as a table (TSV)',
    mediaType: 'text/tab-separated-values',
    extension: 'relations.tsv',
    loses: 'Leaves out the text, mentions without a relation, questions and their answers.',
    write: writeRelations,
  },
];
