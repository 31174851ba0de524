import { useEffect, useState } from 'react';
import { useConceptServices } from '../concept-services.ts';

const NONE: readonly string[] = [];

/** Other names of a concept, once they are loaded from the lexicon. */
export function useSynonyms(id: string | undefined): readonly string[] {
  const { find } = useConceptServices();
  const [known, setKnown] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  useEffect(() => {
    if (id === undefined || known.has(id)) return;
    let isWanted = true;
    void find({ text: id, limit: 1 }).then((result) => {
      // After a failure the synonyms stay unknown.
      if (!isWanted || !result.ok) return;
      const concept = result.value.concepts.find((one) => one.id === id);
      setKnown((before) => new Map(before).set(id, concept?.names ?? NONE));
    });
    return () => {
      isWanted = false;
    };
  }, [id, known, find]);
  return (id === undefined ? undefined : known.get(id)) ?? NONE;
}
