import type { Plugin } from 'vite';

/**
 * Transformers.js asks for the runtime's build with WebGPU, twice the size of the one it needs here: it gets the
 * build that the workers have already, from the files of this app.
 */
export const oneRuntime = (): Plugin => ({
  name: 'biogloss-one-runtime',
  enforce: 'pre',
  resolveId(source, importer) {
    const isTheirs = importer?.includes('@xenova/transformers') === true;
    if (!isTheirs || source !== 'onnxruntime-web/webgpu') return undefined;
    return this.resolve('onnxruntime-web/wasm', importer, { skipSelf: true });
  },
});
