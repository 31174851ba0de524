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

/** Before anyone clicks, gzipped. */
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
  // From another origin the engine loads its start code as a file of its own.
  for (const kind of ['', '.asyncify']) {
    const name = `ort-wasm-simd-threaded${kind}.mjs`;
    cpSync(`${root}node_modules/onnxruntime-web/dist/${name}`, `${out}/engine/${name}`);
  }
  cpSync(`${root}public/${PACKAGED_PACK}`, `${out}/${PACKAGED_PACK}`, { recursive: true });
  for (const names of [EMBEDDED_LEXICON, EMBEDDED_GAZETTEER]) {
    cpSync(`${root}public/${names}`, `${out}/${names}`, { recursive: true });
  }
  const define = { __BIO_GLOSS_MEGABYTES__: JSON.stringify(megabytes()) };
  await buildScript('src/widget/element-controller.ts', 'es', 'reading.js', define);
  await buildScript('src/widget/index.ts', 'es', 'bio-gloss.js', define);
  await buildScript('src/widget/classic.ts', 'iife', 'bio-gloss.iife.js', define);
  await buildScript('src/index.ts', 'es', 'biogloss.js', define);
  await buildScript('src/index.node.ts', 'es', 'biogloss.node.js', define, ['onnxruntime-web']);
  await buildCli();
  for (const name of ['bio-gloss.js', 'bio-gloss.iife.js']) report(name);
}

/** The command line for the npm package, in which there are no sources. Packages are left to npm. */
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

/** Modules of their own, under names that stay: the element finds them beside itself. */
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
        // Models of the user's own are the page's affair.
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
          // A library is left readable for bundlers; this one is loaded as it is.
          minify: true,
          chunkFileNames: 'parts/[name]-[hash].js',
          ...(format === 'iife' && { codeSplitting: false }),
        },
      },
    },
  });

/** Both scripts fetch the same part when they start; a relative address is taken from the script's own. */
const readingBeside: Plugin = {
  name: 'reading-beside',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './element-controller.ts' && importer
      ? { id: './reading.js', external: true }
      : undefined,
};

/** What the first click fetches at most: the pack and an engine, and the lexicon where it is asked for. */
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
