/**
 * Builds the npm package. In `dist/widget/`: the element as a module and as a classic script, the library, the
 * workers of both engines with their WebAssembly, the model pack and the lexicon; the folder works from wherever
 * it is copied to. In `dist/cli/`: the command line.
 */
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig, type Plugin } from 'vite';
import { EMBEDDED_GAZETTEER, EMBEDDED_LEXICON, PACKAGED_PACK } from '../src/core/pack/embedded.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}dist/widget`;

/** Limit of what is loaded before a click, in bytes after gzip. */
const MAX_BYTES = 15_000;

const common: InlineConfig = {
  root,
  configFile: false,
  publicDir: false,
  base: './',
  logLevel: 'warn',
};

export async function buildWidget(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  await buildWorkers();
  // When the folder lies at another origin, the engine loads its start code as a separate file.
  for (const kind of ['', '.asyncify']) {
    const name = `ort-wasm-simd-threaded${kind}.mjs`;
    cpSync(`${root}node_modules/onnxruntime-web/dist/${name}`, `${out}/engine/${name}`);
  }
  cpSync(`${root}public/${PACKAGED_PACK}`, `${out}/${PACKAGED_PACK}`, { recursive: true });
  for (const names of [EMBEDDED_LEXICON, EMBEDDED_GAZETTEER]) {
    cpSync(`${root}public/${names}`, `${out}/${names}`, { recursive: true });
  }
  const define = { __BIO_GLOSS_MEGABYTES__: JSON.stringify(megabytes()) };
  await buildScript('src/widget/element-reading.ts', 'es', 'reading.js', define);
  await buildScript('src/widget/index.ts', 'es', 'bio-gloss.js', define);
  await buildScript('src/widget/classic.ts', 'iife', 'bio-gloss.iife.js', define);
  await buildScript('src/index.ts', 'es', 'biogloss.js', define);
  await buildScript('src/index.node.ts', 'es', 'biogloss.node.js', define, ['onnxruntime-web']);
  await buildCli();
  for (const name of ['bio-gloss.js', 'bio-gloss.iife.js']) report(name);
}

/** Builds the command line for the npm package, which contains no sources. npm installs its dependencies. */
const buildCli = (): Promise<unknown> =>
  build({
    ...common,
    define: { __BIO_GLOSS_FILES__: JSON.stringify('../widget/') },
    build: {
      ssr: `${root}src/cli/main.ts`,
      outDir: `${root}dist/cli`,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'biogloss.js' } },
    },
  });

/** Separate modules with constant names, because the element finds them in its own folder. */
const buildWorkers = (): Promise<unknown> =>
  build({
    ...common,
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'esnext',
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Only the page opens the user's own models.
        external: ['@xenova/transformers'],
        input: {
          'annotator.wasm': `${root}workers/annotator.wasm.worker.ts`,
          'annotator.webgpu': `${root}workers/annotator.webgpu.worker.ts`,
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'engine/[name]-[hash].js',
          assetFileNames: 'engine/[name][extname]',
        },
      },
    },
  });

const buildScript = (
  entry: string,
  format: 'es' | 'iife',
  fileName: string,
  define: Readonly<Record<string, string>>,
  external: readonly (string | RegExp)[] = [],
): Promise<unknown> =>
  build({
    ...common,
    define,
    plugins: [readingBeside],
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'es2022',
      sourcemap: true,
      minify: true,
      lib: {
        entry: `${root}${entry}`,
        name: 'BioGloss',
        formats: [format],
        fileName: () => fileName,
      },
      rolldownOptions: {
        external: [/^node:/, ...external],
        output: {
          // Bundlers minify a library themselves, but pages load this script unchanged, so it is minified here.
          minify: true,
          chunkFileNames: 'parts/[name]-[hash].js',
          ...(format === 'iife' && { codeSplitting: false }),
        },
      },
    },
  });

/** Both scripts load the same module when they start. Its relative URL is resolved against the URL of the script. */
const readingBeside: Plugin = {
  name: 'reading-beside',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './element-reading.ts' && importer
      ? { id: './reading.js', external: true }
      : undefined,
};

/** Largest download of the first click: the pack, an engine, and the lexicon when it is requested. */
function megabytes(): Readonly<Record<'wasm' | 'webgpu' | 'lexicon' | 'dictionary', number>> {
  const sizeOf = (folder: string, wanted: (name: string) => boolean): number =>
    readdirSync(folder)
      .filter(wanted)
      .reduce((sum, name) => sum + statSync(`${folder}/${name}`).size, 0);
  const pack = sizeOf(`${out}/${PACKAGED_PACK}`, (name) => /\.(onnx|bin|txt|json)$/.test(name));
  const runtime = (isGpu: boolean): number =>
    sizeOf(
      `${out}/engine`,
      (name) => name.endsWith('.wasm') && name.includes('asyncify') === isGpu,
    );
  const mega = (bytes: number): number => Math.round(bytes / 1e6);
  const lexicon = sizeOf(`${out}/${EMBEDDED_LEXICON}`, () => true);
  return {
    wasm: mega(pack + runtime(false)),
    webgpu: mega(pack + runtime(true)),
    lexicon: mega(lexicon),
    dictionary: mega(sizeOf(`${out}/${EMBEDDED_GAZETTEER}`, () => true)),
  };
}

function report(name: string): void {
  const bytes = gzipSync(readFileSync(`${out}/${name}`)).byteLength;
  console.log(`dist/widget/${name}: ${bytes} bytes gzipped (at most ${MAX_BYTES})`);
  if (bytes > MAX_BYTES) throw new Error(`${name} is larger than it may be before anyone clicks.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildWidget();
