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

/** Where documents go in a format. What cannot be written is told, and the others are written. */
export interface DocumentSink {
  readonly put: (document: ExchangeDocument) => Promise<void>;
  /** Writes what comes after the last one, says what was lost, and whether all was written. */
  readonly close: () => Promise<boolean>;
}

/** All to standard output, or a file each in a folder; or a sentence why there cannot be such a folder. */
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
