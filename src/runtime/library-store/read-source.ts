import { detect } from '../../formats/detect.ts';
import { isZip } from '../../formats/docx/is-zip.ts';
import { readDocx } from '../../formats/docx/read-docx.ts';
import { adviceFor, decoderFor, undecodedSentence } from '../../formats/encoding/decode.ts';
import { refusing } from '../../formats/encoding/refusing.ts';
import { admit } from '../../formats/exchange/admit.ts';
import type { Parsed } from '../../formats/exchange/model.ts';
import { baseName } from '../../formats/file-name.ts';
import { formatNamed } from '../../formats/formats.ts';

/** A file to be added, as the page passes it. */
export interface SourceFile {
  /** Name with the path of its folder. */
  readonly name: string;
  readonly blob: Blob;
}

export type SourceEvent =
  | { readonly type: 'parsed'; readonly parsed: Parsed; readonly format: string }
  /** Bytes of the file that are read so far; for a compressed file, compressed bytes. */
  | { readonly type: 'advanced'; readonly bytes: number }
  /** The file was not read; `reason` is a sentence without its subject. */
  | { readonly type: 'unread'; readonly reason: string }
  /** Only the PDF library can read the file. */
  | { readonly type: 'pdf' };

/** Bytes that suffice to detect the format. */
const BEGINNING = 65_536;

/**
 * Reads a file of any format in pieces, with one record in memory at a time. A plain text is one document.
 *
 * @param beside the text that belongs to an annotation file (brat)
 */
export async function* readSource(
  { name, blob }: SourceFile,
  beside?: string,
): AsyncGenerator<SourceEvent> {
  const beginning = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const isPacked = beginning[0] === 0x1f && beginning[1] === 0x8b;
  let bytes = 0;
  const counted = blob.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.length;
        controller.enqueue(chunk);
      },
    }),
  );
  const stream = isPacked ? counted.pipeThrough(new DecompressionStream('gzip')) : counted;
  const reader = stream.getReader();
  try {
    const head = await peek(reader);
    if (/%PDF-/.test(latin1(head.bytes.subarray(0, 1024)))) {
      yield { type: 'pdf' };
      return;
    }
    if (isZip(head.bytes)) {
      yield* readWord(await blob.arrayBuffer(), name);
      return;
    }
    const decoder = decoderFor(head.bytes);
    const first = decoder.push(head.bytes) + (head.isAll ? decoder.end() : '');
    if (first.includes('\0')) {
      yield { type: 'unread', reason: 'is not text in UTF-8 or UTF-16' };
      return;
    }
    const asFar = detect(first, name, head.isAll);
    const finding = asFar.kind === 'undecided' ? detect(first, name, true) : asFar;
    if (finding.kind === 'unknown') {
      yield { type: 'unread', reason: finding.reason };
      return;
    }
    const format =
      finding.kind === 'format' ? finding.format : finding.kind === 'texts' ? 'json-lines' : 'text';
    const feed = formatNamed(format)?.read?.(baseName(name), beside);
    if (!feed) {
      yield { type: 'unread', reason: 'is in a format that is not read' };
      return;
    }
    const refuse = refusing(decoder);
    const out = function* (parsed: Iterable<Parsed>): Generator<SourceEvent> {
      for (const one of refuse(parsed)) yield { type: 'parsed', parsed: one, format };
    };
    // A text is refused as a whole, because it has no records to skip.
    const isText = format === 'text';
    yield* out(feed.push(first.replace(/^\ufeff/u, '')));
    while (!head.isAll) {
      const { value, done } = await reader.read();
      if (done) break;
      yield* out(feed.push(decoder.push(value)));
      yield { type: 'advanced', bytes };
    }
    if (!head.isAll) yield* out(feed.push(decoder.end()));
    const undecoded = decoder.undecoded();
    if (isText && undecoded) {
      const reason = `${undecodedSentence(undecoded)}; ${adviceFor(undecoded)}`;
      yield { type: 'unread', reason };
    }
    if (!isText || !undecoded) yield* out(feed.end());
  } catch (error) {
    const reason = isPacked ? 'is not gzip, or is cut off' : 'could not be read; was it moved?';
    yield { type: 'unread', reason: error instanceof RangeError ? 'is too long' : reason };
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function* readWord(bytes: ArrayBuffer, name: string): AsyncGenerator<SourceEvent> {
  const read = await readDocx(new Uint8Array(bytes), baseName(name));
  if (!read.ok) yield { type: 'unread', reason: read.error };
  else for (const parsed of admit(read.value)) yield { type: 'parsed', parsed, format: 'docx' };
}

async function peek(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isAll = false;
  while (length < BEGINNING) {
    const { value, done } = await reader.read();
    if (done) {
      isAll = true;
      break;
    }
    chunks.push(value);
    length += value.length;
  }
  return { bytes: new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()), isAll };
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
