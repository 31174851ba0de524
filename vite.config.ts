import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Cross-origin isolation: without these two headers the engine runs with one thread. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  // Bundled anew for development, the engine would look for its WASM files in the wrong folder.
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  build: { target: 'esnext', sourcemap: true },
  server: { headers: isolation },
  preview: { headers: isolation },
});
