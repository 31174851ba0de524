/** Exit codes of the process; the help documents them. */
export const EXIT = { ok: 0, badInput: 1, usage: 2, unusable: 3, unwritten: 4 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
