import { readId, writeId } from './concept-id.ts';
import type { Lexicon } from './lexicon.ts';
import { isConceptOf } from './linkable.ts';

/** Concepts that a text names by identifier, of the wanted type alone. */
export interface ById {
  /** Concepts found by prefix and local part. */
  readonly whole: readonly number[];
  /** Concepts found by the local part alone, as tables and papers write it, in every vocabulary of the type. */
  readonly local: readonly number[];
}

/** Finds concepts by an identifier, in upper or lower case; `CVCL_0030` and `UBERON_0002107` are written with an underscore where CURIEs have a colon. */
export function conceptsById(text: string, type: string | undefined, lexicon: Lexicon): ById {
  const id = text.replace(/^cellosaurus:(?=cvcl_)/iu, '').replace(/^([a-z]+)_(?=\w+$)/iu, '$1:');
  const isWhole = id.includes(':');
  // Four letters and figures are any word, and a number of Cellosaurus.
  const forms = lexicon.header.classes.filter(
    (form) =>
      (type === undefined || isConceptOf(type, form.type)) && (isWhole || form.radix === 10),
  );
  const ids = new Set(
    forms.flatMap((form) => {
      const [space = '', letters = ''] = form.prefix.split(':');
      const whole = isWhole ? id : `${space}:${id}`;
      if (whole.slice(0, form.prefix.length).toLowerCase() !== form.prefix.toLowerCase()) return [];
      const rest = whole.slice(form.prefix.length).toUpperCase();
      const local = readId(form, `${space}:${letters}${rest}`);
      return local === undefined ? [] : [writeId(form, local)];
    }),
  );
  const found = [...ids]
    .map((one) => lexicon.conceptOf(one))
    .filter((concept) => concept !== undefined)
    .filter((concept) => type === undefined || isConceptOf(type, lexicon.classOf(concept).type));
  return isWhole ? { whole: found, local: [] } : { whole: [], local: found };
}

/** Whether an identifier of the user's own list is what a text says, in any case, with or without its prefix. */
export function isIdentifier(id: string, text: string): boolean {
  const wanted = text.toLowerCase();
  const whole = id.toLowerCase();
  return whole === wanted || whole.slice(whole.indexOf(':') + 1) === wanted;
}
