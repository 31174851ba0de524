import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { createConsumer, run } from './fixtures/consumer.ts';
import { serveSite } from './fixtures/static-server.ts';

/** As whoever installs the package from npm has it: nothing here comes from the sources. */
test.describe.configure({ mode: 'serial' });

let folder = '';

test.beforeAll(() => {
  folder = createConsumer('examples/vite');
});

test('what a page loads before anyone clicks stays small', () => {
  for (const name of ['bio-gloss.js', 'bio-gloss.iife.js']) {
    const script = readFileSync(join(folder, 'node_modules/biogloss/dist/widget', name));
    expect(gzipSync(script).byteLength).toBeLessThan(15_000);
  }
});

test('the Vite example is built with the packed package, and annotates with concepts', async ({
  page,
}) => {
  run(folder, 'npm', 'run', 'build');
  const site = await serveSite({ root: join(folder, 'dist') });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${site.url}index.html`);
  await expect(page.getByRole('button', { name: 'Annotate' })).toBeVisible();
  expect(asked.filter((url) => url.includes('/biogloss/'))).toEqual([]);
  await page.getByRole('button', { name: 'Annotate' }).click();
  await expect(page.getByRole('listitem').first()).toHaveText(
    'Cisplatin: Chemical, Cisplatin (MESH:D002945)',
  );
  expect(asked.filter((url) => new URL(url).origin !== new URL(site.url).origin)).toEqual([]);
  await site.close();
});

test('a bundle that calls createAnnotator holds the client alone, and one that does not call it nothing', () => {
  const bundle = (source: string): string => {
    writeFileSync(join(folder, 'index.html'), '<script type="module" src="entry.js"></script>');
    writeFileSync(join(folder, 'entry.js'), source);
    run(folder, 'npx', '--no-install', 'vite', 'build', '--outDir', 'shaken', '--emptyOutDir');
    const html = readFileSync(join(folder, 'shaken/index.html'), 'utf8');
    const name = /src="\/(assets\/[^"]+\.js)"/.exec(html)?.[1];
    return name ? readFileSync(join(folder, 'shaken', name), 'utf8') : '';
  };
  const client = bundle(`import { createAnnotator } from 'biogloss'; createAnnotator();`);
  expect(client).toContain('annotator.');
  for (const heavy of ['InferenceSession', 'customElements', 'WebAssembly', 'bio-gloss:ready']) {
    expect(client).not.toContain(heavy);
  }
  expect(gzipSync(client).byteLength).toBeLessThan(8_000);
  const unused = bundle(`import { createAnnotator } from 'biogloss'; console.log('alone');`);
  expect(unused).not.toContain('annotator.');
  expect(unused.length).toBeLessThan(1_500);
});

test('the React snippet of the documentation runs, typed as the documentation says', async ({
  page,
}) => {
  const snippet = readFileSync('examples/react/annotate.jsx', 'utf8');
  const types = readFileSync('examples/react/bio-gloss.d.ts', 'utf8');
  const docs = readFileSync('docs/widget.md', 'utf8');
  for (const block of [snippet, types]) expect(docs).toContain(block.trim());

  writeFileSync(join(folder, 'annotate.jsx'), snippet);
  writeFileSync(
    join(folder, 'entry.jsx'),
    `import { createRoot } from 'react-dom/client';
import { Annotate } from './annotate.jsx';
const found = (elements) => { document.title = elements[0].mentions.map(({ text }) => text).join(); };
createRoot(document.querySelector('#app')).render(
  <><Annotate selector="#paper" onFound={found} /><p id="paper">Cisplatin causes nephrotoxicity in mice.</p></>,
);`,
  );
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>React</title><div id="app"></div><script type="module" src="entry.jsx"></script>',
  );
  run(folder, 'npx', '--no-install', 'vite', 'build');
  const site = await serveSite({ root: join(folder, 'dist') });
  await page.goto(`${site.url}index.html`);
  await page.getByRole('button', { name: /^Annotate/ }).click();
  await expect(page).toHaveTitle('Cisplatin,nephrotoxicity,mice');
  await site.close();

  writeFileSync(join(folder, 'bio-gloss.d.ts'), types);
  writeFileSync(
    join(folder, 'typed.tsx'),
    `import { createAnnotator, type LinkedAnnotations } from 'biogloss';
export const right = <bio-gloss for="#paper" threshold={0.5} start="visible" ref={(element) => void element?.annotate()} />;
// @ts-expect-error there is no such way to start
export const wrong = <bio-gloss start="soon" />;
export const read = (): Promise<LinkedAnnotations> => createAnnotator({ linking: true }).annotate('');
`,
  );
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        ...{ strict: true, noEmit: true, module: 'esnext', moduleResolution: 'bundler' },
        ...{
          target: 'es2022',
          jsx: 'react-jsx',
          lib: ['es2023', 'dom', 'dom.iterable'],
          types: [],
        },
      },
      files: ['typed.tsx', 'bio-gloss.d.ts'],
    }),
  );
  expect(run(folder, 'npx', '--no-install', 'tsc', '-p', '.')).toBe('');
});

test('the command line and the example for Node run from the package', () => {
  writeFileSync(join(folder, 'text.txt'), 'Cisplatin causes nephrotoxicity.');
  const printed = run(
    folder,
    'node',
    'node_modules/biogloss/bin/biogloss.mjs',
    'annotate',
    'text.txt',
  );
  expect(JSON.parse(printed).entities[0]).toMatchObject({ type: 'Chemical', start: 0, end: 9 });
  writeFileSync(join(folder, 'annotate.mjs'), readFileSync('examples/node/annotate.mjs'));
  expect(run(folder, 'node', 'annotate.mjs')).toContain('0-9\tChemical\tCisplatin\tMESH:D002945');
});
