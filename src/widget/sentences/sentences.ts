/** The element's texts for errors, and relations in words. Loaded when it starts. */
export interface Sentences {
  /** The page's policy forbids something; `directive` is the one to allow. */
  readonly policy: (directive: string) => string;
  readonly noWorker: (base: string, reason: string, directives: string) => string;
  readonly noStart: (reason: string) => string;
  /** There was no response: because of a policy, missing headers of another origin, or the network. */
  readonly unreachable: (url: string, directive: string) => string;
  readonly notFound: (url: string, status: number) => string;
  readonly invalid: (url: string, reason: string) => string;
  readonly damaged: (file: string) => string;
  readonly outOfMemory: string;
  readonly unknownGuideline: (guideline: string) => string;
  readonly stopped: string;
  readonly gpuLost: (reason: string) => string;
  readonly wrongNumbers: string;
  readonly unread: (code: string) => string;
  /** Precedes the reason why there are no concepts. */
  readonly noConcepts: string;
  readonly noDictionary: string;
  /** Relation labels of the pack in words; a missing one is shown as it is. */
  readonly relations: Readonly<Record<string, string>>;
}
