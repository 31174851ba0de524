import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Feature, type Loss, lossSentence } from '../formats/exchange/features.ts';
import type { ExchangeFormat } from '../formats/exchange/format.ts';
import type { ExchangeDocument } from '../formats/exchange/model.ts';
import { writeDocument } from '../formats/write-document.ts';
import type { Output } from './output.ts';

/** Where documents go in a format. */
export interface DocumentSink {
  readonly put: (document: ExchangeDocument) => Promise<void>;
  /** Writes what comes after the last one, and says what was lost. */
  readonly close: () => Promise<void>;
}

/** All to standard output, or a file each in a folder. */
export function createSink(
  format: ExchangeFormat,
  folder: string | undefined,
  output: Output,
  date: Date,
): DocumentSink {
  const { writer } = format;
  if (!writer) throw new Error(`${format.name} is not written`);
  const losses = new Map<Feature, Loss>();
  const names = new Set<string>();
  let count = 0;
  return {
    async put(document) {
      const written = writeDocument(format, document, date);
      for (const loss of written.losses) {
        const known = losses.get(loss.feature);
        losses.set(loss.feature, known ? { ...known, count: known.count + loss.count } : loss);
      }
      if (folder === undefined) {
        await output.write((count === 0 ? writer.head(date) : writer.between) + written.content);
      } else {
        if (count === 0) await mkdir(folder, { recursive: true });
        const path = join(folder, fileName(document.id, names));
        await writeFile(
          `${path}.${format.extensions[0]}`,
          writer.head(date) + written.content + writer.tail,
        );
        for (const { extension, content } of writer.beside ?? []) {
          await writeFile(`${path}.${extension}`, content(document));
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
    },
  };
}

/** A name that no file system minds and that none has had before. */
function fileName(id: string, taken: Set<string>): string {
  const safe =
    id
      .replace(/[^\p{L}\p{N}._-]+/gu, '_')
      .replace(/^\.+/, '')
      .slice(0, 100) || 'document';
  let name = safe;
  for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${safe}-${copy}`;
  taken.add(name.toLowerCase());
  return name;
}
