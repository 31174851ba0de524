import { expect, test, vi } from 'vitest';
import { partsOf } from '../../formats/desk/desk.ts';
import { openFiles } from '../../formats/open-files.ts';
import { type AppStore, createActions } from './actions.ts';
import { deskOf } from './desk.ts';
import { initialState } from './model.ts';
import { reduce } from './reduce.ts';
import { createStore } from './store.ts';

const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name);

/** What a folder, or a file that was moved, does. */
const unreadable = (name: string) => ({
  name,
  arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')),
});

function setUp() {
  const store: AppStore = createStore(reduce, initialState);
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `d${ids}`;
  };
  const loadPdf = () => Promise.reject(new Error('no PDF here'));
  const actions = createActions(store, newId, (files) => openFiles(files, { loadPdf }));
  return { store, actions };
}

test('a text is taken exactly as given', async () => {
  const { store, actions } = setUp();
  const text = ' \ufeffTNF-α\r\n\te\u0301 😀 ';
  expect(await actions.giveText(text, 'A title')).toBe(true);
  expect(store.getState().document).toMatchObject({ id: 'd1', text, title: 'A title' });
  expect(store.getState().reading).toEqual({ status: 'wanted' });
});

test('a text that is refused leaves the document there is, and says why until the next one', async () => {
  const { store, actions } = setUp();
  void actions.giveText('First.');
  const { document } = store.getState();
  expect(await actions.giveText('x'.repeat(5_000_000))).toBe(false);
  expect(store.getState().document).toBe(document);
  expect(store.getState().refused).toMatchObject({ code: 'text-too-long', length: 5_000_000 });
  void actions.giveText('Second.');
  expect(store.getState().refused).toBeUndefined();
  expect(store.getState().previous?.document).toBe(document);
});

test('a file is taken with its name as title, unless it is not text', async () => {
  const { store, actions } = setUp();
  expect(await actions.giveFiles([file('my.notes.txt', 'TNF.')])).toBe(true);
  expect(store.getState().document).toMatchObject({ text: 'TNF.', title: 'my.notes' });
  expect(await actions.giveFiles([file('image.png', Uint8Array.of(0, 1, 2))])).toBe(false);
  expect(store.getState().refused).toEqual({ code: 'file-not-text', name: 'image.png' });
  store.dispatch({ type: 'refusal-dismissed' });
  expect(store.getState().refused).toBeUndefined();
});

test('of a paste in a format the article is taken, and said to be', async () => {
  const { store, actions } = setUp();
  void actions.giveText('TY  - JOUR\r\nTI  - TNF-α\r\nAB  - It falls.\r\nER  - \r\n');
  await vi.waitUntil(() => store.getState().document);
  expect(store.getState().document?.text).toBe('TNF-α\nIt falls.');
  expect(store.getState().origin).toMatchObject({ formats: ['RIS'], documents: 1 });
  void actions.giveText('Another.');
  expect(store.getState().origin).toBeUndefined();
});

test('what a file is in is told by its name too, and the notice can be closed', async () => {
  const { store, actions } = setUp();
  expect(await actions.giveFiles([file('x.nbib', 'PMID- 5\nTI  - TNF.\n')])).toBe(true);
  await vi.waitUntil(() => store.getState().document);
  expect(store.getState().document).toMatchObject({ text: 'TNF.', title: 'x' });
  expect(store.getState().origin).toMatchObject({ formats: ['MEDLINE (PubMed, nbib)'] });
  store.dispatch({ type: 'origin-dismissed' });
  expect(store.getState().origin).toBeUndefined();
});

test('a text given meanwhile wins, and a format that cannot be opened is taken as it stands', async () => {
  const ris = 'TY  - JOUR\nTI  - TNF\nER  - \n';
  let ended: () => void = () => undefined;
  const offline = () => Promise.reject(new TypeError('offline'));
  const answers = [
    () =>
      new Promise<never>((_, reject) => {
        ended = () => reject(new Error('ended'));
      }),
    offline,
    offline,
  ];
  const store: AppStore = createStore(reduce, initialState);
  const actions = createActions(
    store,
    () => 'd',
    (_, { signal }) => {
      signal.addEventListener('abort', () => ended());
      return answers.shift()!();
    },
  );
  void actions.giveText(ris);
  expect(store.getState().opening).toMatchObject({ name: 'what was pasted' });
  void actions.giveText('Later.');
  await Promise.resolve();
  expect(store.getState().opening).toBeUndefined();
  expect(store.getState().document?.text).toBe('Later.');
  void actions.giveText(ris);
  await vi.waitUntil(() => store.getState().document?.text === ris);
  expect(store.getState().origin).toBeUndefined();
  void actions.giveFiles([file('a.pdf', '%PDF-1.4')]);
  await vi.waitUntil(() => store.getState().refused);
  expect(store.getState().refused).toEqual({
    code: 'file-unread',
    name: 'a.pdf',
    why: 'no-reader',
  });
});

