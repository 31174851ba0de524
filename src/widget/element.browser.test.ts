import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../core/result.ts';
import { defineBioGloss } from './define.ts';
import type { BioGloss } from './element.ts';
import type { ReadingHost } from './reading-host.ts';

let page: HTMLElement;
/** Functions that end the started readings, in order. */
let ends: (() => void)[];
let hosts: ReadingHost[];
let errors: string[];

/** The part that is loaded at a start; the test decides when reading ends. */
class ElementReading {
  readonly elements = [];
  readonly #stopping = new AbortController();
  readonly #host: ReadingHost;
  constructor(host: ReadingHost) {
    this.#host = host;
    hosts.push(host);
  }
  async run() {
    await new Promise<void>((resolve) => ends.push(resolve));
    if (this.#stopping.signal.aborted) {
      return fail({ code: 'cancelled' as const, message: 'cancelled' });
    }
    this.#host.onCount(1);
    return ok(undefined);
  }
  async refilter() {}
  openPanel() {}
  closePanel() {}
  stop() {
    this.#stopping.abort();
  }
}

// Properties set before the element is defined, as inline scripts and frameworks do.
const early = document.createElement('bio-gloss') as BioGloss;
Object.assign(early, { threshold: 0.8, types: 'Gene', htmlFor: '#early' });

defineBioGloss(
  new URL('bio-gloss.js', location.href).href,
  async () => ({ ElementReading }) as unknown as typeof import('./element-reading.ts'),
);

beforeEach(() => {
  page = document.createElement('div');
  document.body.append(page);
  [ends, hosts, errors] = [[], [], []];
  page.addEventListener('bio-gloss:error', ({ detail }) => errors.push(detail.code));
});
afterEach(() => page.remove());

function show(html: string): BioGloss {
  page.innerHTML = html;
  return page.querySelector('bio-gloss') as BioGloss;
}
const label = (element: BioGloss) => element.shadowRoot?.querySelector('.label')?.textContent;
const ARTICLE = '<article>Cisplatin.</article>';

describe('clear()', () => {
  it('ends what runs: annotate() begins anew, and the old promise alone is cancelled', async () => {
    const element = show(`${ARTICLE}<bio-gloss></bio-gloss>`);
    const first = element.annotate();
    first.catch(() => undefined);
    await vi.waitFor(() => expect(ends).toHaveLength(1));
    element.clear();
    const second = element.annotate();
    expect(second).not.toBe(first);
    expect(element.annotate()).toBe(second);
    ends[0]?.();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await vi.waitFor(() => expect(ends).toHaveLength(2));
    // Callbacks of a cleared reading are ignored.
    hosts[0]?.onCount(7);
    expect(label(element)).not.toContain('7');
    expect(element.annotate()).toBe(second);
    ends[1]?.();
    await second;
    expect(label(element)).toContain('1');
    expect(errors).toEqual([]);
  });

  it('followed at once by a press on the button starts again', async () => {
    const element = show(`${ARTICLE}<bio-gloss></bio-gloss>`);
    element.annotate().catch(() => undefined);
    element.clear();
    element.shadowRoot?.querySelector<HTMLElement>('.main')?.click();
    await vi.waitFor(() => expect(ends).toHaveLength(1));
    expect(errors).toEqual([]);
  });
});

describe('a start that nobody pressed', () => {
  it.each(['load', 'visible'])(
    'by %s waits for the text to come, and says nothing',
    async (start) => {
      const element = show(`<bio-gloss for="#late" start="${start}"></bio-gloss>`);
      const idle = label(element);
      // Another change comes first.
      page.insertAdjacentHTML('beforeend', '<p>Loading</p>');
      await new Promise((resolve) => requestAnimationFrame(resolve));
      expect([errors, label(element)]).toEqual([[], idle]);
      page.insertAdjacentHTML('beforeend', '<p id="late">Cisplatin.</p>');
      await vi.waitFor(() => expect(hosts).toHaveLength(1));
      expect(errors).toEqual([]);
      // A second start is ignored.
      page.insertAdjacentHTML('beforeend', '<p>More</p>');
      ends[0]?.();
      await vi.waitFor(() => expect(label(element)).toContain('1'));
      expect(hosts).toHaveLength(1);
    },
  );

  it('by load finds its text when it is told of another one', async () => {
    const element = show(`<bio-gloss for="#late" start="load"></bio-gloss>${ARTICLE}`);
    element.htmlFor = 'article';
    await vi.waitFor(() => expect(hosts).toHaveLength(1));
  });

  it('by visible waits until the text is scrolled to, also one that was replaced', async () => {
    show(`<div style="height: 300vh"></div>${ARTICLE}<bio-gloss start="visible"></bio-gloss>`);
    const article = document.createElement('article');
    article.textContent = 'Aspirin.';
    page.querySelector('article')?.replaceWith(article);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(hosts).toEqual([]);
    // The change of the page has been handled by then.
    await vi.waitFor(() => {
      article.scrollIntoView();
      expect(hosts).toHaveLength(1);
    });
  });

  it('is given up when somebody clears it, and when the element is gone', async () => {
    const element = show('<bio-gloss for="#late" start="load"></bio-gloss>');
    element.clear();
    const other = show('<bio-gloss for="#late" start="load"></bio-gloss>');
    other.remove();
    await Promise.resolve();
    const third = show(`${ARTICLE}<p id="late">x</p><bio-gloss></bio-gloss>`);
    third.annotate().catch(() => undefined);
    await vi.waitFor(() => expect(hosts).toHaveLength(1));
    expect(hosts[0]?.roots()[0]?.localName).toBe('article');
  });

  it('that somebody presses for themselves says that there is no text', async () => {
    const element = show('<bio-gloss for="#late"></bio-gloss>');
    await expect(element.annotate()).rejects.toMatchObject({ code: 'no-text' });
    expect(errors).toEqual(['no-text']);
  });
});

it('properties that were set before the script came hold, and can be set later', () => {
  expect(Object.hasOwn(early, 'threshold')).toBe(true);
  page.append(early);
  expect([early.threshold, early.types, early.htmlFor]).toEqual([0.8, 'Gene', '#early']);
  expect(early.getAttribute('threshold')).toBe('0.8');
  early.threshold = 0.3;
  expect(early.getAttribute('threshold')).toBe('0.3');
});
