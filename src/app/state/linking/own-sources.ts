import type { OwnSource } from '../../../core/document/model.ts';
import type { KeptVocabulary } from '../../../runtime/vocabularies/vocabulary-shelf.ts';
import type { State } from '../model.ts';

/** A vocabulary as documents record its use. */
export const ownSource = ({ id, name, type }: KeptVocabulary): OwnSource => ({
  id,
  name,
  ...(type !== undefined && { type }),
});

/**
 * True when the vocabulary's names are searched in texts: this is not switched off, and some of its concepts have a
 * type.
 */
export const isFound = ({ isLinkedOnly, type, untyped, concepts }: KeptVocabulary): boolean =>
  !isLinkedOnly && (type !== undefined || untyped !== concepts);

/** The vocabularies whose names are searched; undefined while they are not loaded. */
export const sourcesToFind = ({ vocabularies }: State): readonly OwnSource[] | undefined =>
  vocabularies?.filter(isFound).map(ownSource);
