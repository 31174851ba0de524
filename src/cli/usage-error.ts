/** An option that makes no sense; thrown and caught while the command line is parsed. */
export class UsageError extends Error {}
