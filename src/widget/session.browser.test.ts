import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mention } from '../core/annotation.ts';
import { ok } from '../core/result.ts';
import type { Annotator } from '../engine/contract/annotator.ts';
import type { Painter } from './paint/painter.ts';
import { Session, type SessionOptions } from './session.ts';

const NAMES = /cisplatin|aspirin|lithium/gi;
const concept = { id: 'D1', name: 'a drug', score: 1 };

let page: HTMLElement;
let session: Session;
let read: string[];
let links: (() => void)[];
let painted: Set<StaticRange>;
let chosen: readonly StaticRange[];

beforeEach(() => {
  page = document.createElement('article');
  document.body.append(page);
  [read, links, painted, chosen] = [[], [], new Set(), []];
});
afterEach(() => {
  session.stop();
  page.remove();
  document.body.className = '';
  for (const style of document.head.querySelectorAll('style[data-test]')) style.remove();
});

/** Finds three names, and links on demand. */
const annotator = {
  state: { status: 'opening' },
  async open() {
    const manifest = { id: 'tiny', version: '1', entities: { defaultGuideline: 'any' } };
    const opened = { engine: 'wasm', device: undefined, manifest };
    Object.assign(annotator, { state: { status: 'open', opened } });
    return ok(opened);
  },
  async annotate(
    { text, focus }: { text: string; focus?: readonly { start: number; end: number }[] },
    { onReading }: { onReading: (reading: object) => void },
  ) {
    const parts = focus ?? [{ start: 0, end: text.length }];
    read.push(...parts.map(({ start, end }) => text.slice(start, end)));
    const mentions = [...text.matchAll(NAMES)]
      .filter(({ index }) => parts.some(({ start, end }) => start <= index && index < end))
      .map(({ index, 0: name }) => ({
        ...{ id: `T${read.length}-${index}`, start: index, end: index + name.length, text: name },
        ...{ type: 'Chemical', score: 0.9, group: name, source: 'model', guideline: 'any' },
      }));
    onReading({ mentions, read: { pieces: 1, of: 1 } });
    return ok({ mentions, relations: [], read: { pieces: 1, of: 1 } });
  },
  async link({ mentions }: { mentions: readonly Mention[] }) {
    await new Promise<void>((resolve) => links.push(resolve));
    const concepts = Object.fromEntries(mentions.map(({ id }) => [id, [concept]]));
    return ok({ lexicon: { id: 'tiny', version: '1' }, concepts });
  },
};

const painter: Painter = {
  prepare: () => undefined,
  add: (_, range) => painted.add(range),
  remove: (_, range) => painted.delete(range),
  choose: (ranges) => {
    chosen = ranges;
  },
  clear: () => painted.clear(),
};

function start(options: Partial<SessionOptions> = {}): Promise<unknown> {
  session = new Session({
    annotator: annotator as unknown as Annotator,
    painter,
    roots: () => [page],
    exclude: undefined,
    apparatus: false,
    lexicon: undefined,
    dictionary: undefined,
    isShown: () => true,
    onReady: () => undefined,
    onProgress: () => undefined,
    onChange: () => undefined,
    onUnlinked: () => undefined,
    onReadAlone: () => undefined,
    onAgain: () => undefined,
    ...options,
  });
  return session.run();
}

const found = () => session.articles.flatMap(({ mentions }) => mentions.map(({ text }) => text));
const linked = () =>
  session.articles.flatMap(({ mentions, concepts }) =>
    mentions.filter(({ id }) => concepts?.[id]).map(({ text }) => text),
  );

function addStyle(css: string): void {
  const style = document.createElement('style');
  style.dataset.test = '';
  style.textContent = css;
  document.head.append(style);
}

describe('what is no running text', () => {
  const references = [
    'References',
    'Smith J, Aspirin B. A trial of it. Lancet 2011;377:31-41.',
    'Jones K, Lithium C. Another trial. N Engl J Med 2012;366:120-9.',
    'Meyer L, Cisplatin D. A third one. JAMA 2013;309:50-8.',
  ];
  const html = ['Cisplatin is a drug.', ...references].map((line) => `<p>${line}</p>`).join('');

  it('is left out, unless everything is wanted', async () => {
    page.innerHTML = html;
    await start();
    expect(found()).toEqual(['Cisplatin']);
    session.stop();
    await start({ apparatus: true });
    expect(found()).toEqual(['Cisplatin', 'Aspirin', 'Lithium', 'Cisplatin']);
  });

  it('is read where there is nothing else', async () => {
    page.innerHTML = references.map((line) => `<p>${line}</p>`).join('');
    await start();
    expect(found()).toEqual(['Aspirin', 'Lithium', 'Cisplatin']);
  });
});

describe('a long text', () => {
  it('is read from what is in the window, then the rest, each part once', async () => {
    const filler = '<p>Nothing of note was seen in any of the rooms that day. </p>'.repeat(150);
    page.innerHTML = `<p>Aspirin is a drug.</p>${filler}<p id="seen">Cisplatin is a drug.</p>${filler}<p>Lithium is a drug.</p>`;
    page.querySelector('#seen')?.scrollIntoView({ block: 'center' });
    await start();
    const [first = '', ...rest] = read;
    expect(first).toContain('Cisplatin');
    expect(first.length).toBeLessThan(0.5 * rest.join('').length);
    expect(rest.join('')).not.toContain('Cisplatin');
    expect(found()).toEqual(['Aspirin', 'Cisplatin', 'Lithium']);
    scrollTo(0, 0);
  });
});

