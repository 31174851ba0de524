import { expect } from '@playwright/test';
import type { Tab } from './tab.ts';
import { click, test, until } from './test.ts';

/** The journeys that every browser must carry through; the others are tried in Chromium alone. */

const APP = () => document.querySelector('[data-app]') !== null;
const ACCEPTED = () => document.querySelector('[data-text] [data-verdict=accepted]') !== null;

const open = async (tab: Tab, url: string): Promise<void> => {
  await tab.goto(url);
  await until(tab, 'the app stands', APP, null);
};

const untilRead = (tab: Tab) =>
  until(
    tab,
    'the text is read',
    () => document.querySelector<HTMLElement>('[data-app]')?.dataset.state === 'ready',
    null,
  );

const readExample = async (tab: Tab, url: string): Promise<void> => {
  await open(tab, url);
  await click(tab, '[data-example=pharmacology]');
  await untilRead(tab);
};

/** By keys: what a script pastes carries no text in Firefox, which leaves out the data that such an event is made with. */
async function readTyped(tab: Tab, text: string): Promise<void> {
  await click(tab, '[data-text-field]');
  await tab.type(text);
  await click(tab, 'button', 'Read this text');
  await untilRead(tab);
}

const count = (tab: Tab, css: string) =>
  tab.evaluate((selector) => document.querySelectorAll(selector).length, css);

test('read: mentions stand where they say, all of the text is read, and nothing is said of WebGPU', async ({
  tab,
  site,
}) => {
  await readExample(tab, site.url);
  const { text, mentions, read, of, notices } = await tab.evaluate(() => {
    const root = document.querySelector('[data-text]');
    const app = document.querySelector<HTMLElement>('[data-app]');
    return {
      text: root?.textContent ?? '',
      mentions: [...document.querySelectorAll<HTMLElement>('[data-text] [data-mention]')].map(
        (mark) => ({
          text: [
            mark,
            ...document.querySelectorAll(`[data-mention-part="${mark.dataset.mention}"]`),
          ]
            .map((part) => part.textContent)
            .join(''),
          start: Number(mark.dataset.start),
          end: Number(mark.dataset.end),
        }),
      ),
      read: app?.dataset.read,
      of: app?.dataset.of,
      notices: document.body.textContent.includes('WebGPU is not used'),
    };
  }, null);
  expect(mentions.length).toBeGreaterThan(20);
  for (const { text: shown, start, end } of mentions) expect(shown).toBe(text.slice(start, end));
  expect(read).toBe(of);
  expect(notices).toBe(false);
});

test('ask: at 1024 px every tab is in sight, and the answer is highlighted where it stands', async ({
  tab,
  site,
}) => {
  await tab.resize(1024, 768);
  await readExample(tab, site.url);
  const hidden = await tab.evaluate(
    () =>
      [...document.querySelectorAll('[role=tab]')]
        .filter((each) => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          return left < 0 || right > innerWidth || bottom > innerHeight || !each.contains(above);
        })
        .map((each) => each.textContent),
    null,
  );
  expect(hidden).toEqual([]);
  await click(tab, '[role=tab]', 'Ask');
  await click(tab, '[role=tabpanel] button', 'What inhibits IL-6?');
  await click(tab, '[data-answer] button');
  const { painted, answer } = await tab.evaluate(
    () => ({
      painted: [...(CSS.highlights.get('answer') ?? [])].map((range) => String(range)),
      answer: document.querySelector('[data-answer] mark')?.textContent,
    }),
    null,
  );
  expect(painted).toEqual([answer]);
});

test('curate: what was decided is kept over a reload, and is taken back', async ({ tab, site }) => {
  await readExample(tab, site.url);
  await click(tab, '[data-text] [data-mention]');
  await tab.type('a');
  await expect.poll(() => count(tab, '[data-text] [data-verdict=accepted]')).toBe(1);
  await tab.reload();
  await until(tab, 'the decision is there', ACCEPTED, null);
  await untilRead(tab);
  await click(tab, 'button', 'Undo');
  await expect.poll(() => count(tab, '[data-text] [data-verdict=accepted]')).toBe(0);
});

test('offline: after a reload with the cable pulled a text is read', async ({ tab, site }) => {
  await open(tab, site.url);
  await until(
    tab,
    'all is kept',
    () => document.querySelector('[data-offline=ready]') !== null,
    null,
  );
  await site.stop();
  await tab.reload();
  await until(tab, 'the app stands', APP, null);
  await readTyped(tab, 'Cisplatin causes nephrotoxicity in mice.');
  expect(
    await tab.evaluate(
      () =>
        [...document.querySelectorAll('[data-text] [data-mention]')].map(
          ({ textContent }) => textContent,
        ),
      null,
    ),
  ).toEqual(['Cisplatin', 'nephrotoxicity', 'mice']);
});

/** Gives the focus to a part of the element whose text or label holds these words, once it is there. */
const focusPart = (tab: Tab, css: string, words: string) =>
  until(
    tab,
    `${css} “${words}” has the focus`,
    ([selector, wanted]) => {
      const root = document.querySelector('bio-gloss')?.shadowRoot;
      const part = [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])].find((each) =>
        each.textContent.includes(wanted),
      );
      part?.focus();
      return part !== undefined && root?.activeElement === part;
    },
    [css, words] as const,
  );

test('widget: an article is annotated in place and stays as it is, and a mention in the list opens its card', async ({
  tab,
  site,
}) => {
  await tab.goto(`${site.url}demo/article.html`);
  const article = () => document.querySelector('article')?.outerHTML;
  const before = await tab.evaluate(article, null);
  await focusPart(tab, 'button', 'Annotate');
  await tab.press('Enter');
  await focusPart(tab, 'button', ' entities');
  const painted = await tab.evaluate(
    () =>
      [...CSS.highlights].flatMap(([name, highlight]) =>
        [...highlight].map(
          ({ startContainer, startOffset, endOffset }) =>
            `${name}: ${startContainer.textContent?.slice(startOffset, endOffset)}`,
        ),
      ),
    null,
  );
  for (const mention of [
    'bio-gloss-chemical: Cisplatin',
    'bio-gloss-gene: BRAF',
    'bio-gloss-species: Mice',
  ]) {
    expect(painted).toContain(mention);
  }
  await tab.press('Enter');
  await focusPart(tab, 'summary', 'All mentions');
  await tab.press('Enter');
  await focusPart(tab, 'li button', 'Infliximab');
  await tab.press('Enter');
  await until(
    tab,
    'the card tells of the drug',
    () =>
      document
        .querySelector('bio-gloss')
        ?.shadowRoot?.querySelector('[role=dialog]:popover-open')
        ?.textContent.includes('Infliximab') === true,
    null,
  );
  expect(await tab.evaluate(article, null)).toBe(before);
});
