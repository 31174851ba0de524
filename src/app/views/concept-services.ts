import { createContext, useContext } from 'react';
import type { Failure } from '../../core/errors.ts';
import type { ConceptQuery } from '../../core/link/find-concepts.ts';
import type { Result } from '../../core/result.ts';
import type { FoundConcepts } from '../../engine/contract/protocol.ts';
import type { Suggest } from '../state/asking/suggest.ts';
import type { Vocabularies } from '../state/linking/vocabularies.ts';

/** Requests of views to the worker, outside the state. The object is the same while the page is open. */
export interface ConceptServices {
  /** Absolute URL of the lexicon's folder. */
  readonly lexiconUrl: string;
  /** Finds concepts in the lexicon and the user's own vocabularies. */
  readonly find: (query: ConceptQuery) => Promise<Result<FoundConcepts, Failure>>;
  readonly vocabularies: Vocabularies;
  /** Suggests questions that the text answers. */
  readonly suggest: Suggest;
}

export const ConceptContext = createContext<ConceptServices | undefined>(undefined);

export function useConceptServices(): ConceptServices {
  const services = useContext(ConceptContext);
  if (!services) throw new Error('Nothing provides the concept services.');
  return services;
}
