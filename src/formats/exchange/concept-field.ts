import { joinConcepts, splitConcepts } from './concepts.ts';
import type { ExchangeMention, Info } from './model.ts';

/** Name of the note that keeps a field of identifiers as it was written, where it is not the one that would be written. */
const AS_WRITTEN = 'identifiers';

/** `tmVar:c|SUB|T|1799|A;HGVS:c.1799T>A;VariantGroup:0;CorrespondingGene:673;RS#:113488022`: one variant, told in keys. */
const KEY_LIST = /^(?:tmVar|HGVS|RS#|CA#|VariantGroup|Corresponding\w+):[^;]*(?:;|$)/;

/**
 * The concepts of a field of identifiers. A list of keys is one variant: its rs number where it has one, else all of it.
 * The field as it was written is kept as a note, so that it can be written again as it was.
 *
 * @param individual PubTator's seventh column, which tells composite mentions one by one, or `RSID:` of a variant
 */
export function readConceptField(
  field: string,
  individual = '',
): {
  readonly concepts: readonly string[];
  readonly info: Info;
} {
  const given = field.trim();
  const own = KEY_LIST.test(given) ? variantOf(given) : splitConcepts(given);
  const variant = individual.startsWith('RSID:') ? rsNumber(individual) : undefined;
  const concepts = variant === undefined ? own : [...own, variant];
  const isPlain = concepts.length === 0 || joinConcepts(concepts) === given;
  return { concepts, info: isPlain ? {} : { [AS_WRITTEN]: given } };
}

function variantOf(keys: string): readonly string[] {
  const number = rsNumber(/(?:^|;)RS#:(\d+)/.exec(keys)?.[1]);
  return number === undefined ? [keys] : [number];
}

/** `RSID:113488022`, `rs113488022` or its digits as dbSNP has it. */
const rsNumber = (text = ''): string | undefined => {
  const digits = /^\s*(?:RSID:|RS#:|rs)?(\d+)\s*$/i.exec(text)?.[1];
  return digits === undefined ? undefined : `rs${digits}`;
};

/** The field for concepts: as it was written, where it says them still. */
export function conceptField(concepts: readonly string[], { info }: ExchangeMention): string {
  const written = info[AS_WRITTEN];
  const isStill =
    written !== undefined &&
    joinConcepts(readConceptField(written, info.individual).concepts) === joinConcepts(concepts);
  return isStill ? written : joinConcepts(concepts);
}

/** Notes without the one that `conceptField` writes. */
export function otherNotes({ [AS_WRITTEN]: _, ...info }: Info): Info {
  return info;
}
