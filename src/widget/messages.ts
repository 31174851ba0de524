import type { Failure } from '../core/errors.ts';

/** Where the element was told to fetch from: needed to name the permission that is missing. */
export interface Sources {
  /** Folder of the workers and the engine, absolute. */
  readonly base: string;
  /** Folder of the model pack, absolute. */
  readonly pack: string;
}

/** What the page's policy refused while a worker was started: a directive of its Content-Security-Policy. */
export type Refused = string | undefined;

/**
 * What happened and what to do, for whoever looks after the page. A policy that forbids something shows
 * itself in different ways: an event on the page, an engine that will not compile, a file that cannot be fetched.
 */
export function messageOf(failure: Failure, sources: Sources, refused: Refused): string {
  const engine = sourceOf(sources.base);
  const pack = sourceOf(sources.pack);
  const blob = engine === "'self'" ? '' : ' blob:';
  if (refused) return policyMessage(`${nameOf(refused)} ${engine}${blob}`);
  switch (failure.code) {
    case 'worker-crashed':
      return (
        `The model's worker could not be run from ${sources.base} (${failure.reason}). ` +
        `If the page has a Content-Security-Policy, it needs: worker-src ${engine}${blob}; script-src ${engine} 'wasm-unsafe-eval'.`
      );
    case 'engine-unavailable':
    case 'unexpected': {
      const reason = failure.code === 'unexpected' ? failure.message : failure.reason;
      if (/unsafe-eval|Content Security Policy/iu.test(reason)) {
        return policyMessage(`script-src ${engine} 'wasm-unsafe-eval'`);
      }
      return `The model could not start: ${reason}.`;
    }
    case 'pack-not-found':
      return failure.status === undefined
        ? `The model could not be fetched from ${failure.url}. If the page has a Content-Security-Policy, it needs: connect-src ${pack}${blob}. From another origin the file needs Access-Control-Allow-Origin.`
        : `The model was not found at ${failure.url} (HTTP ${failure.status}).`;
    case 'pack-invalid':
      return `The model's description at ${failure.url} cannot be used: ${failure.path} ${failure.reason}.`;
    case 'pack-corrupt':
      return `The model file ${failure.file} arrived damaged, so it was not used.`;
    case 'out-of-memory':
      return 'The browser gave the model too little memory. Close other tabs, then try again.';
    case 'unknown-guideline':
      return `The model knows no guideline called “${failure.guideline}”.`;
    case 'cancelled':
      return 'Reading was stopped.';
    case 'gpu-lost':
      return `The graphics processor stopped working for this page (${failure.reason}).`;
    case 'engine-wrong':
      return 'The engine computes wrong numbers on this device, so it was not used.';
    default:
      return `The text could not be read (${failure.code}).`;
  }
}

const policyMessage = (directive: string): string =>
  `This page's Content-Security-Policy does not let the model run. It needs: ${directive}.`;

/** `script-src-elem` and `worker-src` are what is reported; a worker without worker-src falls under others. */
const nameOf = (directive: string): string => directive.replace(/-(elem|attr)$/u, '');

const sourceOf = (url: string): string => {
  const { origin } = new URL(url);
  return origin === location.origin ? "'self'" : origin;
};
