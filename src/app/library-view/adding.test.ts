import { expect, test } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import { fail, ok } from '../../core/result.ts';
import type { AddRequest } from '../../runtime/library-store/add-documents.ts';
import type { AddReport } from '../../runtime/library-store/add-report.ts';
import type { LibraryClient } from '../../runtime/library-store/library-client.ts';
import type { AnswerOf } from '../../runtime/library-store/library-protocol.ts';
import type { SourceFile } from '../../runtime/library-store/read-source.ts';
import { problemReport } from './joined-reports.ts';
import { createLibraryPage } from './library-page.ts';
import type { OpenPdf } from './open-pdf.ts';

const file = (name: string): SourceFile => ({ name, blob: new Blob(['text']) });
const report = (more: Partial<AddReport> = {}): AddReport => ({ ...problemReport([]), ...more });
const full = (more: Partial<AddReport>): AnswerOf<'add'> =>
  fail({ failure: { code: 'storage-full' }, report: report({ ...more, ended: 'storage' }) });

/** A page whose library answers on demand. */
function pageOf(openPdf?: OpenPdf) {
  const calls: { name: string; files: string[]; documents: number; signal?: AbortSignal }[] = [];
  const waiting: ((answer: AnswerOf<'add'> | Error) => void)[] = [];
  const heard: (() => void)[] = [];
  const client: LibraryClient = {
    call: (async (name: string, request: AddRequest & { file?: Blob }, options) => {
      if (name === 'open') return ok([]);
      const { files = [], documents = [] } = request;
      calls.push({
        ...{ name, files: files.map((one) => one.name), documents: documents.length },
        ...(options?.signal && { signal: options.signal }),
      });
      for (const tell of heard.splice(0)) tell();
      const answer = await new Promise<AnswerOf<'add'> | Error>((give) => waiting.push(give));
      if (answer instanceof Error) throw answer;
      return answer;
    }) as LibraryClient['call'],
    onChange: () => () => {},
    close: () => {},
  };
  const page = createLibraryPage(client, openPdf && { openFile: openPdf });
  return {
    page,
    calls,
    state: () => page.store.getState(),
    /** Answers the oldest waiting call, once there is one. */
    async answer(given: AnswerOf<'add'> | Error) {
      while (waiting.length === 0) await new Promise<void>((next) => heard.push(next));
      waiting.shift()?.(given);
    },
  };
}

test('what is given while something is added is added after it, and one report tells of both', async () => {
  const { page, calls, state, answer } = pageOf();
  const first = page.add([file('a.ris')]);
  const pasted = page.add([file('')]);
  const more = page.add([file('b.ris'), file('c.ris')]);
  await answer(ok(report({ added: 2, first: 'a-1', files: 1 })));
  expect(state().adding).toMatchObject({ waiting: 3 });
  await first;
  await answer(ok(report({ added: 1, first: 'p-1', files: 1, withdrawn: ['7'] })));
  await answer(ok(report({ known: 4, updated: 1, files: 2, withdrawn: ['7'] })));
  await Promise.all([pasted, more]);
  expect(calls.map(({ files }) => files)).toEqual([['a.ris'], [''], ['b.ris', 'c.ris']]);
  expect(state().report).toEqual(
    report({ added: 3, first: 'a-1', known: 4, updated: 1, files: 4, withdrawn: ['7'] }),
  );
  await expect.poll(() => state().adding).toBeUndefined();
});

