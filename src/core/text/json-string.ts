/** Where a string goes on: a run of plain characters, or one that is escaped. No group repeats, so no stack runs out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them within strings.
const WITHIN_STRING = /[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy;

/** The offset behind the string whose first quotation mark stands right before `at`; undefined if it never ends. */
export function stringEnd(text: string, at: number): number | undefined {
  const within = new RegExp(WITHIN_STRING);
  for (within.lastIndex = at; within.test(text); ) at = within.lastIndex;
  return text[at] === '"' ? at + 1 : undefined;
}
