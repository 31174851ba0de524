import { fail, ok, type Result } from '../../core/result.ts';
import type { ExchangeDocument, Warning } from '../exchange/model.ts';
import { columnsOf } from './columns.ts';
import { joinLines } from './join-lines.ts';
import { withoutLineNumbers } from './line-numbers.ts';
import { linesOf } from './lines.ts';
import type { Page, Run } from './model.ts';
import { paragraphsOf } from './paragraphs.ts';
import { withoutRunningHeads } from './running-heads.ts';

/** What is needed of pdfjs-dist, which is loaded by whoever calls: it is another build in Node. */
export interface PdfLibrary {
  readonly getDocument: (source: object) => {
    readonly promise: Promise<PdfFile>;
    readonly destroy: () => Promise<void>;
  };
}

interface PdfFile {
  readonly numPages: number;
  readonly getPage: (number: number) => Promise<PdfPage>;
}

interface PdfPage {
  readonly getViewport: (options: { readonly scale: number }) => {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  readonly getTextContent: () => Promise<{ readonly items: readonly object[] }>;
  readonly cleanup: () => unknown;
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

export interface PdfText {
  /** Paragraphs, a line each. */
  readonly text: string;
  readonly pages: number;
  /** Running heads and page numbers: how many, and one of them. */
  readonly leftOut?: string;
  readonly warnings: readonly Warning[];
}

/** `locked`: a password is needed. `without-text`: nothing but pictures, as scanners make them. */
export type PdfTrouble = 'locked' | 'broken' | 'without-text';

/**
 * The text layer of a PDF in reading order (`columns.ts`), without running heads, lines joined to paragraphs.
 *
 * @param bytes are given away
 * @param onPage told after every page
 */
export async function readPdf(
  { getDocument }: PdfLibrary,
  bytes: Uint8Array,
  onPage: (done: number, of: number) => void = () => undefined,
): Promise<Result<PdfText, PdfTrouble>> {
  const missingMaps = new Set<string>();
  const task = getDocument({ data: bytes, ...options(missingMaps) });
  try {
    const file = await task.promise;
    const pages: Page[] = [];
    const warnings: Warning[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      // A damaged page does not cost the others.
      const page = await readPage(file, number).catch(() => undefined);
      const place = `page ${number}`;
      if (!page) warnings.push({ place, reason: 'is damaged: left out' });
      else if (page.runs.length === 0) warnings.push({ place, reason: 'holds no text' });
      else pages.push(page);
      onPage(number, file.numPages);
    }
    const read = textOf(pages);
    if (read.text.trim() === '') return fail('without-text');
    for (const name of missingMaps) {
      warnings.push({ place: 'fonts', reason: `letters set with the table ${name} were not read` });
    }
    return ok({ ...read, pages: file.numPages, warnings: [...warnings, ...read.warnings] });
  } catch (error) {
    return fail(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken');
  } finally {
    await task.destroy();
  }
}

/** Nothing is drawn, fetched or compiled. */
const options = (missingMaps: Set<string>) => ({
  verbosity: 0,
  isEvalSupported: false,
  useWasm: false,
  useWorkerFetch: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  disableFontFace: true,
  // Else the standard fonts, which draw letters and tell nothing about them, would be fetched.
  useSystemFonts: true,
  // Tables for old East Asian fonts; 1.1 MB that this project does not ship.
  CMapReaderFactory: class {
    fetch({ name }: { readonly name: string }): Promise<never> {
      missingMaps.add(name);
      return Promise.reject(new Error(`There is no table ${name}.`));
    }
  },
});

async function readPage(file: PdfFile, number: number): Promise<Page> {
  const page = await file.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  page.cleanup();
  const runs = items.flatMap((item) => ('str' in item ? runOf(item as TextItem, transform) : []));
  return { width, height, runs };
}

/** Upright text alone: what runs along the margin (a preprint's stamp) or across a figure is no part of the text. */
function runOf(item: TextItem, transform: readonly number[]): readonly Run[] {
  const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = transform;
  const [along = 1, up = 0, , , x = 0, y = 0] = item.transform;
  const [dx, dy] = [a * along + c * up, b * along + d * up];
  // Control characters are what a font without a table leaves.
  const text = item.str.replace(/\p{Cc}/gu, '');
  if (dx <= 0 || Math.abs(dy) > 0.1 * dx || text === '') return [];
  const left = a * x + c * y + e;
  return [{ text, left, right: left + item.width, y: b * x + d * y + f, size: item.height || dx }];
}

/** Part of the letters that may be of private use before the text is called unreadable. */
const MOST_PRIVATE = 0.05;

function textOf(pages: readonly Page[]): Omit<PdfText, 'pages'> {
  const numbered = pages.map(({ height, runs }) => ({ height, ...withoutLineNumbers(runs) }));
  const { pages: kept, left } = withoutRunningHeads(
    numbered.map(({ height, runs }) => ({ height, lines: linesOf(runs) })),
  );
  const text = joinLines(paragraphsOf(kept.flatMap(({ lines }) => columnsOf(lines))));
  const warnings: Warning[] = [];
  const [first] = left;
  const odd = text.match(/[\p{Co}\ufffd]/gu)?.length ?? 0;
  if (odd > MOST_PRIVATE * text.length) {
    warnings.push({ place: 'fonts', reason: `of ${odd} letters the PDF does not say which` });
  }
  const leftOut = first && `${left.length}, such as “${first.text.trim().slice(0, 60)}”`;
  return { text, warnings, ...(leftOut !== undefined && { leftOut }) };
}

export const pdfDocument = (id: string, { text, pages, leftOut }: PdfText): ExchangeDocument => ({
  id,
  text,
  sections: [],
  mentions: [],
  relations: [],
  info: {
    pages: String(pages),
    ...(leftOut !== undefined && { 'running heads left out': leftOut }),
  },
});

/** What is wrong with a file, for its name to stand before. */
export const pdfTroubles: Readonly<Record<PdfTrouble, string>> = {
  locked: 'is locked with a password',
  broken: 'is no PDF, or is damaged',
  'without-text': 'is a PDF without text, only pictures of it',
};
