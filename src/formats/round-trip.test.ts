import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExchangeFormat, writeFile } from './exchange/format.ts';
import { lossesBetween } from './exchange/losses.ts';
import type { ExchangeDocument } from './exchange/model.ts';
import { wellFormedDocument } from './exchange/well-formed.ts';
import { formatNamed, formats } from './formats.ts';
import { exchangeDocument } from './testing/exchange-documents.ts';
import { readAll } from './testing/read-all.ts';

const date = new Date('2026-01-02T03:04:05Z');

test('own JSON loses nothing but half surrogate pairs', () => {
  const json = formatNamed('json-lines')!;
  fc.assert(
    fc.property(exchangeDocument, (document) => {
      const { documents, warnings } = readAll(json, writeFile(json.writer!, [document], date));
      expect(warnings).toEqual([]);
      expect(lossesBetween(wellFormedDocument(document), documents[0])).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

/** What a document is after it was written and read again. */
function again(format: ExchangeFormat, document: ExchangeDocument) {
  const beside = format.writer?.beside?.[0]?.content(wellFormedDocument(document)) ?? '';
  return readAll(format, writeFile(format.writer!, [document], date), undefined, beside);
}

const both = formats.filter(({ read, writer }) => read && writer);
/** Its documents are excerpts, cut anew each time. */
const excerpts = 'europepmc';

describe.each(both.map((format) => [format.name, format] as const))('%s', (_, format) => {
  test.skipIf(format.name === excerpts)(
    'reads back what it wrote: once lost, nothing more is',
    () => {
      fc.assert(
        fc.property(exchangeDocument, (document) => {
          const once = again(format, document).documents[0];
          if (!once) return;
          const { documents, warnings } = again(format, once);
          expect(lossesBetween(once, documents[0])).toEqual([]);
          expect(warnings).toEqual([]);
        }),
        { numRuns: 1000 },
      );
    },
  );

  test('reads a file in pieces as it does in one', () => {
    fc.assert(
      fc.property(
        fc.array(exchangeDocument, { maxLength: 3 }),
        fc.integer({ min: 1, max: 50 }),
        (documents, size) => {
          const file = writeFile(format.writer!, documents, date);
          expect(readAll(format, file, size)).toEqual(readAll(format, file));
        },
      ),
    );
  });
  test('never throws, whatever is in the file', () => {
    fc.assert(
      fc.property(
        exchangeDocument,
        fc.nat(),
        fc.nat(),
        fc.string(),
        (document, at, length, junk) => {
          const file = writeFile(format.writer!, [document], date);
          const start = at % file.length;
          readAll(format, file.slice(0, start) + junk + file.slice(start + (length % 20)));
        },
      ),
    );
  });
});
