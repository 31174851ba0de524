import { useEffect, useState } from 'react';
import type { AppStore } from '../../state/actions.ts';
import { selectAllMentions } from '../../state/document/select-resolved.ts';
import type { State } from '../../state/model.ts';
import { useConceptServices } from '../concept-services.ts';
import { useSelected } from '../use-selected.ts';

const NONE: readonly never[] = [];

/** Questions that the text on the page answers. They are searched while the worker is idle. */
export function useSuggestions(store: AppStore): readonly string[] {
  const { suggest } = useConceptServices();
  const text = useSelected(store, (state) => state.document?.text ?? '');
  const mentions = useSelected(store, selectAllMentions);
  const isIdle = useSelected(store, isWorkerIdle);
  const [found, setFound] = useState<{
    readonly text: string;
    readonly questions: readonly string[];
  }>();
  useEffect(() => {
    if (!isIdle || text === '') return;
    const controller = new AbortController();
    void suggest({ text }, mentions, controller.signal).then((questions) => {
      if (!controller.signal.aborted) setFound({ text, questions });
    });
    return () => controller.abort();
  }, [suggest, text, mentions, isIdle]);
  return found?.text === text ? found.questions : NONE;
}

const isWorkerIdle = ({ engine, reading, asking, linking }: State): boolean =>
  engine.status === 'ready' &&
  reading.status === 'done' &&
  (asking.status === 'none' || asking.status === 'failed') &&
  linking.status !== 'linking';
