/** What a thrown value says: the message of an error, else the value as a string. */
export const thrownMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
