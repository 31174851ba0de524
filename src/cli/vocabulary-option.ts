import { KNOWN_TYPES, knownType } from '../core/catalogue/entity-type.ts';
import { UsageError } from './usage-error.ts';

/** One of the user's own vocabularies. */
export interface VocabularyOption {
  readonly file: string;
  /** Entity type of the concepts without a type of their own. */
  readonly type?: string;
  /** True when the vocabulary's names are not searched in texts. */
  readonly isLinkedOnly?: true;
}

/** Checks the options of a vocabulary; undefined when there are none. */
export function ownList(values: {
  readonly vocabulary?: string;
  readonly 'vocabulary-type'?: string;
  readonly 'vocabulary-links-only'?: boolean;
}): VocabularyOption | undefined {
  const {
    vocabulary: file,
    'vocabulary-type': type,
    'vocabulary-links-only': isLinkedOnly,
  } = values;
  if (file === undefined) {
    const given = type !== undefined ? 'type' : isLinkedOnly ? 'links-only' : undefined;
    if (given) throw new UsageError(`--vocabulary-${given} needs --vocabulary FILE.`);
    return undefined;
  }
  if (type !== undefined && knownType(type) === undefined) {
    throw new UsageError(
      `--vocabulary-type must be one of ${KNOWN_TYPES.join(', ')}, not '${type}'.`,
    );
  }
  return { file, ...(type !== undefined && { type }), ...(isLinkedOnly && { isLinkedOnly }) };
}
