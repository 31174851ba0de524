/** What the element says when something goes wrong, and relations in words. Fetched when it starts. */
export interface Sentences {
  /** The page's policy forbids something; `directive` is what it needs. */
  readonly policy: (directive: string) => string;
  readonly noWorker: (base: string, reason: string, directives: string) => string;
  readonly noStart: (reason: string) => string;
  /** Nothing came back: a policy, another origin's headers, or the network. */
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
  /** Put before the reason why there are no concepts. */
  readonly noConcepts: string;
  readonly noDictionary: string;
  /** Relation labels of the pack in words; the label itself where there are none. */
  readonly relations: Readonly<Record<string, string>>;
}
