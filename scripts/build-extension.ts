/**
 * Builds the extension: `dist/extension/chrome/` and `dist/extension/firefox/`, which differ in their manifests, and a zip
 * file of each. All of it is inside: the app, the engine, the model, the lexicon and the names.
 */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { zipSync } from 'fflate';
import { build, type InlineConfig } from 'vite';
import { EMBEDDED_GAZETTEER, EMBEDDED_LEXICON, EMBEDDED_PACKS } from '../src/core/pack/embedded.ts';
import { type Browser, manifestFor } from './extension-manifest.ts';
import { layerOrder } from './layer-order-plugin.ts';
import { noCodeOfText } from './no-code-of-text-plugin.ts';
import { oneRuntime } from './one-runtime-plugin.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = `${root}src/extension`;
const out = `${root}dist/extension`;

const PAGES = ['app', 'engine', 'options', 'panel', 'refused'];
/** The linters of the extension stores accept no longer script or JSON file. */
const MAX_BYTES = 5_000_000;

const common: InlineConfig = {
  root: sources,
  configFile: false,
  publicDir: false,
  base: './',
  logLevel: 'warn',
};

export async function buildExtension(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  const folder = `${out}/chrome`;
  await buildPages(folder);
  for (const name of ['content', 'always']) await buildScript(folder, name);
  // Pages are annotated with the fastest pack; the app's page in the extension reads with any.
  const packs = EMBEDDED_PACKS.map(({ folder: pack }) => pack);
  for (const name of [...packs, EMBEDDED_LEXICON, EMBEDDED_GAZETTEER, 'icons/']) {
    cpSync(`${root}public/${name}`, `${folder}/${name}`, { recursive: true });
  }
  cpSync(folder, `${out}/firefox`, { recursive: true });
  for (const browser of ['chrome', 'firefox'] as const) pack(browser);
}

/** The pages, the background and the engine's workers are built together, so that shared code exists once. */
const buildPages = (outDir: string): Promise<unknown> =>
  build({
    ...common,
    plugins: [react(), layerOrder(), noCodeOfText()],
    worker: { format: 'es', plugins: () => [oneRuntime(), noCodeOfText()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      modulePreload: false,
      rolldownOptions: {
        input: {
          ...Object.fromEntries(PAGES.map((name) => [name, `${sources}/${name}.html`])),
          background: `${sources}/background.ts`,
        },
        output: {
          entryFileNames: ({ name }) =>
            name === 'background' || name === 'engine' ? '[name].js' : 'assets/[name]-[hash].js',
        },
      },
    },
  });

/** Scripts that are injected into pages cannot be modules. */
const buildScript = (outDir: string, name: string): Promise<unknown> =>
  build({
    ...common,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      lib: {
        entry: `${sources}/${name}.ts`,
        name: 'BioGloss',
        formats: ['iife'],
        fileName: () => `${name}.js`,
      },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  });

function pack(browser: Browser): void {
  const folder = `${out}/${browser}`;
  writeFileSync(`${folder}/manifest.json`, `${JSON.stringify(manifestFor(browser), null, 2)}\n`);
  const files: Record<string, Uint8Array> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!statSync(`${folder}/${path}`).isFile()) continue;
    const bytes = readFileSync(`${folder}/${path}`);
    if (/\.js(on)?$/u.test(path) && bytes.length > MAX_BYTES) {
      throw new Error(`${path} is longer than the shops take: ${bytes.length} bytes.`);
    }
    files[path] = bytes;
  }
  mkdirSync(out, { recursive: true });
  const zip = zipSync(files, { level: 9, mtime: '1980-01-01' });
  writeFileSync(`${out}/biogloss-${browser}.zip`, zip);
  console.log(`dist/extension/biogloss-${browser}.zip: ${(zip.length / 1e6).toFixed(1)} MB`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildExtension();