test('cancelling ends what is added now; what waits is added', async () => {
  const { page, calls, state, answer } = pageOf();
  const first = page.add([file('long.ris')]);
  const pasted = page.add([file('')]);
  await expect.poll(() => calls.length).toBe(1);
  page.cancelAdding();
  expect(calls[0]?.signal?.aborted).toBe(true);
  await answer(ok(report({ added: 1, ended: 'cancelled' })));
  await first;
  await answer(ok(report({ added: 1 })));
  await pasted;
  expect(calls.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
  expect(state().report).toEqual(report({ added: 2, ended: 'cancelled' }));
});

test('in a full storage the advice is to make room and to add the rest once more', async () => {
  const { page, state, answer } = pageOf();
  const added = page.add([file('a.ris')]);
  await answer(full({ added: 2 }));
  await added;
  expect(state().problem).toEqual({
    happened: 'The browser has no room left to keep your work on this device.',
    kept: 'What was added is kept.',
    next: 'Delete documents for good, or make room on this device. Then add the rest once more.',
  });
  expect(state().report).toMatchObject({ added: 2, ended: 'storage' });
});

test('a library that stops is told, and what waits is added all the same', async () => {
  const { page, calls, state, answer } = pageOf();
  const first = page.add([file('a.ris')]);
  const second = page.add([file('b.ris')]);
  await answer(new Error('it ended'));
  await first;
  expect(state().problem?.happened).toContain('it ended');
  await answer(ok(report({ added: 1 })));
  await second;
  expect(calls).toHaveLength(2);
  expect(state().report).toEqual(report({ added: 1 }));
});

const opened = { document: newDocument('', 'A text.'), file: new Blob(['pages']) };

test('a PDF that has no text is named, and the others are added one by one', async () => {
  const { page, calls, state, answer } = pageOf(async ({ name }) =>
    name === 'bad.pdf'
      ? { problem: { place: name, reason: 'is no PDF' } }
      : { documents: [opened] },
  );
  const added = page.add([file('a.pdf'), file('bad.pdf'), file('b.pdf'), file('c.txt')]);
  await answer(ok(report({ added: 1, files: 1, pdfs: [0, 1, 2] })));
  await answer(ok(report({ added: 1, first: 'p-1' })));
  await answer(ok(report({ known: 1, sameCount: 1, same: [{ place: 'b', reason: 'is a' }] })));
  await added;
  expect(calls.map(({ documents }) => documents)).toEqual([0, 1, 1]);
  expect(state().report).toEqual(
    report({
      ...{ added: 2, first: 'p-1', known: 1, files: 3, sameCount: 1, problemCount: 1 },
      same: [{ place: 'b', reason: 'is a' }],
      problems: [{ place: 'bad.pdf', reason: 'is no PDF' }],
    }),
  );
});

test.each([
  ['storage is full', full({ known: 1 }), 'no room'],
  ['the library stops', new Error('it ended'), 'it ended'],
])('where %s among the PDFs, it is said which ones were not added', async (_, failed, said) => {
  const { page, state, answer } = pageOf(async () => ({ documents: [opened] }));
  const added = page.add([file('a.pdf'), file('b.pdf'), file('c.pdf')]);
  await answer(ok(report({ pdfs: [0, 1, 2] })));
  await answer(ok(report({ added: 1, first: 'p-1' })));
  await answer(failed);
  await added;
  expect(state().problem?.happened).toContain(said);
  expect(state().problem?.kept).toContain('kept');
  expect(state().report).toMatchObject({ added: 1, first: 'p-1', ended: 'storage' });
  expect(state().report?.problems.map(({ place }) => place)).toEqual(['b.pdf', 'c.pdf']);
  await expect.poll(() => state().adding).toBeUndefined();
});

test('files of whole libraries are taken in first, and the other files are added after them', async () => {
  const { page, calls, state, answer } = pageOf();
  const added = page.add([file('a.ris'), file('x.biogloss.gz'), file('y.biogloss.gz')]);
  const later = page.add([file('b.ris')]);
  await expect.poll(() => calls.length).toBe(1);
  expect(state().adding).toMatchObject({ canCancel: false, name: 'x.biogloss.gz' });
  await answer(ok(report({ added: 3 })));
  await answer(ok(report({ known: 3 })));
  await answer(ok(report({ added: 1 })));
  await added;
  await answer(ok(report({ added: 1 })));
  await later;
  expect(calls.map(({ name, files }) => [name, ...files])).toEqual([
    ['restore'],
    ['restore'],
    ['add', 'a.ris'],
    ['add', 'b.ris'],
  ]);
  expect(state().report).toEqual(report({ added: 5, known: 3 }));
});

test('what could not be read of a drop is named in the report', async () => {
  const { page, state } = pageOf();
  await page.add([], [{ place: 'folder', reason: 'could not be read' }]);
  expect(state().report).toMatchObject({ problems: [{ place: 'folder' }], problemCount: 1 });
});
