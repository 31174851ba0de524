import { bibtex } from './bibtex/format.ts';
import { biocJson, biocXml } from './bioc/format.ts';
import { brat } from './brat/format.ts';
import { docx } from './docx/format.ts';
import { endnote, endnoteXml, webOfScience } from './endnote/format.ts';
import { europepmc } from './europepmc/format.ts';
import { admitting } from './exchange/admit.ts';
import type { ExchangeFormat } from './exchange/format.ts';
import { html } from './html/format.ts';
import { jats, nbib, pubmedText, pubmedXml, ris } from './imports/format.ts';
import { json, jsonLines } from './json/format.ts';
import { pdf } from './pdf/format.ts';
import { pubannotation } from './pubannotation/format.ts';
import { pubtator } from './pubtator/format.ts';
import { rdf } from './rdf/format.ts';
import { table } from './table/format.ts';
import { plainText } from './text/format.ts';
import { csv, entityTable, relationTable, tsv } from './tsv/format.ts';
import { w3c } from './w3c/format.ts';

/** The catalogue of formats, in the order in which they are listed. What is known of one stands in its folder. */
const catalogue = [
  ...[json, entityTable, relationTable],
  ...[pubtator, biocXml, biocJson, brat, pubannotation, w3c, europepmc],
  ...[tsv, csv, rdf, jsonLines, plainText],
  ...[pubmedXml, nbib, pubmedText, ris, bibtex, endnote, endnoteXml, webOfScience, table],
  ...[jats, html, docx, pdf],
] as const satisfies readonly ExchangeFormat[];

/** Names of the formats that the page and the element write. */
export type ExportName = Extract<
  (typeof catalogue)[number],
  { readonly leavesOut: string }
>['name'];

const all: readonly ExchangeFormat[] = catalogue;

/** All formats. Documents that any of them reads are checked by `admitting`. */
export const formats: readonly ExchangeFormat[] = all.map(({ read, ...format }) => ({
  ...format,
  ...(read && { read: (name, beside) => admitting(read(name, beside)) }),
}));

export const formatNamed = (name: string): ExchangeFormat | undefined =>
  formats.find((format) => format.name === name);
