import type { Plugin } from 'vite';
import { securityHeaders } from './security-headers.ts';

/**
 * Sends the headers with every answer of `vite preview`. Vite's own option `preview.headers` leaves them out of a 304, and WebKit
 * takes the script of a worker from its cache only when the 304 itself has `Cross-Origin-Embedder-Policy`.
 */
export const securityHeadersPlugin: Plugin = {
  name: 'biogloss-security-headers',
  configurePreviewServer({ middlewares }) {
    middlewares.use((_request, response, next) => {
      for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
      next();
    });
  },
};
