import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { layerOrder } from './scripts/layer-order-plugin.ts';
import { oneRuntime } from './scripts/one-runtime-plugin.ts';
import { isolation, policyInPage } from './scripts/security-headers.ts';
import { securityHeadersPlugin } from './scripts/security-headers-plugin.ts';
import { serviceWorkerPlugin } from './scripts/service-worker-plugin.ts';

/** First in the head: a policy holds for what comes after it. The development server needs inline scripts. */
const policy: Plugin = {
  name: 'biogloss-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policyInPage },
      injectTo: 'head-prepend',
    },
  ],
};

/** Fonts and decoders of the PDF library are told from others by their names: they are kept offline as it is. */
const assetFileNames = ({
  originalFileNames,
}: {
  readonly originalFileNames: readonly string[];
}) =>
  originalFileNames.some((name) => name.includes('pdfjs-dist/'))
    ? 'assets/pdf-[name]-[hash][extname]'
    : 'assets/[name]-[hash][extname]';
const rollupOptions = { output: { assetFileNames } };
/**
 * One script for all that the page loads before it draws: left to itself, the bundler makes seventy, and each costs a request
 * through the service worker.
 */
const codeSplitting = { groups: [{ name: 'page', tags: ['$initial'] as ['$initial'] }] };

export default defineConfig({
  plugins: [react(), policy, layerOrder(), serviceWorkerPlugin(), securityHeadersPlugin],
  worker: { format: 'es', plugins: () => [oneRuntime()], rollupOptions },
  // Bundled anew for development, the engine would look for its WASM files in the wrong folder.
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  build: {
    target: 'esnext',
    sourcemap: true,
    rollupOptions: { output: { ...rollupOptions.output, codeSplitting } },
  },
  server: { headers: isolation },
});
