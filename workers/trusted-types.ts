/**
 * Where the browser enforces trusted types, the only strings that may become code are addresses of scripts of
 * this origin: the workers, and the engine's threads. Nothing makes markup or code of a text, so there is no
 * rule for either and the browser refuses both. Imported before anything else, by the page and by each worker.
 */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): unknown;
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };

try {
  trustedTypes?.createPolicy('default', { createScriptURL: ofThisOrigin });
} catch {
  // A page that embeds the worker allows other policies only; what it forbids it will say itself.
}

function ofThisOrigin(address: string): string {
  const url = new URL(address, location.href);
  // The bundled engine never makes scripts from blobs when it is of the same origin, as here.
  if (url.origin === location.origin && url.protocol !== 'blob:') return url.href;
  throw new TypeError(`No script is taken from ${url.origin}.`);
}
