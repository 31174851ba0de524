import { useCallback, useMemo } from 'react';
import { LIKELY } from '../../../core/annotation.ts';
import { noteOn, subjectOfRelation } from '../../../core/document/edits/notes.ts';
import type { ResolvedRelation, TextDocument } from '../../../core/document/model.ts';
import { relationContext } from '../../../core/document/relation-context.ts';
import { sentenceSpans } from '../../../core/text/sentences.ts';
import { commandWithId } from '../../commands/commands.ts';
import { measuredRelations } from '../../content/measured.ts';
import { RelationPanel } from '../../parts/RelationPanel/RelationPanel.tsx';
import type { AppStore } from '../../state/actions.ts';
import {
  selectAllGroups,
  selectAllMentions,
  selectAllRelations,
} from '../../state/document/select-resolved.ts';
import { nextOfGroup } from '../../state/document/steps.ts';
import type { State } from '../../state/model.ts';
import {
  selectLessCertain,
  selectListedRelations,
  selectMentions,
} from '../../state/view/select-shown.ts';
import { contextsIn } from '../../text/contexts-in.ts';
import { distinctSentences, evidenceRuns } from '../../text/evidence.ts';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';
import { choose, offersFor } from './offers.ts';
import { readingProgress } from './reading-progress.ts';

/** Commands offered for the relation in focus. */
const EDITS = ['change-relation', 'reverse-relation', 'note'];

const noteOf = (document: TextDocument | undefined, relation: ResolvedRelation) => {
  if (!document?.decisions.some(({ kind }) => kind === 'note')) return undefined;
  const subject = subjectOfRelation(document, relation);
  return subject && noteOn(document, subject)?.text;
};

/** Largest number of evidence sentences for a claim. */
const MAX_EVIDENCE = 4;

const NO_SCORES: readonly never[] = [];
const selectScores = (state: State) =>
  state.engine.status === 'ready' ? state.engine.opened.manifest.scores : NO_SCORES;

export function RelationsTab({ store }: { readonly store: AppStore }) {
  const text = useSelected(store, (state) => state.document?.text ?? '');
  const relations = useSelected(store, selectListedRelations);
  const all = useSelected(store, selectAllRelations);
  const lessCertain = useSelected(store, selectLessCertain);
  const groups = useSelected(store, selectAllGroups);
  const mentions = useSelected(store, selectAllMentions);
  const scores = useSelected(store, selectScores);
  const progress = useSelected(store, readingProgress);
  const threshold = useSelected(store, (state) => state.view.filter.thresholds.relations);
  const focused = useSelected(store, (state) =>
    state.view.focus?.kind === 'relation' ? state.view.focus.id : undefined,
  );
  const document = useSelected(store, (state) => state.document);
  const of = useSelected(store, (state) => {
    const id = state.view.relationsOf;
    return id === undefined
      ? undefined
      : selectAllMentions(state).find((one) => one.id === id)?.text;
  });
  const perform = usePerform();
  const sentences = useMemo(() => sentenceSpans(text), [text]);
  const byGroup = useMemo(() => new Map(groups.map((group) => [group.group, group])), [groups]);
  const byId = useMemo(() => new Map(mentions.map((one) => [one.id, one])), [mentions]);

  const claimContext = useCallback(
    (relation: ResolvedRelation) => relationContext(relation, byId, contextsIn(text)),
    [byId, text],
  );

  const evidenceOf = (relation: ResolvedRelation) => {
    const found = relation.evidence.flatMap((pair) => {
      const head = byId.get(pair.head);
      const tail = byId.get(pair.tail);
      return head && tail ? [evidenceRuns(text, sentences, head, tail)] : [];
    });
    return distinctSentences(found).slice(0, MAX_EVIDENCE);
  };

  return (
    <RelationPanel
      relations={relations}
      total={all.length}
      lessCertain={lessCertain}
      onLessCertain={(isOpen) =>
        store.dispatch({
          type: 'threshold-moved',
          of: 'relations',
          threshold: isOpen ? 0 : LIKELY,
        })
      }
      contextOf={claimContext}
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
      of={of}
      onAll={() => store.dispatch({ type: 'relations-listed' })}
      noteOf={(relation) => noteOf(document, relation)}
      edits={(id) => offersFor(EDITS, { kind: 'relation', id }, store, perform)}
      onVerdict={(id, verdict) => {
        const command = commandWithId(verdict === 'accepted' ? 'accept' : 'reject');
        if (command) choose(command, { kind: 'relation', id }, store, perform);
      }}
      onThreshold={(value) =>
        store.dispatch({ type: 'threshold-moved', of: 'relations', threshold: value })
      }
    />
  );
}
