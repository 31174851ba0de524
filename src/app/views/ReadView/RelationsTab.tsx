import { useMemo } from 'react';
import type { ResolvedRelation } from '../../../core/document/model.ts';
import { sentenceSpans } from '../../../core/text/sentences.ts';
import { measuredRelations } from '../../content/measured.ts';
import { RelationPanel } from '../../parts/RelationPanel/RelationPanel.tsx';
import type { AppStore } from '../../state/actions.ts';
import type { State } from '../../state/model.ts';
import {
  selectAllGroups,
  selectAllMentions,
  selectAllRelations,
  selectMentions,
  selectRelations,
} from '../../state/selectors.ts';
import { nextOfGroup } from '../../state/steps.ts';
import { evidenceRuns } from '../../text/evidence.ts';
import { useSelected } from '../use-selected.ts';
import { readingProgress } from './reading-progress.ts';

/** More sentences than this for one claim are read in the text itself. */
const MOST_EVIDENCE = 4;

const NO_SCORES: readonly never[] = [];
const selectScores = (state: State) =>
  state.engine.status === 'ready' ? state.engine.opened.manifest.scores : NO_SCORES;

export function RelationsTab({ store }: { readonly store: AppStore }) {
  const text = useSelected(store, (state) => state.document?.text ?? '');
  const shown = useSelected(store, selectRelations);
  const relations = useMemo(() => [...shown].sort((a, b) => b.score - a.score), [shown]);
  const all = useSelected(store, selectAllRelations);
  const groups = useSelected(store, selectAllGroups);
  const mentions = useSelected(store, selectAllMentions);
  const scores = useSelected(store, selectScores);
  const progress = useSelected(store, readingProgress);
  const threshold = useSelected(store, (state) => state.view.filter.thresholds.relations);
  const focused = useSelected(store, (state) =>
    state.view.focus?.kind === 'relation' ? state.view.focus.id : undefined,
  );
  const sentences = useMemo(() => sentenceSpans(text), [text]);
  const byGroup = useMemo(() => new Map(groups.map((group) => [group.group, group])), [groups]);
  const byId = useMemo(() => new Map(mentions.map((one) => [one.id, one])), [mentions]);

  const evidenceOf = (relation: ResolvedRelation) =>
    relation.evidence.slice(0, MOST_EVIDENCE).flatMap((pair) => {
      const head = byId.get(pair.head);
      const tail = byId.get(pair.tail);
      return head && tail ? [evidenceRuns(text, sentences, head, tail)] : [];
    });

  return (
    <RelationPanel
      relations={relations}
      total={all.length}
      groups={byGroup}
      focused={focused}
      threshold={threshold}
      progress={progress}
      measured={measuredRelations(scores)}
      evidenceOf={evidenceOf}
      onFocus={(id) =>
        store.dispatch(
          id === focused
            ? { type: 'focus-left' }
            : { type: 'focused', focus: { kind: 'relation', id } },
        )
      }
      onGroup={({ group }) => {
        const next = nextOfGroup(selectMentions(store.getState()), group, undefined);
        if (next) store.dispatch({ type: 'focused', focus: { kind: 'mention', id: next.id } });
      }}
      onJudge={(id, verdict) => store.dispatch({ type: 'relation-judged', id, verdict })}
      onThreshold={(value) =>
        store.dispatch({ type: 'threshold-moved', of: 'relations', threshold: value })
      }
    />
  );
}
