import type { Page } from '@playwright/test';
import { column, writePdf } from '../src/formats/pdf/testing/write-pdf.ts';
import { dropFiles } from './fixtures/files.ts';
import { app, documentText, expect, open, showAsText, test, untilRead } from './fixtures/page.ts';

const pageOf = (page: Page, number: number) => page.locator(`[data-page="${number}"]`);
const drawn = (page: Page, number: number) =>
  expect(pageOf(page, number)).toHaveAttribute('data-drawn', 'true');

/**
 * Of each mark of a name on a page how many CSS pixels lie between its ends and the ink in it, along the line; negative
 * where ink goes on over the end, until the next blank. Names stand between blanks.
 */
const inkAtEnds = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const marks = [...document.querySelectorAll<HTMLElement>('[data-page] [data-mention]')].filter(
      ({ textContent }) => textContent === wanted,
    );
    return marks.map((mark) => {
      const canvas = mark.closest('[data-page]')?.querySelector('canvas');
      if (!canvas) return [Number.NaN, Number.NaN];
      const [box, frame] = [mark.getBoundingClientRect(), canvas.getBoundingClientRect()];
      const ratio = canvas.width / frame.width;
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
      copy?.drawImage(canvas, 0, 0);
      const isUpright = box.height > box.width;
      const [from, to] = isUpright ? [box.top, box.bottom] : [box.left, box.right];
      const start = isUpright ? frame.top : frame.left;
      const hasInk = (at: number) => {
        const place = Math.round((at - start) * ratio);
        const [x, y] = [(box.left - frame.left) * ratio, (box.top - frame.top) * ratio];
        const [across, along] = [box.width * ratio, box.height * ratio];
        const { data } = isUpright
          ? (copy?.getImageData(x, place, across, 1) ?? { data: [] })
          : (copy?.getImageData(place, y, 1, along) ?? { data: [] });
        return data.some((value, index) => index % 4 < 3 && value < 150);
      };
      const step = 1 / ratio;
      const inset = (edge: number, inwards: number) => {
        const by = hasInk(edge) ? -inwards : inwards;
        let at = edge;
        while (hasInk(at) === by * inwards < 0 && Math.abs(at - edge) < 20) at += by;
        return (at - edge) * Math.sign(inwards);
      };
      return [inset(from, step), inset(to - step, -step)];
    });
  }, name);

async function expectOnLetters(page: Page, name: string, count: number): Promise<void> {
  await expect.poll(async () => (await inkAtEnds(page, name)).length).toBe(count);
  for (const ends of await inkAtEnds(page, name)) {
    for (const end of ends) {
      expect(end, `${name}: ${ends}`).toBeGreaterThan(-2.6);
      expect(end, `${name}: ${ends}`).toBeLessThan(3);
    }
  }
}

test('mentions are marked on the pages, on their letters, in two set columns', async ({
  page,
  context,
}) => {
  const policy: string[] = [];
  page.on('console', (message) => {
    if (/policy|TrustedScript|refused/i.test(message.text())) policy.push(message.text());
  });
  const maker = await context.newPage();
  const sentence = (n: number) =>
    `In group ${n} <b>cisplatin</b> causes <i>ototoxicity</i> of some efficacy, and losartan was given. `;
  const many = Array.from({ length: 12 }, (_, index) => sentence(index + 1)).join('');
  await maker.setContent(
    `<h1>Hearing</h1><div style="columns:2;text-align:justify;font:13px serif">${many}</div>`,
  );
  const bytes = [...(await maker.pdf({ format: 'A5' }))];
  await maker.close();
  await open(page);
  await dropFiles(page, [{ name: 'columns.pdf', bytes }]);
  await drawn(page, 1);
  await untilRead(page);
  for (const name of ['cisplatin', 'ototoxicity', 'losartan']) {
    await expectOnLetters(page, name, 12);
  }
  // Enlarged it is drawn anew, and the marks go along.
  await page.getByRole('button', { name: 'Larger' }).click();
  await expect
    .poll(() => page.locator('[data-page="1"] canvas').evaluate((one) => one.clientWidth))
    .toBeGreaterThan(700);
  await expectOnLetters(page, 'losartan', 12);
  expect(policy).toEqual([]);
});

for (const turn of [90, 180, 270] as const) {
  test(`on a page that is turned by ${turn} degrees too`, async ({ page }) => {
    const lines = column(
      ['Patients had cisplatin for a while.', 'It was given with losartan twice.'],
      {
        ...{ x: 120, y: 600, size: 14, leading: 20 },
      },
    );
    await open(page);
    await dropFiles(page, [{ name: 'turned.pdf', bytes: [...writePdf([lines], { turn })] }]);
    await drawn(page, 1);
    await untilRead(page);
    await expectOnLetters(page, 'cisplatin', 1);
    await expectOnLetters(page, 'losartan', 1);
  });
}

const PAGES = [
  column(
    [
      'Severe toxic epider-',
      'mal necrolysis was seen',
      'in carriers of this allele.',
      'Allopurinol had caused',
      'some severe aplastic',
    ],
    { x: 60, y: 700 },
  ),
  column(['anemia in others. It', 'was mild with aspirin.'], { x: 60, y: 760 }),
];
const TEXT =
  'Severe toxic epidermal necrolysis was seen in carriers of this allele. Allopurinol had caused some severe aplastic anemia in others. It was mild with aspirin.';

