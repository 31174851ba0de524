import { expect, test, vi } from 'vitest';
import { openFiles } from '../../formats/open-files.ts';
import { type AppStore, createActions } from './actions.ts';
import { initialState } from './model.ts';
import { reduce } from './reduce.ts';
import { createStore } from './store.ts';
import { judge } from './testing/judge.ts';
import { loadedFrom } from './testing/on-words.ts';
import { selectCollection } from './workspace/select-documents.ts';

const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name);

/** Behaves like a folder, or like a file that was moved. */
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
  expect(putAway(store)[0]).toBe(document);
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

test.each([
  [
    'numbers of citations stuck to words in the text',
    'BARD112 rose.\n\n• p53',
    '<html><body><!--StartFragment--><p>BARD1<sup><a href="https://x.org/a#r12">12</a></sup> rose.</p><ul><li>p53</li></ul><!--EndFragment--></body></html>',
    'BARD1 rose.\np53',
  ],
  [
    'they are raised by a style',
    'BARD112 rose.',
    '<p><span>BARD1</span><span style="font-size:0.6em;vertical-align:super">12</span><span> rose.</span></p>',
    'BARD1 rose.',
  ],
  ['there is no text', '', '<p>TNF</p><p>IL-6</p>', 'TNF\nIL-6'],
])('of what was pasted as HTML its prose is taken where %s', async (_, text, html, prose) => {
  const { store, actions } = setUp();
  expect(await actions.giveText(text, '', html)).toBe(true);
  expect(store.getState().document?.text).toBe(prose);
  expect(store.getState().origin).toMatchObject({
    formats: ['Web page (HTML)'],
    plain: { status: 'possible', text },
  });
});

test.each([
  ['says the same', '10 m2  of TNF\r\n', '<p>10 m<sup>2</sup> of TNF</p>'],
  ['raises nothing', ' TNF \n', '<p><b>TNF</b></p>'],
  [
    'leaves out what was chosen',
    'Figure 1. TNF1 over time',
    '<p>a</p><figure>Figure 1. TNF<sup>1</sup> over time</figure>',
  ],
  ['holds a format', '1|t|TNF\n1|a|\n', '<pre>1|t|TNF<sup>1</sup></pre>'],
])('what was pasted is taken to the letter where the HTML %s', async (what, text, html) => {
  const { store, actions } = setUp();
  expect(await actions.giveText(text, '', html)).toBe(true);
  expect(store.getState().document?.text).toBe(what === 'holds a format' ? 'TNF' : text);
  if (what !== 'holds a format') expect(store.getState().origin).toBeUndefined();
});

