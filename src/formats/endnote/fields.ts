/** Fields of a record by their tags, in the order of the file. */
export type Fields = Map<string, string[]>;

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
  const fields: Fields = new Map();
  let open: string[] | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [tag, value = ''] = tagOf(line) ?? [];
    if (tag !== undefined) {
      open = fields.get(tag) ?? [];
      fields.set(tag, open);
      open.push(value.trim());
    } else if (open) open.push(`${open.pop() ?? ''} ${line.trim()}`.trim());
    else tell(index);
  }
  return fields;
}
