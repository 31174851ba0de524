/** Notes what the page's Content-Security-Policy refuses of ours, so that the missing permission can be named. */
export interface PolicyWatch {
  /** The directive that refused the latest; `undefined` when none did. */
  readonly refused: () => string | undefined;
  readonly stop: () => void;
}

/** @param bases addresses whose refusal concerns us, beside `blob:` for workers */
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
