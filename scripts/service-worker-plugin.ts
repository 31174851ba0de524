import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import type { BuiltFile } from '../workers/offline/protocol.ts';

/** Builds the service worker last, with a list of all built files, so that it knows every hash. */
export function serviceWorkerPlugin(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'biogloss-service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      async handler() {
        const outDir = join(config.root, config.build.outDir);
        const files = builtFiles(outDir);
        const version = createHash('sha256')
          .update(JSON.stringify(files))
          .digest('hex')
          .slice(0, 12);
        await build({
          configFile: false,
          root: config.root,
          publicDir: false,
          logLevel: 'warn',
          define: { BUILT_FILES: JSON.stringify(files), BUILT_VERSION: JSON.stringify(version) },
          build: {
            target: 'esnext',
            outDir,
            emptyOutDir: false,
            copyPublicDir: false,
            rollupOptions: {
              input: join(config.root, 'workers/service-worker.ts'),
              // The service worker is one classic script, because not every browser runs modules as service workers.
              output: { format: 'iife', entryFileNames: 'service-worker.js' },
            },
          },
        });
      },
    },
  };
}

/** All files that a page can request, in a fixed order. */
function builtFiles(folder: string): BuiltFile[] {
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      // Some servers unpack .gz files, so their hashes are not reliable.
      .filter((path) => !/\.map$|\.gz$|^service-worker\.js$|\/(LICENSE|NOTICE)$/.test(path))
      .sort()
      .map((path) => {
        const content = readFileSync(join(folder, path));
        const sha256 = createHash('sha256').update(content).digest('hex');
        const pack = /^models\/([^/]+)\//.exec(path)?.[1];
        const part = partOf(path);
        return { path, bytes: content.byteLength, sha256, part, ...(pack && { pack }) };
      })
  );
}

function partOf(path: string): BuiltFile['part'] {
  // These 1.5 MB are not needed at first. They are stored with the model, so that PDF files open without a network.
  if (/^assets\/pdf[.-]/.test(path)) return 'both';
  if (path.endsWith('.wasm')) return path.includes('asyncify') ? 'webgpu' : 'wasm';
  // Only the user's own models need it, and most people have none.
  if (path.startsWith('assets/transformers.')) return 'on-use';
  // Browsers show them before the app is installed; the app never does.
  if (path.startsWith('screenshots/')) return 'on-use';
  if (path.startsWith('lexicons/')) return 'both';
  if (!path.startsWith('models/')) return 'shell';
  if (path.endsWith('.webgpu.onnx')) return 'webgpu';
  return path.endsWith('.wasm.onnx') ? 'wasm' : 'both';
}
