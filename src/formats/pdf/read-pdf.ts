import { fail, ok, type Result } from '../../core/result.ts';
import type { ExchangeDocument, Warning } from '../exchange/model.ts';
import { columnsOf } from './columns.ts';
import { joinedParagraphs } from './join-lines.ts';
import { withoutLineNumbers } from './line-numbers.ts';
import { linesOf } from './lines.ts';
import type { Page } from './model.ts';
import { paragraphsOf } from './paragraphs.ts';
import { type Placement, placeParagraphs } from './place-text.ts';
import { withoutRunningHeads } from './running-heads.ts';
import { type TextItem, turnedRuns, upright } from './upright.ts';

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

export interface PdfText {
  /** Paragraphs, a line each. */
  readonly text: string;
  readonly pages: number;
  /** Running heads and page numbers: how many, and one of them. */
  readonly leftOut?: string;
  /** Texts that lie on their side: how many, and one of them. */
  readonly sideways?: string;
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
    const { place: _, ...read } = textOf(pages);
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

/** Options of PDF.js: nothing is drawn, fetched or compiled. */
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
  return pageOf(items, { width, height, transform });
}

/** The size of a page, and how its own units become points from the upper left corner. */
export interface PageFrame {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

/** @param number of the page, from 0, for who asks later where letters stand */
export function pageOf(items: readonly object[], frame: PageFrame, number?: number): Page {
  const runs = items.flatMap((item, place) =>
    'str' in item
      ? turnedRuns(
          item as TextItem,
          frame.transform,
          number === undefined ? undefined : { page: number, place },
        )
      : [],
  );
  return upright(runs, frame.width, frame.height);
}

/** Part of the letters that may be of private use before the text is called unreadable. */
const MAX_PRIVATE = 0.05;

/** The text of pages that were read one by one, without `pages`. */
export function textOf(pages: readonly Page[]): Omit<PdfText, 'pages'> & {
  /** Where on the pages its letters stand; of runs that know their items. */
  readonly place: () => Placement;
} {
  const numbered = withoutLineNumbers(pages.map(({ runs }) => runs));
  const { pages: kept, left } = withoutRunningHeads(
    pages.map(({ height }, index) => ({ height, lines: linesOf(numbered[index]?.runs ?? []) })),
  );
  const paragraphs = paragraphsOf(kept.flatMap(({ lines }) => columnsOf(lines)));
  const joined = joinedParagraphs(paragraphs);
  const text = joined.filter((one) => one !== '').join('\n');
  const warnings: Warning[] = [];
  const [first] = left;
  const odd = text.match(/[\p{Co}\ufffd]/gu)?.length ?? 0;
  if (odd > MAX_PRIVATE * text.length) {
    warnings.push({ place: 'fonts', reason: `of ${odd} letters the PDF does not say which` });
  }
  const leftOut = first && someOf(left.length, first.text);
  const aside = pages.flatMap((page) => page.aside);
  const sideways = aside[0] === undefined ? undefined : someOf(aside.length, aside[0]);
  return {
    text,
    warnings,
    place: () => placeParagraphs(paragraphs, joined),
    ...(leftOut !== undefined && { leftOut }),
    ...(sideways !== undefined && { sideways }),
  };
}

const someOf = (count: number, first: string): string =>
  `${count}, such as “${first.trim().slice(0, 60)}”`;

export const pdfDocument = (
  id: string,
  { text, pages, leftOut, sideways }: PdfText,
): ExchangeDocument => ({
  id,
  text,
  sections: [],
  mentions: [],
  relations: [],
  info: {
    pages: String(pages),
    ...(leftOut !== undefined && { 'running heads left out': leftOut }),
    ...(sideways !== undefined && { 'sideways text left out': sideways }),
  },
});

/** What is wrong with a file, for its name to stand before. */
export const pdfTroubles: Readonly<Record<PdfTrouble, string>> = {
  locked: 'is locked with a password',
  broken: 'is no PDF, or is damaged',
  'without-text': 'is a PDF without text, only pictures of it',
};
