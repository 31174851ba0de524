/**
 * When the browser enforces trusted types, only URLs of scripts of this origin may become code: the workers, and the
 * engine's threads. No code turns text into markup or script, so the policy has no rule for these and the browser
 * refuses them. Must be imported first, by the page and by each worker.
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
  // A page that embeds the worker may not allow this policy; the browser then reports what is forbidden.
}

function ofThisOrigin(address: string): string {
  const url = new URL(address, location.href);
  // The bundled engine makes no scripts from blobs when it is of the same origin, as here.
  if (url.origin === location.origin && url.protocol !== 'blob:') return url.href;
  throw new TypeError(`No script is taken from ${url.origin}.`);
}
