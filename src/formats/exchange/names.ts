import type { ExchangeDocument } from './model.ts';

/** The wanted id, or a free one that begins with it; known from then on. */
export function freeId(wanted: string, known: Set<string>): string {
  let id = wanted;
  for (let copy = 2; known.has(id); copy += 1) id = `${wanted}-${copy}`;
  known.add(id);
  return id;
}

/** Names of a document's annotations in a format in which mentions and relations share one space of names. */
export interface AnnotationNames {
  /** By the ids that they have in the document. */
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
  const known = new Set(reserved);
  const mentionNames = new Map(mentions.map(({ id }) => [id, freeId(id, known)]));
  const relationNames = new Map(
    relations.map(({ id }) => [id, freeId(known.has(id) ? `R:${id}` : id, known)]),
  );
  return {
    mention: (id) => mentionNames.get(id) ?? id,
    relation: (id) => relationNames.get(id) ?? id,
  };
}

/** Gives a second document of one id another one, `7-2`: in a format whose ids are addresses they would flow into one. */
export function documentNames(): (document: ExchangeDocument) => ExchangeDocument {
  const known = new Set<string>();
  return (document) => {
    const id = freeId(document.id, known);
    return id === document.id ? document : { ...document, id };
  };
}
