/** Fields of a record by their tags, in the order of the file. */
export type Fields = Map<string, readonly string[]>;

/**
 * Reads lines that begin with a tag; a line without one goes on with the field before it.
 *
 * @param tagOf the tag and the value of a line; undefined where it has no tag
 * @param tell told of a line before the first field
 */
export function taggedFields(
  lines: readonly string[],
  tagOf: (line: string) => readonly [tag: string, value: string] | undefined,
  tell: (index: number) => void,
): Fields {
  /** Values by their lines: joined line by line, a long one would take its length squared. */
  const fields = new Map<string, string[][]>();
  let open: string[] | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [tag, value = ''] = tagOf(line) ?? [];
    if (tag !== undefined) {
      open = [value.trim()];
      const values = fields.get(tag) ?? [];
      fields.set(tag, values);
      values.push(open);
    } else if (open) open.push(line.trim());
    else tell(index);
  }
  return new Map(
    Array.from(fields, ([tag, values]) => [tag, values.map((parts) => parts.join(' ').trim())]),
  );
}
