import { expect, test, vi } from 'vitest';
import { openText } from '../../formats/open-text.ts';
import { type AppStore, createActions } from './actions.ts';
import { initialState } from './model.ts';
import { reduce } from './reduce.ts';
import { createStore } from './store.ts';

function setUp() {
  const store: AppStore = createStore(reduce, initialState);
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `d${ids}`;
  };
  const actions = createActions(store, newId, async (content, name) => openText(content, name));
  return { store, actions };
}

test('a text is taken exactly as given', () => {
  const { store, actions } = setUp();
  const text = ' \ufeffTNF-α\r\n\te\u0301 😀 ';
  expect(actions.giveText(text, 'A title')).toBe(true);
  expect(store.getState().document).toMatchObject({ id: 'd1', text, title: 'A title' });
  expect(store.getState().reading).toEqual({ status: 'wanted' });
});

test('a text that is refused leaves the document there is, and says why until the next one', () => {
  const { store, actions } = setUp();
  actions.giveText('First.');
  const { document } = store.getState();
  expect(actions.giveText('x'.repeat(5_000_000))).toBe(false);
  expect(store.getState().document).toBe(document);
  expect(store.getState().refused).toMatchObject({ code: 'text-too-long', length: 5_000_000 });
  actions.giveText('Second.');
  expect(store.getState().refused).toBeUndefined();
  expect(store.getState().previous?.document).toBe(document);
});

test('a file is taken with its name as title, unless it is not text', () => {
  const { store, actions } = setUp();
  expect(actions.giveFile(new TextEncoder().encode('TNF.'), 'my.notes.txt')).toBe(true);
  expect(store.getState().document).toMatchObject({ text: 'TNF.', title: 'my.notes' });
  expect(actions.giveFile(Uint8Array.of(0, 1, 2), 'image.png')).toBe(false);
  expect(store.getState().refused).toEqual({ code: 'file-not-text', name: 'image.png' });
  store.dispatch({ type: 'refusal-dismissed' });
  expect(store.getState().refused).toBeUndefined();
});

test('of a paste in a format the article is taken, and said to be', async () => {
  const { store, actions } = setUp();
  actions.giveText('TY  - JOUR\r\nTI  - TNF-α\r\nAB  - It falls.\r\nER  - \r\n');
  await vi.waitUntil(() => store.getState().document);
  expect(store.getState().document?.text).toBe('TNF-α\nIt falls.');
  expect(store.getState().origin).toMatchObject({ format: 'RIS', documents: 1 });
  actions.giveText('Another.');
  expect(store.getState().origin).toBeUndefined();
});

test('what a file is in is told by its name too, and the notice can be closed', async () => {
  const { store, actions } = setUp();
  const file = new TextEncoder().encode('PMID- 5\nTI  - TNF.\n');
  expect(actions.giveFile(file, 'x.nbib')).toBe(true);
  await vi.waitUntil(() => store.getState().document);
  expect(store.getState().document).toMatchObject({ text: 'TNF.', title: 'x' });
  expect(store.getState().origin).toMatchObject({ format: 'MEDLINE (PubMed, nbib)' });
  store.dispatch({ type: 'origin-dismissed' });
  expect(store.getState().origin).toBeUndefined();
});

test('a text given meanwhile wins, and a format that cannot be opened is taken as it stands', async () => {
  const ris = 'TY  - JOUR\nTI  - TNF\nER  - \n';
  const opened = { text: 'TNF', origin: { format: 'RIS', documents: 1, mentions: 0, warnings: 0 } };
  const answers = [Promise.resolve(opened), Promise.reject(new TypeError('offline'))];
  const store: AppStore = createStore(reduce, initialState);
  const actions = createActions(
    store,
    () => 'd',
    () => answers.shift()!,
  );
  actions.giveText(ris);
  actions.giveText('Later.');
  await Promise.resolve();
  expect(store.getState().document?.text).toBe('Later.');
  actions.giveText(ris);
  await vi.waitUntil(() => store.getState().document?.text === ris);
  expect(store.getState().origin).toBeUndefined();
});

test('an edit keeps the line ends of the text, and nothing edited is nothing to undo', () => {
  const { store, actions } = setUp();
  actions.giveText('One.\r\nTwo.\r\n');
  expect(actions.editText('One.\nTwo.\n')).toBe(true);
  expect(store.getState().history.undo).toHaveLength(0);
  actions.editText('One.\nThree.\n');
  expect(store.getState().document?.text).toBe('One.\r\nThree.\r\n');
  store.dispatch({ type: 'undone' });
  expect(store.getState().document?.text).toBe('One.\r\nTwo.\r\n');
});

test('editing everything away is refused and changes nothing', () => {
  const { store, actions } = setUp();
  actions.giveText('One.');
  expect(actions.editText(' ')).toBe(false);
  expect(store.getState().document?.text).toBe('One.');
  expect(store.getState().refused).toEqual({ code: 'text-empty' });
});

test('a title given is one step to undo', () => {
  const { store, actions } = setUp();
  actions.giveText('One.');
  store.dispatch({ type: 'title-changed', title: 'T' });
  store.dispatch({ type: 'title-changed', title: 'T' });
  expect(store.getState().history.undo).toHaveLength(1);
  store.dispatch({ type: 'undone' });
  expect(store.getState().document?.title).toBe('');
});
