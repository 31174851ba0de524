import { useEffect, useState } from 'react';
import type { ResolvedMention } from '../../../core/document/model.ts';
import type { FoundConcept } from '../../../core/link/find-concepts.ts';
import { isLinkable } from '../../../core/link/linkable.ts';
import { useConceptServices } from '../concept-services.ts';

const MOST = 3;
const NONE: readonly FoundConcept[] = [];

/**
 * Concepts of the mention's type with its text as a name, for a mention that a person marked and that was not linked.
 */
export function useSuggestedConcepts(
  mention: ResolvedMention | undefined,
): readonly FoundConcept[] {
  const { find } = useConceptServices();
  const isWanted = mention !== undefined && !mention.link && isLinkable(mention.type);
  const text = isWanted ? mention.text : '';
  const type = mention?.type ?? '';
  const [known, setKnown] = useState({ text: '', type: '', found: NONE });
  useEffect(() => {
    if (text === '') return;
    let isCurrent = true;
    void find({ text, type, limit: MOST }).then((result) => {
      if (isCurrent && result.ok) setKnown({ text, type, found: result.value.concepts });
    });
    return () => {
      isCurrent = false;
    };
  }, [text, type, find]);
  return text !== '' && known.text === text && known.type === type ? known.found : NONE;
}
