import { append } from '../../core/grouped.ts';
import type { LineBlock } from '../exchange/lines.ts';
import { type Parsed, warn } from '../exchange/model.ts';

/** Fields of a record by their tags, in the order of the file. */
export type Fields = Map<string, readonly string[]>;

/**
 * Reads lines that begin with a tag; a line without one goes on with the field before it. Tells of lines before the
 * first field.
 *
 * @param tag finds the tag and the value in a line that has one
 */
export function* taggedFields({ lines, first }: LineBlock, tag: RegExp): Generator<Parsed, Fields> {
  /** Values by their lines: joined line by line, a long one would take its length squared. */
  const fields = new Map<string, string[][]>();
  let open: string[] | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [, name, value = ''] = tag.exec(line) ?? [];
    if (name !== undefined) {
      open = [value.trim()];
      append(fields, name, open);
    } else if (open) open.push(line.trim());
    else yield warn(`line ${first + index}`, `is no field: ${line.slice(0, 60)}`);
  }
  return new Map(
    Array.from(fields, ([name, values]) => [name, values.map((parts) => parts.join(' ').trim())]),
  );
}