test('a mention over a line end or a page end is marked in all its parts, and is one', async ({
  page,
}) => {
  await open(page);
  await dropFiles(page, [{ name: 'parts.pdf', bytes: [...writePdf(PAGES)] }]);
  await drawn(page, 1);
  await drawn(page, 2);
  await untilRead(page);
  const parts = (start: string) =>
    page.evaluate((wanted) => {
      const first = [...document.querySelectorAll<HTMLElement>('[data-page] [data-mention]')].find(
        ({ textContent }) => textContent?.includes(wanted),
      );
      const id = CSS.escape(first?.dataset.mention ?? '');
      const rest = document.querySelectorAll(`[data-mention-part="${id}"]`);
      return [first, ...rest].map((one) => [
        one?.closest<HTMLElement>('[data-page]')?.dataset.page,
        one?.textContent,
      ]);
    }, start);
  expect(await parts('epider')).toEqual([
    ['1', expect.stringContaining('epider')],
    ['1', 'mal necrolysis'],
  ]);
  expect(await parts('aplastic')).toEqual([
    ['1', 'aplastic'],
    ['2', 'anemia'],
  ]);
});

test('letters on the pages can be found, selected, copied and marked; the text is one click away', async ({
  page,
}) => {
  await open(page);
  await dropFiles(page, [{ name: 'parts.pdf', bytes: [...writePdf(PAGES)] }]);
  await drawn(page, 2);
  await untilRead(page);
  expect(
    await page.evaluate(() =>
      (window as unknown as { find: (text: string) => boolean }).find('with aspirin'),
    ),
  ).toBe(true);

  // Over the hyphen: the words of the paper, as the text has them.
  const copied = await page.evaluate(() => {
    const letters = (text: string) =>
      [...document.querySelectorAll('[data-page="1"] [data-unit]')].find((one) =>
        one.textContent?.includes(text),
      )?.firstChild as Text;
    const [from, to] = [letters('epider'), letters('necrolysis')];
    getSelection()?.setBaseAndExtent(
      ...([from, from.data.indexOf('epider')] as const),
      ...([to, to.data.indexOf('necrolysis') + 10] as const),
    );
    const clipboardData = new DataTransfer();
    from.parentElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    );
    return clipboardData.getData('text/plain');
  });
  expect(copied).toBe('epidermal necrolysis');

  await page.evaluate(() => {
    const node = [...document.querySelectorAll('[data-page="1"] [data-unit]')].find((one) =>
      one.textContent?.includes('carriers'),
    )?.firstChild as Text;
    const at = node.data.indexOf('carriers');
    getSelection()?.setBaseAndExtent(node, at, node, at + 8);
  });
  await page
    .getByRole('button', { name: /^Species/ })
    .last()
    .click();
  await expect(
    page.locator('[data-page] [data-mention]', { hasText: /^carriers$/ }),
  ).toHaveAttribute('data-standing', 'added');

  await showAsText(page);
  await expect(documentText(page)).toHaveText(TEXT);
  await page.getByRole('button', { name: 'Pages', exact: true }).click();
  await drawn(page, 1);
});

test('keys go from mention to mention over the pages, and the card is that of the mention', async ({
  page,
}) => {
  await open(page);
  await dropFiles(page, [{ name: 'parts.pdf', bytes: [...writePdf(PAGES)] }]);
  await drawn(page, 1);
  await untilRead(page);
  await page.keyboard.press('j');
  const focused = page.locator('[data-page] [data-mention]:focus');
  const seen: (string | undefined)[] = [];
  for (let turn = 0; turn < 8; turn += 1) {
    seen.push((await focused.first().textContent()) ?? undefined);
    await expect(page.locator('[data-card]')).toHaveAttribute(
      'data-card',
      (await focused.first().getAttribute('data-mention')) ?? '',
    );
    if (seen.at(-1)?.includes('aspirin')) break;
    await page.keyboard.press('j');
  }
  expect(seen.at(-1)).toBe('aspirin');
  await expect(focused).toBeInViewport();
});

test('the pages are there after a reload without a network, and go with their document', async ({
  page,
  context,
}) => {
  await open(page);
  await expect(page.locator('[data-offline]')).toHaveAttribute('data-offline', 'ready');
  await dropFiles(page, [{ name: 'kept.pdf', bytes: [...writePdf(PAGES)] }]);
  await drawn(page, 1);
  await untilRead(page);
  await context.setOffline(true);
  await page.reload();
  await drawn(page, 1);
  await expect(page.locator('[data-page] [data-mention]').first()).toBeVisible();
  await context.setOffline(false);
  const files = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('biogloss:workspace');
          opening.onsuccess = () => {
            const count = opening.result.transaction('files').objectStore('files').count();
            count.onsuccess = () => {
              opening.result.close();
              resolve(count.result);
            };
          };
        }),
    );
  expect(await files()).toBe(1);
  await page.locator('[data-offline]').click();
  await page.getByRole('button', { name: 'Delete all texts and decisions …' }).click();
  await page.getByRole('button', { name: 'Delete all of it' }).click();
  await expect(app(page)).toHaveAttribute('data-state', 'empty');
  await expect.poll(files).toBe(0);
});

test('of a long PDF only pages near the window are drawn, and none holds up the page', async ({
  page,
}) => {
  const long = Array.from({ length: 150 }, (_, number) =>
    column(
      Array.from(
        { length: 40 },
        (_, line) => `Page ${number + 1}, line ${line}, of no drug at all.`,
      ),
      { x: 60, y: 780, leading: 16 },
    ),
  );
  await open(page);
  await dropFiles(page, [{ name: 'long.pdf', bytes: [...writePdf(long)] }]);
  await drawn(page, 1);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await drawn(page, 150);
  const held = await page.evaluate(
    () => [...document.querySelectorAll('canvas')].filter(({ width }) => width > 1).length,
  );
  expect(held).toBeLessThan(8);
});
