import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../core/result.ts';
import { detectFormat } from '../formats/detect.ts';
import type { ExchangeFormat } from '../formats/exchange/format.ts';
import type { ExchangeDocument, Parsed } from '../formats/exchange/model.ts';
import { formatNamed } from '../formats/formats.ts';
import { pdfDocument, pdfTroubles, readPdf } from '../formats/pdf/read-pdf.ts';
import { type BadInput, type InputDocument, readInputs } from './inputs.ts';
import { openPdfLibrary } from './open-pdf.ts';
import { openStream, readingError } from './open-stream.ts';

/** A text to read, with what the input says of it. */
export interface SourceDocument extends InputDocument {
  readonly source: ExchangeDocument;
}

const STDIN = '-';

/**
 * The documents of all files in order, or of standard input, one in memory at a time. Without `from`, a file's format
 * is told by its name and beginning; what is in none of the formats is a text, or JSON Lines of texts.
 */
export async function* readDocuments(
  files: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  from: string | undefined,
): AsyncGenerator<Result<SourceDocument, BadInput>> {
  for (const file of files.length > 0 ? files : [STDIN]) {
    const isStdin = file === STDIN;
    const name = isStdin ? 'standard input' : file;
    try {
      const opened = await peek(isStdin ? stdin : openStream(file));
      const format = formatNamed(from ?? detectFormat(opened.beginning, file) ?? '');
      if (format?.isBinary) yield* readBinary(name, file, opened.chunks);
      else if (format?.read) yield* readFormat(format, name, file, opened.chunks);
      else yield* readPlain(isStdin ? [] : [file], opened.chunks);
    } catch (error) {
      yield fail({ place: name, reason: readingError(error) });
    }
  }
}

/** The first bytes as text, and all of them again. */
async function peek(stream: AsyncIterable<Uint8Array>) {
  const rest = stream[Symbol.asyncIterator]();
  const first = await rest.next();
  const bytes = first.done ? new Uint8Array() : first.value;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytes;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  return { beginning: new TextDecoder().decode(bytes), chunks: chunks() };
}

async function* readPlain(
  files: readonly string[],
  chunks: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Result<SourceDocument, BadInput>> {
  // A file is opened anew, because its name tells whether it holds JSON Lines.
  if (files.length > 0) await chunks.return(undefined);
  for await (const input of readInputs(files, chunks)) {
    if (!input.ok) yield input;
    else {
      const { id, text } = input.value;
      const source = { id: String(id), text, sections: [], mentions: [], relations: [], info: {} };
      yield ok({ ...input.value, source });
    }
  }
}

async function* readFormat(
  format: ExchangeFormat,
  name: string,
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Result<SourceDocument, BadInput>> {
  const feed = format.read?.(name, await textBeside(format, file));
  if (!feed) return;
  // Keeps a byte order mark where it is text; the readers of formats drop it.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const chunk of chunks) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      yield fail({ place: name, reason: 'is not text in UTF-8: the rest is left out' });
      break;
    }
    for (const parsed of feed.push(text)) yield inputOf(parsed, name);
  }
  for (const parsed of feed.end()) yield inputOf(parsed, name);
}

async function* readBinary(
  name: string,
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Result<SourceDocument, BadInput>> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  // Not a Buffer, which the library does not take.
  const bytes = new Uint8Array(Buffer.concat(parts));
  const read = await readPdf(await openPdfLibrary(), bytes);
  if (!read.ok) {
    yield fail({ place: name, reason: pdfTroubles[read.error] });
    return;
  }
  for (const warning of read.value.warnings) yield inputOf({ warning }, name);
  const id = basename(file).replace(/\.pdf$/i, '');
  yield inputOf({ document: pdfDocument(id, read.value) }, name);
}

function inputOf(parsed: Parsed, name: string): Result<SourceDocument, BadInput> {
  if ('warning' in parsed) {
    const { place, reason } = parsed.warning;
    return fail({ place: place === name ? name : `${name}: ${place}`, reason });
  }
  const { id, text } = parsed.document;
  return ok({ id, text, place: `${name}: ${id}`, source: parsed.document });
}

/** The text that lies beside brat's annotations, under the same name. */
async function textBeside(format: ExchangeFormat, file: string): Promise<string | undefined> {
  const [beside] = format.writer?.beside ?? [];
  if (!beside || file === STDIN) return undefined;
  // The reader says what it needs when there is none.
  const name = file.replace(/(\.[^./\\]*)?(\.gz)?$/i, `.${beside.extension}`);
  return readFile(name, 'utf8').catch(() => undefined);
}
