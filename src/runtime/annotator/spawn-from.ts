import type { SpawnWorker } from './start-worker.ts';

/**
 * Starts workers whose scripts lie in the folder `base`. A browser runs only workers of the page's own origin. For
 * another origin (a CDN), this creates a worker from a blob whose only line imports the script, which needs `worker-src
 * blob:` in the page's policy and CORS headers from the other origin.
 */
export const spawnFrom =
  (base: string): SpawnWorker =>
  (engine) => {
    const script = new URL(`annotator.${engine}.js`, base).href;
    const url = isOwn(base) ? script : bootstrapOf(script);
    return new Worker(trusted(url), { type: 'module', name: 'bio-gloss' });
  };

export const isOwn = (url: string): boolean => new URL(url).origin === location.origin;

const bootstraps = new Map<string, string>();

/** The blob's URL stays valid while the page lives, because a worker may be started again at any time. */
function bootstrapOf(script: string): string {
  const known = bootstraps.get(script);
  if (known) return known;
  const source = `import ${JSON.stringify(script)};`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  bootstraps.set(script, url);
  return url;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): unknown };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Under `require-trusted-types-for 'script'`, a worker's URL must come from a policy: `trusted-types bio-gloss`. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('bio-gloss', { createScriptURL: (same) => same });
  return policy.createScriptURL(url) as string;
}
