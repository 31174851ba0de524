/**
 * All places of a part in a text, rising, those that overlap others included; none of an empty part. UTF-16 code units.
 */
export function* startsOf(text: string, part: string): Generator<number> {
  if (part === '') return;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) yield at;
}
