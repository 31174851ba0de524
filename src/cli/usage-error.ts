/** An invalid option; thrown and caught while the command line is parsed. */
export class UsageError extends Error {}
