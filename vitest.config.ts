import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, chromiumPath } from './scripts/chromium.ts';

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  worker: { format: 'es' },
  server: { headers: isolation },
  test: {
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'src/**/*.test.{ts,tsx}',
            'workers/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.*'],
        },
      },
      {
        extends: true,
        optimizeDeps: {
          include: [
            '@xenova/transformers',
            'comlink',
            'd3-force',
            'fast-check',
            'fflate',
            'n3',
            'papaparse',
            'pdfjs-dist',
            'pdfjs-dist/build/pdf.worker.min.mjs',
            'react',
            'react/jsx-dev-runtime',
            'react-dom',
            'react-dom/client',
            'pbf',
            'valibot',
          ],
          // Bundled anew, the engine would look for its WASM files in the wrong folder.
          exclude: ['onnxruntime-web'],
        },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.{ts,tsx}', 'workers/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromiumPath(), args: [...chromiumArgs] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
