import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readSource, type SourceEvent } from './read-source.ts';

async function read(name: string, ...parts: BlobPart[]) {
  const events: SourceEvent[] = [];
  for await (const event of readSource({ name, blob: new Blob(parts) })) events.push(event);
  return events.filter(({ type }) => type !== 'advanced');
}

const word = (body: string) =>
  zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`) });

test('a Word file is read, and another archive is refused by name', async () => {
  const events = await read('notes/gout.docx', word('<w:p><w:r><w:t>Uric acid.</w:t></w:r></w:p>'));
  expect(events).toMatchObject([
    { type: 'parsed', format: 'docx', parsed: { document: { id: 'gout', text: 'Uric acid.' } } },
  ]);
  expect(await read('a.zip', zipSync({ 'a.txt': strToU8('x') }))).toMatchObject([
    { type: 'unread', reason: expect.stringMatching(/archive/) },
  ]);
});

test('a table of texts is read row by row, and of a text in another encoding it is said what to do', async () => {
  const rows = await read('a.csv', 'id,title,abstract\n1,Gout,High.\n2,Rats,Low.\n');
  expect(rows).toMatchObject([
    { parsed: { document: { id: '1', text: 'Gout\nHigh.' } } },
    { parsed: { document: { id: '2' } } },
  ]);
  expect(await read('a.txt', Uint8Array.of(0x47, 0xf6, 0x74))).toContainEqual({
    type: 'unread',
    reason:
      'is not text in UTF-8: the byte 0xF6 on line 1 (ö in Windows-1252); save the file in UTF-8',
  });
});