describe('what the host changes', () => {
  it('is read where it is new, and what is known moves along', async () => {
    page.innerHTML = '<p>Cisplatin is a drug.</p>';
    await start();
    page.insertAdjacentHTML('afterbegin', '<p>Aspirin is another drug.</p>');
    await vi.waitFor(() => expect(found()).toEqual(['Aspirin', 'Cisplatin']));
    expect(read).toEqual(['Cisplatin is a drug.', 'Aspirin is another drug.']);
    await vi.waitFor(() => expect(painted.size).toBe(2));
  });

  it.each<[string, (part: HTMLElement, isShown: boolean) => void]>([
    ['a class', (part, isShown) => part.classList.toggle('away', !isShown)],
    [
      'a class of the page’s body',
      (_, isShown) => document.body.classList.toggle('folded', !isShown),
    ],
    ['a style', (part, isShown) => Object.assign(part.style, { display: isShown ? '' : 'none' })],
    ['inert', (part, isShown) => part.toggleAttribute('inert', !isShown)],
    ['contenteditable', (part, isShown) => part.toggleAttribute('contenteditable', !isShown)],
    [
      'data-bio-gloss-skip',
      (part, isShown) => part.toggleAttribute('data-bio-gloss-skip', !isShown),
    ],
    ['hidden', (part, isShown) => part.toggleAttribute('hidden', !isShown)],
    [
      'a choice in a control',
      (_, isShown) => {
        const box = page.querySelector('input') as HTMLInputElement;
        if (box.checked === isShown) box.click();
      },
    ],
  ])('is followed where %s shows or hides it', async (_, show) => {
    addStyle('.away, .folded .part, input:checked ~ .part { display: none }');
    page.innerHTML = '<input type="checkbox"><p>Cisplatin.</p><p class="part">Aspirin.</p>';
    const part = page.querySelector('.part') as HTMLElement;
    show(part, false);
    await start();
    expect(found()).toEqual(['Cisplatin']);
    show(part, true);
    await vi.waitFor(() => expect(found()).toEqual(['Cisplatin', 'Aspirin']));
    show(part, false);
    await vi.waitFor(() => expect(found()).toEqual(['Cisplatin']));
    await vi.waitFor(() => expect(painted.size).toBe(1));
  });

  it('leaves the chosen mention chosen, wherever it lies then', async () => {
    page.innerHTML = '<p>Cisplatin is a drug.</p>';
    await start();
    const [article] = session.articles;
    session.painting.choose(article, article?.mentions[0]);
    const node = page.querySelector('p')?.firstChild;
    page.querySelector('p')?.classList.add('seen');
    page.querySelector('p')?.replaceChildren(document.createTextNode('Cisplatin is a drug.'));
    await vi.waitFor(() =>
      expect(chosen[0]?.startContainer).toBe(page.querySelector('p')?.firstChild),
    );
    expect(chosen[0]?.startContainer).not.toBe(node);
    page.innerHTML = '<p>Lithium is a drug.</p>';
    await vi.waitFor(() => expect(chosen).toEqual([]));
  });
});

describe('concepts that are on their way', () => {
  it('reach what is left of an article that the host changes meanwhile', async () => {
    page.innerHTML = '<p>Cisplatin is a drug.</p><p>Aspirin is a drug.</p>';
    const running = start({ lexicon: 'https://x.example/' });
    await vi.waitFor(() => expect(links).toHaveLength(1));
    const [before] = session.articles;
    page.querySelector('p')?.remove();
    await vi.waitFor(() => expect(session.articles[0]).not.toBe(before));
    links[0]?.();
    await running;
    expect([linked(), links.length]).toEqual([['Aspirin'], 1]);
  });

  it('are those of the text that was read last, too', async () => {
    page.innerHTML = '<p>Cisplatin is a drug.</p>';
    const running = start({ lexicon: 'https://x.example/' });
    await vi.waitFor(() => expect(links).toHaveLength(1));
    page.insertAdjacentHTML('beforeend', '<p>Lithium is a drug.</p>');
    await vi.waitFor(() => expect(session.articles[0]?.shown.text).toContain('Lithium'));
    links[0]?.();
    await vi.waitFor(() => expect(links).toHaveLength(2));
    links[1]?.();
    await running;
    expect(linked()).toEqual(['Cisplatin', 'Lithium']);
  });
});

it('an article in a shadow tree is read, and followed there', async () => {
  const host = document.createElement('section');
  page.append(host);
  const tree = host.attachShadow({ mode: 'open' });
  tree.innerHTML = '<article>Cisplatin is a drug.</article>';
  const prepared: ShadowRoot[] = [];
  await start({
    roots: () => [...tree.querySelectorAll('article')],
    painter: { ...painter, prepare: (shadows) => void prepared.push(...shadows) },
  });
  expect(found()).toEqual(['Cisplatin']);
  expect(prepared).toContain(tree);
  tree.querySelector('article')?.append(' So is aspirin.');
  await vi.waitFor(() => expect(found()).toEqual(['Cisplatin', 'aspirin']));
});
