import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { oneRuntime } from './scripts/one-runtime-plugin.ts';
import { isolation, policyInPage, securityHeaders } from './scripts/security-headers.ts';
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

/**
 * Of several style sheets the first to arrive decides on the order of the layers, and minifying drops the statement that
 * says it (styles/tokens.css): every one begins with it.
 */
const layerOrder: Plugin = {
  name: 'biogloss-layer-order',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
      file.source = `@layer reset,tokens,base,components;${file.source}`;
    }
  },
};

export default defineConfig({
  plugins: [react(), policy, layerOrder, serviceWorkerPlugin()],
  worker: { format: 'es', plugins: () => [oneRuntime()] },
  // Bundled anew for development, the engine would look for its WASM files in the wrong folder.
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  build: { target: 'esnext', sourcemap: true },
  server: { headers: isolation },
  preview: { headers: securityHeaders },
});
