import type { Plugin } from 'vite';

/**
 * Of several style sheets the first to arrive decides on the order of the layers, and minifying drops the statement that
 * says it (styles/tokens.css): every one begins with it.
 */
export const layerOrder = (): Plugin => ({
  name: 'biogloss-layer-order',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
      file.source = `@layer reset,tokens,base,components;${file.source}`;
    }
  },
});
