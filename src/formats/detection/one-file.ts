const FIELD = /^[\w-]+:/;
const RELATED = /^content-type:\s*multipart\/related\b/im;
const BLANK_LINE = /\r?\n\r?\n/;

/** How long the head of a message may be, in UTF-16 units. */
const MAX_HEAD_LENGTH = 4096;

/** The fields of a message, or of a part of one, that stand before the first blank line. */
export const headOf = (message: string): string =>
  message.slice(0, BLANK_LINE.exec(message)?.index ?? message.length);

/** Whether a file is a web page that a browser saved in one file (MHTML, RFC 2557): a message of parts. */
export function isOneFile(content: string): boolean {
  if (!FIELD.test(content)) return false;
  const head = headOf(content.slice(0, MAX_HEAD_LENGTH));
  return RELATED.test(head) && /^mime-version:/im.test(head);
}