test('what was taken for a format can be taken as the text it is', async () => {
  const { store, actions } = setUp();
  const ris = 'TY  - JOUR\nTI  - TNF\nER  - \n';
  void actions.giveText(ris);
  await vi.waitUntil(() => store.getState().document);
  expect(store.getState().origin?.plain.status).toBe('possible');
  actions.takeAsText();
  expect(store.getState().document?.text).toBe(ris);
  expect(store.getState().origin).toBeUndefined();
  void actions.giveFiles([file('a.ann', 'T1\tGene 0 3\tTNF')]);
  await vi.waitUntil(() => store.getState().origin);
  expect(store.getState().document?.text).toBe('T1\tGene 0 3\tTNF');
  expect(store.getState().origin?.plain.status).toBe('taken');
});

test('a paste in markup is a text to the letter, and one of an unknown kind is told; files are not prose', async () => {
  const { store, actions } = setUp();
  const page = '<p>TNF <b>falls</b>.</p>';
  await actions.giveText(page);
  expect(store.getState().document?.text).toBe(page);
  expect(store.getState().origin).toBeUndefined();
  const json = '{"tokens":["TNF"]}';
  await actions.giveText(json);
  expect(store.getState().document?.text).toBe(json);
  expect(store.getState().origin).toMatchObject({
    plain: { status: 'taken' },
    warnings: [{ reason: expect.stringContaining('tokens') }],
  });
  await actions.giveFiles([file('a.json', json)]);
  expect(store.getState().refused).toMatchObject({ code: 'file-unknown', name: 'a.json' });
});

const TWO = '1|t|TNF\n1|a|falls.\n1\t0\t3\tTNF\tGene\t7124\n\n2|t|IL6\n2|a|rises.\n';

test('of several documents the first is shown, and each is found again as it was left', async () => {
  const { store, actions } = setUp();
  void actions.giveFiles([file('two.txt', TWO)]);
  await vi.waitUntil(() => store.getState().document);
  expect(store.getState().stack).toMatchObject({ name: 'two.txt', at: 0 });
  store.dispatch({ type: 'mention-judged', id: 'F1', verdict: 'rejected' });
  store.dispatch({ type: 'stack-turned', to: 1 });
  expect(store.getState().document).toMatchObject({ id: '2', text: 'IL6\nrises.' });
  expect(store.getState().reading.status).toBe('wanted');
  store.dispatch({ type: 'stack-turned', to: 0 });
  expect(store.getState().document?.decisions).toHaveLength(1);
  store.dispatch({ type: 'undone' });
  expect(store.getState().document?.decisions).toHaveLength(0);
  store.dispatch({ type: 'stack-turned', to: 7 });
  expect(store.getState().stack?.at).toBe(0);
});

test('another text leaves the stack as it is, another stack can be exchanged for it', async () => {
  const { store, actions } = setUp();
  void actions.giveFiles([file('two.txt', TWO)]);
  await vi.waitUntil(() => store.getState().document);
  store.dispatch({ type: 'title-changed', title: 'T' });
  void actions.giveText('Loose.');
  expect(store.getState().stack).not.toHaveProperty('at');
  store.dispatch({ type: 'stack-turned', to: 0 });
  expect(store.getState().document?.title).toBe('T');
  expect(store.getState().previous?.document.text).toBe('Loose.');
  void actions.giveFiles([file('a.txt', 'One.'), file('b.txt', 'Two.')]);
  await vi.waitUntil(() => store.getState().stack?.name === '2 files');
  expect(store.getState().document).toMatchObject({ text: 'One.', title: 'a' });
  store.dispatch({ type: 'previous-restored' });
  expect(store.getState()).toMatchObject({ document: { title: 'T' }, stack: { name: 'two.txt' } });
  store.dispatch({ type: 'previous-restored' });
  expect(store.getState()).toMatchObject({ stack: { name: '2 files' }, document: { title: 'a' } });
});

test('a stack that is closed is put away with all of its documents', async () => {
  const { store, actions } = setUp();
  await actions.giveFiles([file('two.txt', TWO)]);
  store.dispatch({ type: 'title-changed', title: 'T' });
  store.dispatch({ type: 'stack-turned', to: 1 });
  store.dispatch({ type: 'document-cleared' });
  store.dispatch({ type: 'stack-closed' });
  expect(store.getState().stack).toBeUndefined();
  store.dispatch({ type: 'previous-restored' });
  expect(store.getState()).toMatchObject({ stack: { name: 'two.txt', at: 0 } });
  expect(store.getState().document?.title).toBe('T');
  expect(store.getState().previous).toBeUndefined();
});

test('what holds decisions is never pushed out of what was put away', async () => {
  const { store, actions } = setUp();
  await actions.giveText('Decided.');
  store.dispatch({ type: 'title-changed', title: 'Mine' });
  for (const slip of ['One.', 'Two.', 'Three.']) await actions.giveText(slip);
  expect(store.getState().previous?.document.text).toBe('Two.');
  expect(store.getState().earlier?.map(({ document }) => document.title)).toEqual(['Mine']);
  store.dispatch({ type: 'previous-restored', at: 1 });
  expect(store.getState().document?.title).toBe('Mine');
  expect(store.getState().previous?.document.text).toBe('Three.');
  expect(store.getState().earlier).toBeUndefined();
});

