/**
 * Identifiers of a vocabulary as numbers and back, so that a lexicon can keep them in a few bytes. A CURIE is
 * its prefix, a colon and the local part (https://www.w3.org/TR/curie/); prefixes as the Bioregistry has them
 * or lists them as synonyms (CVCL).
 */
export interface IdForm {
  /** What stands before the figures: 'MESH:D', 'NCBIGene:', 'CVCL:'. */
  readonly prefix: string;
  /** Digits are padded with zeros to this many. */
  readonly width: number;
  /** 36 where letters count as digits (Cellosaurus). */
  readonly radix: 10 | 36;
}

export const writeId = ({ prefix, width, radix }: IdForm, local: number): string =>
  prefix + local.toString(radix).toUpperCase().padStart(width, '0');

/** The number of an identifier in this form; undefined when it has another, or would not come back the same. */
export function readId(form: IdForm, id: string): number | undefined {
  if (!id.startsWith(form.prefix)) return undefined;
  const local = Number.parseInt(id.slice(form.prefix.length), form.radix);
  const isSame = local >= 0 && local < 2 ** 32 && writeId(form, local) === id;
  return isSame ? local : undefined;
}
