import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures/page.ts';

test('the library reads and answers on a page, and stops when told to', async ({ page }) => {
  await page.goto('/demo/search.html');
  const { names, best, aborted, phases } = await page.evaluate(async () => {
    const url = '/widget/biogloss.js';
    const { createAnnotator } = (await import(url)) as typeof import('../src/index.ts');
    const annotator = createAnnotator({ engine: 'wasm' });
    const phases = new Set<string>();
    const text = 'Cisplatin causes nephrotoxicity in mice.';
    const { mentions } = await annotator.annotate(text, {
      onProgress: ({ phase }) => phases.add(phase),
    });
    const answers = await annotator.ask(text, 'What causes nephrotoxicity?');
    const aborted = await annotator
      .annotate(text, { signal: AbortSignal.abort() })
      .catch((error: Error) => error.name);
    await annotator.dispose();
    return {
      names: mentions.map(({ start, end }) => text.slice(start, end)),
      best: answers.best?.text,
      aborted,
      phases: [...phases],
    };
  });
  expect(names).toEqual(['Cisplatin', 'nephrotoxicity', 'mice']);
  expect(best).toBe('Cisplatin');
  expect(aborted).toBe('AbortError');
  expect(phases).toEqual(['fetch', 'start', 'read']);
});

test('the example for Node prints what it finds', () => {
  const printed = execFileSync('node', ['examples/node/annotate.mjs'], { encoding: 'utf8' });
  expect(printed).toContain('0-9\tChemical\tCisplatin\tMESH:D002945');
});

test('the example with one tag runs as it is', async ({ page }) => {
  const html = await readFile('examples/plain/index.html', 'utf8');
  await page.route('**/examples/plain/', (route) =>
    route.fulfill({ contentType: 'text/html', body: html.replace('../../dist/', '/') }),
  );
  await page.goto('/examples/plain/');
  await page.getByRole('button', { name: /^Annotate/ }).click();
  await expect(page.getByRole('button', { name: '3 entities' })).toBeVisible();
});
