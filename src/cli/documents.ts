import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../core/result.ts';
import { detect } from '../formats/detect.ts';
import type { Finding } from '../formats/detection/finding.ts';
import { readDocx } from '../formats/docx/read-docx.ts';
import { decodeBytes, decoderFor, undecodedSentence } from '../formats/encoding/decode.ts';
import { refusing } from '../formats/encoding/refusing.ts';
import { admit } from '../formats/exchange/admit.ts';
import type { ExchangeFormat } from '../formats/exchange/format.ts';
import type { ExchangeDocument, Parsed } from '../formats/exchange/model.ts';
import { formatNamed } from '../formats/formats.ts';
import { pdfDocument, pdfTroubles, readPdf } from '../formats/pdf/read-pdf.ts';
import { fileNames } from './file-names.ts';
import { type BadInput, type InputDocument, readRecords, readWhole } from './inputs.ts';
import { openPdfLibrary } from './open-pdf.ts';
import { openStream, peek, readingError, unpacked } from './open-stream.ts';

/** A text to read, with the annotations of the input. */
export interface SourceDocument extends InputDocument {
  readonly source: ExchangeDocument;
}

type Sources = AsyncGenerator<Result<SourceDocument, BadInput>>;

const STDIN = '-';

/**
 * The documents of all files in order, or of standard input, one in memory at a time. Without `from`, the format of
 * each file is detected from its content (`detect`); a file in no format is a plain text, or JSON Lines of texts.
 */
export async function* readDocuments(
  files: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  from?: string,
): Sources {
  const names = fileNames(files);
  for (const file of files.length > 0 ? files : [STDIN]) {
    const isStdin = file === STDIN;
    const place = isStdin ? 'standard input' : file;
    const name = isStdin ? place : (names.get(file) ?? file);
    try {
      const bytes = isStdin ? unpacked(stdin) : openStream(file);
      const { finding, all, close } = await recognise(bytes, file);
      try {
        const format = formatNamed(from ?? (finding.kind === 'format' ? finding.format : ''));
        if (format?.isBinary) yield* readBinary(format, { place, name }, all);
        else if (format?.read) yield* readFormat(format, { place, name, file }, all);
        else if (finding.kind === 'unknown') yield fail({ place, reason: finding.reason });
        else if (finding.kind === 'texts') yield* sourcesOf(readRecords(place, all), name);
        else yield* sourcesOf(readWhole(place, all), name);
      } finally {
        await close();
      }
    } catch (error) {
      yield fail({ place, reason: readingError(error) });
    }
  }
}

/** An input with both of its names. */
interface Given {
  /** Name in messages. */
  readonly place: string;
  /** Name of documents without one of their own. */
  readonly name: string;
}

/** Detects the format of bytes from as many as needed, and returns it with all bytes. */
async function recognise(chunks: AsyncIterable<Uint8Array>, file: string) {
  let finding: Finding = { kind: 'undecided' };
  const look = (bytes: Uint8Array, isAll: boolean): Finding =>
    detect(decoderFor(bytes).push(bytes), file, isAll);
  const { beginning, isWhole, all, close } = await peek(chunks, (bytes) => {
    finding = look(bytes, false);
    return finding.kind !== 'undecided';
  });
  return { finding: isWhole ? look(beginning, true) : finding, all, close };
}

/** Plain texts as documents. They keep their given `id`; that of a file is its path. */
async function* sourcesOf(
  inputs: AsyncIterable<Result<InputDocument, BadInput>>,
  name: string,
): Sources {
  for await (const input of inputs) {
    if (!input.ok) yield input;
    else {
      const { id, text, place } = input.value;
      const own = id === place ? name : String(id);
      const source = { id: own, text, sections: [], mentions: [], relations: [], info: {} };
      yield ok({ ...input.value, source });
    }
  }
}

async function* readFormat(
  format: ExchangeFormat,
  { place, name, file }: Given & { readonly file: string },
  chunks: AsyncIterable<Uint8Array>,
): Sources {
  const beside = await textBeside(format, file);
  if (!beside.ok) {
    yield beside;
    return;
  }
  const feed = format.read?.(name, beside.value);
  if (!feed) return;
  const { beginning, all } = await peek(chunks, (bytes) => bytes.length >= 1024);
  const decoder = decoderFor(beginning);
  const refuse = refusing(decoder);
  for await (const chunk of all) {
    for (const parsed of refuse(feed.push(decoder.push(chunk)))) yield inputOf(parsed, place);
  }
  for (const parsed of refuse(feed.push(decoder.end()))) yield inputOf(parsed, place);
  for (const parsed of refuse(feed.end())) yield inputOf(parsed, place);
}

async function* readBinary(
  format: ExchangeFormat,
  { place, name }: Given,
  chunks: AsyncIterable<Uint8Array>,
): Sources {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  // The library does not accept a Buffer.
  const bytes = new Uint8Array(Buffer.concat(parts));
  if (format.name === 'docx') {
    const word = await readDocx(bytes, name);
    if (!word.ok) yield fail({ place, reason: word.error });
    else for (const parsed of admit(word.value)) yield inputOf(parsed, place);
    return;
  }
  const read = await readPdf(await openPdfLibrary(), bytes);
  if (!read.ok) {
    yield fail({ place, reason: pdfTroubles[read.error] });
    return;
  }
  for (const warning of read.value.warnings) yield inputOf({ warning }, place);
  for (const parsed of admit([{ document: pdfDocument(name, read.value) }])) {
    yield inputOf(parsed, place);
  }
}

function inputOf(parsed: Parsed, name: string): Result<SourceDocument, BadInput> {
  if ('warning' in parsed) {
    const { warning, record, withdrawn } = parsed;
    const { place, reason } = warning;
    return fail({
      place: place === name ? name : `${name}: ${place}`,
      reason,
      ...(record && { record }),
      ...(withdrawn && { withdrawn }),
    });
  }
  const { id, text } = parsed.document;
  return ok({ id, text, place: `${name}: ${id}`, source: parsed.document });
}

/** The text beside an annotation file of brat, with the same name. */
async function textBeside(
  format: ExchangeFormat,
  file: string,
): Promise<Result<string | undefined, BadInput>> {
  const [beside] = format.writer?.beside ?? [];
  if (!beside || file === STDIN) return ok(undefined);
  const place = file.replace(/(\.[^./\\]*)?(\.gz)?$/i, `.${beside.extension}`);
  // Without the text, the reader itself reports what it needs.
  const bytes = await readFile(place).catch(() => undefined);
  if (!bytes) return ok(undefined);
  const text = decodeBytes(bytes);
  return text.ok ? text : fail({ place, reason: undecodedSentence(text.error) });
}
