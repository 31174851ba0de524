/**
 * Records what the page's Content-Security-Policy refuses to the element, so that an error message can name the missing
 * permission.
 */
export interface PolicyWatch {
  /** The directive of the latest refusal; undefined when nothing was refused. */
  readonly refused: () => string | undefined;
  readonly stop: () => void;
}

/** @param bases URLs whose refusals are recorded, besides `blob:` for workers */
export function watchPolicy(bases: readonly string[]): PolicyWatch {
  let refused: string | undefined;
  const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    const isWorker = effectiveDirective === 'worker-src' && /^blob/u.test(blockedURI);
    const isOurs = bases.some((base) => blockedURI.startsWith(base));
    if (isWorker || isOurs) refused = effectiveDirective;
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  return {
    refused: () => refused,
    stop: () => document.removeEventListener('securitypolicyviolation', onViolation),
  };
}
