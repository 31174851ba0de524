import { freeNames } from '../../core/free-names.ts';
import type { ExchangeDocument } from './model.ts';

/** Names of a document's annotations in a format in which mentions and relations share one space of names. */
export interface AnnotationNames {
  /** Gives the name of a mention by the id that it has in the document. */
  readonly mention: (id: string) => string;
  readonly relation: (id: string) => string;
}

/**
 * The ids as they are; `R:1` for a relation whose id is a mention's, too.
 *
 * @param reserved names that the format gives to other things
 */
export function annotationNames(
  { mentions, relations }: ExchangeDocument,
  reserved: readonly string[] = [],
): AnnotationNames {
  const names = freeNames(reserved);
  const mentionNames = new Map(mentions.map(({ id }) => [id, names.give(id)]));
  const relationNames = new Map(
    relations.map(({ id }) => [id, names.give(names.has(id) ? `R:${id}` : id)]),
  );
  return {
    mention: (id) => mentionNames.get(id) ?? id,
    relation: (id) => relationNames.get(id) ?? id,
  };
}

/** Gives a second document of one id another one, `7-2`: in a format whose ids are addresses they would flow into one. */
export function documentNames(): (document: ExchangeDocument) => ExchangeDocument {
  const names = freeNames();
  return (document) => {
    const id = names.give(document.id);
    return id === document.id ? document : { ...document, id };
  };
}
