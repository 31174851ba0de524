import type { OwnSource } from '../../../core/document/model.ts';
import type { KeptVocabulary } from '../../../runtime/vocabularies/vocabulary-shelf.ts';
import type { State } from '../model.ts';

/** A vocabulary as documents say that it was used. */
export const ownSource = ({ id, name, type }: KeptVocabulary): OwnSource => ({
  id,
  name,
  ...(type !== undefined && { type }),
});

/** Whether its names are found in texts: it is not switched off, and some of its concepts have a type. */
export const isFound = ({ isLinkedOnly, type, untyped, concepts }: KeptVocabulary): boolean =>
  !isLinkedOnly && (type !== undefined || untyped !== concepts);

/** The vocabularies whose names are to be found; undefined before it is known which there are. */
export const sourcesToFind = ({ vocabularies }: State): readonly OwnSource[] | undefined =>
  vocabularies?.filter(isFound).map(ownSource);
