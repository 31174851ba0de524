import { strToU8, zipSync } from 'fflate';
import { type Choices, choices } from '../../../core/testing/random-numbers.ts';
import { readDocx } from '../../docx/read-docx.ts';
import { type PdfLibrary, readPdf } from '../../pdf/read-pdf.ts';
import { type Drawn, writePdf } from '../../pdf/testing/write-pdf.ts';
import { knownDocument } from '../known-documents.ts';
import type { Finding, FuzzOptions } from './fuzz.ts';
import { broken } from './mutate.ts';

/** Formats that are read from bytes. */
export const isFuzzedAsBytes = (format: string): boolean => format === 'pdf' || format === 'docx';

export interface ByteInput {
  readonly bytes: Uint8Array;
  readonly read: (library: PdfLibrary, options: FuzzOptions) => Promise<Finding | undefined>;
}

/** The input of a number: pages or parts of any layout, one in three with bytes that were changed. */
export async function fuzzBytes(format: string, seed: number): Promise<ByteInput> {
  const random = choices(seed);
  const made = format === 'pdf' ? somePdf(random, seed) : someDocx(random, seed);
  const bytes = random.once(3) ? damaged(made, random) : made;
  const found = (kind: Finding['kind'], what: string) => ({ format, seed, kind, what });
  return {
    bytes,
    async read(library, { clock, limit }) {
      const start = clock();
      try {
        const copy = bytes.slice();
        const read = format === 'pdf' ? await readPdf(library, copy) : await readDocx(copy, 'file');
        if (bytes === made && !read.ok && read.error === 'broken')
          return found('crash', 'said to be broken');
      } catch (error) {
        return found(
          'crash',
          error instanceof Error ? (error.stack ?? error.message) : String(error),
        );
      }
      const took = clock() - start;
      return took > limit
        ? found('hang', `${Math.round(took)} ms for ${bytes.length} bytes`)
        : undefined;
    },
  };
}

const LATIN = /[^\x20-\x7e]/g;

/** Words of a document in lines, columns, headings and anywhere. */
function somePdf(random: Choices, seed: number): Uint8Array {
  const words = knownDocument(seed).document.text.replace(LATIN, '-').split(' ');
  const pages = Array.from({ length: 1 + random.number(3) }, () => {
    const drawn: Drawn[] = [];
    const columns = 1 + random.number(3);
    for (let lines = random.number(random.once(10) ? 400 : 40); lines > 0; lines -= 1) {
      const isAnywhere = random.once(8);
      drawn.push({
        text: words
          .slice(random.number(words.length), random.number(words.length) + 1 + random.number(9))
          .join(' '),
        x: isAnywhere ? random.number(700) - 50 : 60 + random.number(columns) * (480 / columns),
        y: isAnywhere ? random.number(900) - 30 : 800 - lines * random.pick([6, 11, 12]),
        size: random.pick([10, 10, 10, 6, 8, 18, 0]),
      });
    }
    return drawn;
  });
  return writePdf(pages, { isLocked: random.once(40) });
}

function someDocx(random: Choices, seed: number): Uint8Array {
  const { text } = knownDocument(seed).document;
  const xml = (one: string) => one.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const runs = text.split(' ').map((word) => {
    const raised = random.once(9) ? '<w:vertAlign w:val="superscript"/>' : '';
    return `<w:r><w:rPr>${raised}</w:rPr><w:t xml:space="preserve">${xml(word)} </w:t></w:r>`;
  });
  const body = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${runs.slice(0, 5).join('')}</w:p><w:tbl><w:tr><w:tc><w:p>${runs.join('')}<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r></w:p></w:tc></w:tr></w:tbl>`;
  const parts: Record<string, string> = {
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    'word/styles.xml':
      '<w:styles><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>',
  };
  const path = random.pick(['word/document.xml', 'word/document.xml', 'word/styles.xml']);
  parts[path] = broken(parts[path] ?? '', random);
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])),
  );
}

function damaged(bytes: Uint8Array, random: Choices): Uint8Array {
  const copy = bytes.slice(0, random.once(4) ? random.number(bytes.length) : bytes.length);
  for (let times = 1 + random.number(30); times > 0; times -= 1) {
    copy[random.number(copy.length)] = random.number(256);
  }
  return copy;
}
