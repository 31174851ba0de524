import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../core/result.ts';
import { type Feature, type Loss, lossSentence } from '../formats/exchange/features.ts';
import type { ExchangeFormat } from '../formats/exchange/format.ts';
import type { ExchangeDocument } from '../formats/exchange/model.ts';
import { documentNames } from '../formats/exchange/names.ts';
import { writeDocument } from '../formats/write-document.ts';
import { fileNamer } from './file-namer.ts';
import { type Output, writingError } from './output.ts';

/** Writes documents in one format. A document that cannot be written is reported, and the others are written. */
export interface DocumentSink {
  readonly put: (document: ExchangeDocument) => Promise<void>;
  /** Writes the end of the output, reports losses, and resolves with whether everything was written. */
  readonly close: () => Promise<boolean>;
}

/** Opens a sink for standard output, or for one file a document in a folder. An error is a sentence. */
export async function openSink(
  format: ExchangeFormat,
  folder: string | undefined,
  output: Output,
  date: Date,
): Promise<Result<DocumentSink, string>> {
  const { writer } = format;
  if (!writer) throw new Error(`${format.name} is not written`);
  if (folder !== undefined) {
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      return fail(`${folder}: ${writingError(error)}`);
    }
  }
  const losses = new Map<Feature, Loss>();
  const nameOf = fileNamer();
  const named = writer.hasAddresses ? documentNames() : (document: ExchangeDocument) => document;
  let count = 0;
  let isAllWritten = true;

  async function write(path: string, content: string): Promise<void> {
    try {
      await writeFile(path, content);
    } catch (error) {
      isAllWritten = false;
      output.complain(`${path}: ${writingError(error)}`);
    }
  }
  function note(loss: Loss): void {
    const known = losses.get(loss.feature);
    losses.set(loss.feature, known ? { ...known, count: known.count + loss.count } : loss);
  }
  return ok({
    async put(given) {
      const document = named(given);
      if (document !== given) {
        note({ feature: 'document id', count: 1, place: given.id, kind: 'changed' });
      }
      const written = writeDocument(format, document, date);
      for (const loss of written.losses) note(loss);
      if (folder === undefined) {
        await output.write((count === 0 ? writer.head(date) : writer.between) + written.content);
      } else {
        const path = join(folder, nameOf(document.id));
        const content = writer.head(date) + written.content + writer.tail;
        await write(`${path}.${format.extensions[0]}`, content);
        for (const { extension, content } of writer.beside ?? []) {
          await write(`${path}.${extension}`, content(document));
        }
      }
      count += 1;
    },
    async close() {
      if (folder === undefined)
        await output.write((count === 0 ? writer.head(date) : '') + writer.tail);
      for (const loss of losses.values()) {
        output.complain(`${format.name}: ${lossSentence(loss)}, first ${loss.place}`);
      }
      return isAllWritten;
    },
  });
}
