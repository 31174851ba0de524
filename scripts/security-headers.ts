/**
 * What the built page may do, said twice: in the page itself (a `meta` element), so that it holds on a server that
 * sends no headers, and as headers, which alone reach the workers. SECURITY.md explains each line.
 */
const directives = [
  "default-src 'none'",
  // The engine compiles WebAssembly, and creates code in no other way.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // No text can become markup or code. URLs of scripts pass workers/trusted-types.ts.
  "require-trusted-types-for 'script'",
  'trusted-types default',
] as const;

/** The policy for the `meta` element, in which `frame-ancestors` has no effect. */
export const policyInPage = directives.join('; ');

/** Without the first two headers, the engine uses one thread only. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

/** The headers that a server should send with every file. */
export const securityHeaders = {
  ...isolation,
  // The demonstration pages of the element are on the same server, and have their own policy.
  'Content-Security-Policy': `${policyInPage} bio-gloss; frame-ancestors 'none'`,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=(), browsing-topics=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;