test('what is brought back on an empty page is not offered a second time', async () => {
  const { store, actions } = setUp();
  await actions.giveText('One.');
  store.dispatch({ type: 'document-cleared' });
  store.dispatch({ type: 'previous-restored' });
  expect(store.getState().document?.text).toBe('One.');
  expect(store.getState().previous).toBeUndefined();
});

test('a file that cannot be read is named, and the others are opened', async () => {
  const { store, actions } = setUp();
  const image = file('image.png', Uint8Array.of(0, 1, 2));
  await actions.giveFiles([unreadable('folder'), file('a.txt', 'One.'), image]);
  expect(store.getState().document?.text).toBe('One.');
  expect(store.getState().origin?.warnings.map(({ place }) => place)).toEqual([
    'folder',
    'image.png',
  ]);
});

test('a PDF is named where its reader is not there, and the texts beside it are opened', async () => {
  const { store, actions } = setUp();
  await actions.giveFiles([file('a.pdf', '%PDF-1.4'), file('b.txt', 'Two.')]);
  expect(store.getState().document?.text).toBe('Two.');
  expect(store.getState().origin?.warnings.map(({ place }) => place)).toEqual(['a.pdf']);
});

test('files of which none can be read are refused in a sentence', async () => {
  const { store, actions } = setUp();
  expect(await actions.giveFiles([unreadable('folder')])).toBe(false);
  expect(store.getState().refused).toMatchObject({ name: 'folder', why: 'unreadable' });
  expect(store.getState().opening).toBeUndefined();
});

test('of two drops the later wins, however long the first takes to be read', async () => {
  const { store, actions } = setUp();
  let read: (bytes: ArrayBuffer) => void = () => undefined;
  const slow = {
    name: 'slow.txt',
    arrayBuffer: () =>
      new Promise<ArrayBuffer>((resolve) => {
        read = resolve;
      }),
  };
  const first = actions.giveFiles([slow]);
  await actions.giveFiles([file('quick.txt', 'Quick.')]);
  read(new TextEncoder().encode('Slow.').buffer);
  expect(await first).toBe(false);
  expect(store.getState().document?.text).toBe('Quick.');
});

test('the text of a notice is that of its own document, whatever was given since', async () => {
  const { store, actions } = setUp();
  const ris = (title: string) => `TY  - JOUR\nTI  - ${title}\nER  - \n`;
  await actions.giveText(ris('A'));
  const second = actions.giveText(ris('B'));
  actions.cancelOpening();
  await second;
  await actions.giveText(' ');
  actions.takeAsText();
  expect(store.getState().document?.text).toBe(ris('A'));
});

test('when everything is forgotten nothing of a text stays, nor comes afterwards', async () => {
  const { store, actions } = setUp();
  await actions.giveText('Loose.', 'Loose');
  store.dispatch({ type: 'title-changed', title: 'L' });
  await actions.giveFiles([file('two.txt', TWO)]);
  store.dispatch({ type: 'text-typed', text: 'Half a sentence' });
  const late = actions.giveFiles([file('late.txt', TWO)]);
  actions.forgetEverything();
  await late;
  expect(store.getState()).toEqual(initialState);
  await actions.giveText('New.');
  const kept = JSON.stringify(partsOf(deskOf(store.getState())));
  for (const gone of ['Loose', 'IL6', 'TNF', 'sentence']) expect(kept).not.toContain(gone);
});

test('an edit keeps the line ends of the text, and nothing edited is nothing to undo', () => {
  const { store, actions } = setUp();
  void actions.giveText('One.\r\nTwo.\r\n');
  expect(actions.editText('One.\nTwo.\n')).toBe(true);
  expect(store.getState().history.undo).toHaveLength(0);
  actions.editText('One.\nThree.\n');
  expect(store.getState().document?.text).toBe('One.\r\nThree.\r\n');
  store.dispatch({ type: 'undone' });
  expect(store.getState().document?.text).toBe('One.\r\nTwo.\r\n');
});

test('editing everything away is refused and changes nothing', () => {
  const { store, actions } = setUp();
  void actions.giveText('One.');
  expect(actions.editText(' ')).toBe(false);
  expect(store.getState().document?.text).toBe('One.');
  expect(store.getState().refused).toEqual({ code: 'text-empty' });
});

test('a title given is one step to undo', () => {
  const { store, actions } = setUp();
  void actions.giveText('One.');
  store.dispatch({ type: 'title-changed', title: 'T' });
  store.dispatch({ type: 'title-changed', title: 'T' });
  expect(store.getState().history.undo).toHaveLength(1);
  store.dispatch({ type: 'undone' });
  expect(store.getState().document?.title).toBe('');
});
