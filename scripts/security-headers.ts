/**
 * What the built page may do, said twice: in the page itself (a `meta` element), so that it holds on a server that
 * sends no headers, and as headers, which alone reach the workers. SECURITY.md explains each line.
 */
const directives = [
  "default-src 'none'",
  // The engine compiles WebAssembly; it needs no other way of making code.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // No text can become markup or code; addresses of scripts pass workers/trusted-types.ts.
  "require-trusted-types-for 'script'",
  'trusted-types default',
] as const;

/** For the `meta` element, in which `frame-ancestors` has no effect. */
export const policyInPage = directives.join('; ');

/** Without the first two the engine runs with one thread. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

/** What a server should send with every file. */
export const securityHeaders = {
  ...isolation,
  // The element for other pages, which is tried out on the same server, has a policy of its own.
  'Content-Security-Policy': `${policyInPage} bio-gloss; frame-ancestors 'none'`,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=(), browsing-topics=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;
