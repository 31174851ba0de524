import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { compile } from 'svelte/compiler';
import { compileTemplate, parse } from 'vue/compiler-sfc';
import { createConsumer, run } from './fixtures/consumer.ts';
import { serveSite } from './fixtures/static-server.ts';
import { paintedRanges } from './fixtures/widget-probe.ts';

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

test('the package says what it is: a README of its own, its element, and nothing of the repository', () => {
  const read = (name: string) => readFileSync(join(folder, 'node_modules/biogloss', name), 'utf8');
  expect(read('README.md')).toContain('npm install biogloss');
  for (const [, path = ''] of read('README.md').matchAll(/\]\(([^)]+)\)/gu)) read(path);
  const manifest = JSON.parse(read('package.json'));
  for (const name of ['private', 'scripts', 'devDependencies', 'overrides']) {
    expect(manifest).not.toHaveProperty(name);
  }
  const [module] = JSON.parse(read(manifest.customElements)).modules;
  expect(module.declarations[0].tagName).toBe('bio-gloss');
  expect(read(module.path)).not.toBe('');
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

test('the snippets of the documentation are compiled by their frameworks', () => {
  const docs = readFileSync('docs/widget.md', 'utf8');
  const read = (example: string): string => {
    const text = readFileSync(`examples/${example}`, 'utf8');
    expect(docs).toContain(text.trim());
    return text;
  };
  const svelte = compile(read('svelte/annotate.svelte'), {});
  expect(svelte.warnings).toEqual([]);
  expect(svelte.js.code).toContain('bio-gloss:annotated');
  const { descriptor, errors } = parse(read('vue/annotate.vue'));
  expect(errors).toEqual([]);
  const vue = compileTemplate({
    source: descriptor.template?.content ?? '',
    filename: 'annotate.vue',
    id: 'annotate',
    compilerOptions: { isCustomElement: (tag) => tag === 'bio-gloss' },
  });
  expect(vue.errors).toEqual([]);
  // Vue writes the name back with its hyphen when it listens.
  expect(vue.code).toContain('onBioGloss:annotated');
});

test('the React snippet of the documentation runs, and the types of all frameworks are right', async ({
  page,
}) => {
  const snippet = readFileSync('examples/react/annotate.jsx', 'utf8');
  expect(readFileSync('docs/widget.md', 'utf8')).toContain(snippet.trim());

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

  writeFileSync(
    join(folder, 'typed.tsx'),
    `import { createAnnotator, type LinkedAnnotations } from 'biogloss';
import type { BioGlossEventMap } from 'biogloss/react';
import type {} from 'biogloss/svelte';
import type {} from 'biogloss/vue';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';
const found = ({ detail }: BioGlossEventMap['bio-gloss:annotated']) => detail.elements.length;
export const right = <bio-gloss for="#paper" threshold={0.5} start="visible" ref={(element) => void element?.annotate()} {...{ 'onbio-gloss:annotated': found }} />;
// @ts-expect-error there is no such way to start
export const wrong = <bio-gloss start="soon" />;
type InSvelte = SvelteHTMLElements['bio-gloss'];
export const svelte: InSvelte = { for: '#paper', start: 'visible', 'onbio-gloss:annotated': found };
// @ts-expect-error there is no such way to start
export const wrongInSvelte: InSvelte = { start: 'soon' };
type InVue = InstanceType<GlobalComponents['bio-gloss']>;
export const vue: Partial<InVue['$props']> = { for: '#paper', start: 'visible' };
// @ts-expect-error there is no such way to start
export const wrongInVue: Partial<InVue['$props']> = { start: 'soon' };
export const listen = (element: InVue) => element.$emit('bio-gloss:ready', new CustomEvent('bio-gloss:ready'));
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
      files: ['typed.tsx'],
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

test('the static site is built from the package, and its articles are annotated under its own policy', async ({
  page,
}) => {
  const template = createConsumer('examples/static-site');
  run(template, 'npm', 'run', 'build');
  const lines = readFileSync(join(template, 'site/_headers'), 'utf8').trim().split('\n').slice(1);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      return [name.trim(), value.join(':').trim()];
    }),
  );
  const site = await serveSite({ root: join(template, 'site'), headers });
  await page.goto(`${site.url}index.html`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.getByRole('link', { name: 'Gout' }).click();
  await page.getByRole('button', { name: /^Annotate/ }).click();
  await expect(page.getByRole('button', { name: /\d+ entities/ })).toBeVisible();
  expect((await paintedRanges(page)).map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Colchicine', 'anakinra', 'gout']),
  );
  await site.close();
});