test('what a file is in is told by its name too, and the notice can be closed', async () => {
  const { store, actions } = setUp();
  expect(await actions.giveFiles([file('x.nbib', 'PMID- 5\nTI  - TNF.\n')])).toBe(true);
  await vi.waitUntil(() => store.getState().document);
  expect(store.getState().document).toMatchObject({ text: 'TNF.', title: '' });
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
    () => crypto.randomUUID(),
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
  const page = '<p>TNF falls.';
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

test.each([
  ['<p>TNF <b>falls</b>.</p>', 'TNF falls.'],
  ['We saw <b>TP53</b> and IL<sub>2</sub>.\nThen  p<0.05.', 'We saw TP53 and IL2.\nThen p<0.05.'],
  ['Loss of &lt;i&gt;TP53&lt;/i&gt; &amp;amp; more.', 'Loss of TP53 & more.'],
])(
  'a text with tags is taken to the letter, and can be read without them: %s',
  async (tagged, plain) => {
    const { store, actions } = setUp();
    await actions.giveText(tagged);
    expect(store.getState().document?.text).toBe(tagged);
    expect(store.getState().origin?.plain.status).toBe('tagged');
    await actions.takeWithoutTags();
    expect(store.getState().document?.text).toBe(plain);
    expect(store.getState().origin?.plain).toMatchObject({ status: 'possible', text: tagged });
    actions.takeAsText();
    expect(store.getState().document?.text).toBe(tagged);
  },
);

test('a file that is read without its tags keeps its name', async () => {
  const { store, actions } = setUp();
  await actions.giveFiles([file('notes.txt', 'We saw <b>TP53</b>.')]);
  const titleOf = () => store.getState().document?.title;
  expect(titleOf()).toBe('notes');
  await actions.takeWithoutTags();
  expect(store.getState().document?.text).toBe('We saw TP53.');
  expect(titleOf()).toBe('notes');
});

test('signs that are no tags are not offered to be taken out', async () => {
  const { store, actions } = setUp();
  await actions.giveText('Where a < b and p <b c> d, and &lt; and <b> alone.');
  expect(store.getState().origin).toBeUndefined();
});

test('a file that is too long is refused by its name, also when it is in a format', async () => {
  const { store, actions } = setUp();
  const long = 'x'.repeat(1_000_001);
  await actions.giveFiles([file('a.txt', long)]);
  expect(store.getState().refused).toMatchObject({ code: 'text-too-long', name: 'a.txt' });
  await actions.giveFiles([file('b.ris', `TY  - JOUR\nAB  - ${long}\nER  - \n`)]);
  expect(store.getState().refused).toMatchObject({ code: 'text-too-long', name: 'b.ris' });
});

const putAway = (store: AppStore) => {
  const { putAway: keys, workspace } = store.getState();
  return keys.map((key) => workspace.entries.get(key)!.document);
};

const TWO = '1|t|TNF\n1|a|falls.\n1\t0\t3\tTNF\tGene\t7124\n\n2|t|IL6\n2|a|rises.\n';

test('of several documents the first is shown, and each is found again as it was left', async () => {
  const { store, actions } = setUp();
  void actions.giveFiles([file('two.txt', TWO)]);
  await vi.waitUntil(() => store.getState().document);
  expect(selectCollection(store.getState())).toMatchObject({ name: 'two.txt', at: 0 });
  store.dispatch(judge(store.getState(), 'F1', 'rejected'));
  store.dispatch({ type: 'collection-turned', to: 1 });
  expect(store.getState().document).toMatchObject({ id: '2', text: 'IL6\nrises.' });
  expect(store.getState().reading.status).toBe('wanted');
  store.dispatch({ type: 'collection-turned', to: 0 });
  expect(store.getState().document?.decisions).toHaveLength(1);
  store.dispatch({ type: 'undone' });
  expect(store.getState().document?.decisions).toHaveLength(0);
  store.dispatch({ type: 'collection-turned', to: 7 });
  expect(selectCollection(store.getState())?.at).toBe(0);
});

test('another text leaves the collection as it is, another can be exchanged for it', async () => {
  const { store, actions } = setUp();
  void actions.giveFiles([file('two.txt', TWO)]);
  await vi.waitUntil(() => store.getState().document);
  store.dispatch({ type: 'title-changed', title: 'T' });
  void actions.giveText('Loose.');
  expect(selectCollection(store.getState())).not.toHaveProperty('at');
  store.dispatch({ type: 'collection-turned', to: 0 });
  expect(store.getState().document?.title).toBe('T');
  expect(putAway(store)[0]?.text).toBe('Loose.');
  void actions.giveFiles([file('a.txt', 'One.'), file('b.txt', 'Two.')]);
  await vi.waitUntil(() => selectCollection(store.getState())?.name === '2 files');
  expect(store.getState().document).toMatchObject({ text: 'One.', title: 'a' });
  store.dispatch({ type: 'previous-restored' });
  expect(store.getState().document?.title).toBe('T');
  expect(selectCollection(store.getState())?.name).toBe('two.txt');
  store.dispatch({ type: 'previous-restored' });
  expect(store.getState().document?.title).toBe('a');
  expect(selectCollection(store.getState())?.name).toBe('2 files');
});

test('a collection that is closed is put away with all of its documents', async () => {
  const { store, actions } = setUp();
  await actions.giveFiles([file('two.txt', TWO)]);
  store.dispatch({ type: 'title-changed', title: 'T' });
  store.dispatch({ type: 'collection-turned', to: 1 });
  store.dispatch({ type: 'document-cleared' });
  store.dispatch({ type: 'collection-closed' });
  expect(selectCollection(store.getState())).toBeUndefined();
  store.dispatch({ type: 'previous-restored' });
  expect(selectCollection(store.getState())).toMatchObject({ name: 'two.txt', at: 0 });
  expect(store.getState().document?.title).toBe('T');
  expect(putAway(store)[0]).toBeUndefined();
});

test('what holds decisions is never pushed out of what was put away', async () => {
  const { store, actions } = setUp();
  await actions.giveText('Decided.');
  store.dispatch({ type: 'title-changed', title: 'Mine' });
  for (const slip of ['One.', 'Two.', 'Three.']) await actions.giveText(slip);
  expect(putAway(store)[0]?.text).toBe('Two.');
  expect(
    putAway(store)
      .slice(1)
      .map(({ title }) => title),
  ).toEqual(['Mine']);
  store.dispatch({ type: 'previous-restored', at: 1 });
  expect(store.getState().document?.title).toBe('Mine');
  expect(putAway(store)[0]?.text).toBe('Three.');
  expect(putAway(store)).toHaveLength(1);
});

test('what is brought back on an empty page is not offered a second time', async () => {
  const { store, actions } = setUp();
  await actions.giveText('One.');
  store.dispatch({ type: 'document-cleared' });
  store.dispatch({ type: 'previous-restored' });
  expect(store.getState().document?.text).toBe('One.');
  expect(putAway(store)[0]).toBeUndefined();
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
  const kept = JSON.stringify(loadedFrom(store.getState()));
  for (const gone of ['Loose', 'IL6', 'TNF', 'sentence']) expect(kept).not.toContain(gone);
});

test('an edit keeps the line ends of the text, and nothing edited is nothing to undo', () => {
  const { store, actions } = setUp();
  void actions.giveText('One.\r\nTwo.\r\n');
  expect(actions.editText('One.\nTwo.\n')).toBe(true);
  expect(store.getState().log.at).toBe(0);
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
  expect(store.getState().log.at).toBe(1);
  store.dispatch({ type: 'undone' });
  expect(store.getState().document?.title).toBe('');
});
