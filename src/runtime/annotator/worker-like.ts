/** The part of a Worker that the client uses, so that tests can stand in for it. */
export type WorkerLike = Pick<
  Worker,
  'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'
>;
