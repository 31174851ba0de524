import { useCallback } from 'react';
import { describeFailure } from '../../../core/catalogue/failure.ts';
import { quoted } from '../../content/quoted.ts';
import { typeLabel } from '../../content/types.ts';
import type { AppStore } from '../../state/actions.ts';
import { addOwnName, type OwnName } from '../../state/linking/own-names.ts';
import { useConceptServices } from '../concept-services.ts';

/** Adds a name to the user's own vocabulary, and announces the result. */
export function useAlwaysMark(store: AppStore): (entry: OwnName) => void {
  const { vocabularies } = useConceptServices();
  return useCallback(
    (entry) => {
      const say = (text: string) => store.dispatch({ type: 'said', said: { text } });
      const name = quoted({ text: entry.name });
      const inUse = store.getState().vocabularies ?? [];
      void addOwnName(vocabularies, inUse, entry).then((added) => {
        if (!added.ok) say(describeFailure(added.error).happened);
        else if (added.value)
          say(`${name} is marked as ${typeLabel(entry.type)} in every text now.`);
        else say(`${name} is in your vocabulary already.`);
      });
    },
    [store, vocabularies],
  );
}
