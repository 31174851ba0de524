import type { Failure } from '../core/errors.ts';
import type { Sentences } from './sentences/sentences.ts';

/** The URLs from which the element fetches, so that a message can name the missing permission. */
export interface Sources {
  /** Folder of the workers and the engine, absolute. */
  readonly base: string;
}

/**
 * The directive of the page's Content-Security-Policy that refused something while a worker started; undefined for
 * none.
 */
export type Refused = string | undefined;

/**
 * What happened and what to do, for the page's author. A policy that forbids something shows in different ways: an
 * event on the page, an engine that does not compile, a file that cannot be fetched.
 */
export function messageOf(
  failure: Failure,
  { base }: Sources,
  refused: Refused,
  say: Sentences,
): string {
  const engine = sourceOf(base);
  const blob = engine === "'self'" ? '' : ' blob:';
  if (refused) return say.policy(`${nameOf(refused)} ${engine}${blob}`);
  switch (failure.code) {
    case 'worker-crashed': {
      const directives = `worker-src ${engine}${blob}; script-src ${engine} 'wasm-unsafe-eval'`;
      return say.noWorker(base, failure.reason, directives);
    }
    case 'engine-unavailable':
    case 'unexpected': {
      const reason = failure.code === 'unexpected' ? failure.message : failure.reason;
      return /unsafe-eval|Content Security Policy/iu.test(reason)
        ? say.policy(`script-src ${engine} 'wasm-unsafe-eval'`)
        : say.noStart(reason);
    }
    case 'pack-not-found':
      return failure.status === undefined
        ? say.unreachable(failure.url, `connect-src ${sourceOf(failure.url)}`)
        : say.notFound(failure.url, failure.status);
    case 'pack-invalid':
      return say.invalid(failure.url, `${failure.path} ${failure.reason}`);
    case 'lexicon-invalid':
      return say.invalid('lexicon.json', failure.reason);
    case 'pack-corrupt':
      return say.damaged(failure.file);
    case 'out-of-memory':
      return say.outOfMemory;
    case 'unknown-guideline':
      return say.unknownGuideline(failure.guideline);
    case 'cancelled':
      return say.stopped;
    case 'gpu-lost':
      return say.gpuLost(failure.reason);
    case 'engine-wrong':
      return say.wrongNumbers;
    default:
      return say.unread(failure.code);
  }
}

/** Browsers report `script-src-elem` and `worker-src`; a worker without `worker-src` is subject to other directives. */
const nameOf = (directive: string): string => directive.replace(/-(elem|attr)$/u, '');

const sourceOf = (url: string): string => {
  const { origin } = new URL(url, document.baseURI);
  return origin === location.origin ? "'self'" : origin;
};
