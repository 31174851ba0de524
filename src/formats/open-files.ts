import { titleIn } from '../core/bibliography/facts.ts';
import type { TextDocument } from '../core/document/model.ts';
import { fail } from '../core/result.ts';
import { findingOf, type GivenFile } from './detect.ts';
import type { Finding } from './detection/finding.ts';
import { readDocx } from './docx/read-docx.ts';
import { admit } from './exchange/admit.ts';
import type { Parsed, Warning } from './exchange/model.ts';
import { baseName } from './file-name.ts';
import { formatNamed } from './formats.ts';
import { hasTags, saysMore } from './html/paste.ts';
import { importDocument } from './import/import-document.ts';
import { undoMarkup } from './imports/undo-markup.ts';
import { type PdfLibrary, type PdfTrouble, pdfDocument, readPdf } from './pdf/read-pdf.ts';

/** What files hold, as documents of the page. */
export interface OpenedFiles {
  readonly documents: readonly TextDocument[];
  /** Names of the formats of the files, as people know them; each once. */
  readonly formats: readonly string[];
  /** What could not be read as it stands, and what the page has no place for. */
  readonly warnings: readonly Warning[];
  readonly unread: readonly UnreadFile[];
  /** Which documents are PDF files. */
  readonly pdfs: readonly PdfSource[];
}

/** Places among the documents and among the files that were given. */
export interface PdfSource {
  readonly document: number;
  readonly file: number;
}

/** A file of which nothing was read. */
export type UnreadFile = NotOpened | UnknownKind;

interface NotOpened {
  readonly name: string;
  /** `no-reader`: the PDF library could not be loaded. */
  readonly why: PdfTrouble | 'no-reader';
}

interface UnknownKind {
  readonly name: string;
  readonly why: 'unknown';
  /** A sentence without its subject: what it is, and what to do. */
  readonly reason: string;
}

/** How far the opening of a PDF is, in pages. */
export interface OpeningProgress {
  readonly name: string;
  readonly done: number;
  readonly of: number;
}

export interface OpenOptions {
  readonly loadPdf: () => Promise<PdfLibrary>;
  readonly onProgress?: (progress: OpeningProgress) => void;
}

/** Reads files in whatever format they are in; what is in none is a text. brat's two files are one document. */
export async function openFiles(
  files: readonly GivenFile[],
  { loadPdf, onProgress }: OpenOptions,
): Promise<OpenedFiles> {
  const documents: TextDocument[] = [];
  const warnings: Warning[] = [];
  const formats = new Set<string>();
  const unread: UnreadFile[] = [];
  const pdfs: PdfSource[] = [];
  const { alone, besides } = pairUp(files);
  for (const file of alone) {
    const { name, content, plain } = file;
    const warn = ({ place, reason }: Warning) =>
      warnings.push({ place: alone.length > 1 ? `${name}: ${place}` : place, reason });
    const finding = findingOf(file);
    if (finding.kind === 'unknown') {
      unread.push({ name, why: 'unknown', reason: finding.reason });
      continue;
    }
    const format = formatNamed(formatOf(finding));
    const isTagged = file.isTagged === true && finding.kind === 'prose';
    const parsed: Parsed[] = [];
    if (typeof content === 'string') {
      const feed = format?.read?.(baseName(name), besides.get(name));
      const prose = isTagged ? withoutTags(content) : content;
      if (feed) parsed.push(...feed.push(prose), ...feed.end());
    } else if (format?.name === 'docx') {
      const read = await readDocx(content, baseName(name));
      if (read.ok) parsed.push(...admit(read.value));
      else unread.push({ name, why: 'unknown', reason: read.error });
    } else {
      const tell = (done: number, of: number) => onProgress?.({ name, done, of });
      const library = await loadPdf().catch(() => undefined);
      const read = library ? await readPdf(library, content, tell) : fail('no-reader' as const);
      if (!read.ok) unread.push({ name, why: read.error });
      else {
        for (const warning of read.value.warnings) parsed.push({ warning });
        pdfs.push({ document: documents.length, file: files.indexOf(file) });
        parsed.push(...admit([{ document: pdfDocument(baseName(name), read.value) }]));
      }
    }
    // The plain text is taken to the letter where the HTML says no more.
    if (plain !== undefined && !saysMore(proseOf(parsed), plain)) continue;
    if (format) formats.add(isTagged ? 'HTML' : format.title);
    const isAlone = parsed.filter((one) => 'document' in one).length === 1;
    for (const one of parsed) {
      if ('warning' in one) {
        warn(one.warning);
        continue;
      }
      if (one.whole) {
        documents.push(one.whole);
        continue;
      }
      const { document, losses } = importDocument(one.document, name || (format?.title ?? ''));
      // A document that is a file is called as the file is, unless it says what it is called.
      const isNamed = document.title !== '' || titleIn(document) !== '';
      const title = isAlone && !isNamed ? baseName(name) : document.title;
      documents.push({ ...document, title });
      for (const loss of losses) warn({ ...loss, place: `${document.id}: ${loss.place}` });
    }
  }
  return { documents, formats: [...formats], warnings, unread, pdfs };
}

/** The markup is undone twice, because a text may hold the source of a page with escaped tags (`&lt;i&gt;`). */
function withoutTags(text: string): string {
  const once = undoMarkup(text);
  return hasTags(once) ? undoMarkup(once) : once;
}

const proseOf = (parsed: readonly Parsed[]): string =>
  parsed.flatMap((one) => ('document' in one ? [one.document.text] : [])).join('\n');

/** Texts that belong to annotations of the same name are no documents of their own. */
function pairUp(files: readonly GivenFile[]) {
  const besides = new Map<string, string>();
  const taken = new Set<GivenFile>();
  for (const { name } of files.filter((file) => formatOf(findingOf(file)) === 'brat')) {
    const beside = files.find(
      (other) => /\.txt$/i.test(other.name) && baseName(other.name) === baseName(name),
    );
    if (!beside || typeof beside.content !== 'string') continue;
    besides.set(name, beside.content);
    taken.add(beside);
  }
  return { alone: files.filter((file) => !taken.has(file)), besides };
}

/** Texts in JSON are read by the reader of our own; prose is text. */
const formatOf = (finding: Finding): string =>
  finding.kind === 'format' ? finding.format : finding.kind === 'texts' ? 'json-lines' : 'text';
