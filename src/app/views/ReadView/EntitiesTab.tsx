import { useCallback, useDeferredValue } from 'react';
import { LIKELY_ENTITY } from '../../../core/annotation.ts';
import { noteOn, subjectOfEntity } from '../../../core/document/edits/notes.ts';
import type { EntityGroup } from '../../../core/document/model.ts';
import { focusedId } from '../../commands/focused.ts';
import { appliedAgain } from '../../commands/set-aside.ts';
import { compareTypes } from '../../content/types.ts';
import { EntityPanel } from '../../parts/EntityPanel/EntityPanel.tsx';
import { LayerFilter } from '../../parts/EntityPanel/LayerFilter.tsx';
import type { AppStore } from '../../state/actions.ts';
import {
  selectAllMentions,
  selectDecided,
  selectLayers,
} from '../../state/document/select-resolved.ts';
import { nextOfGroup } from '../../state/document/steps.ts';
import type { State } from '../../state/model.ts';
import {
  selectGuideline,
  selectGuidelines,
  selectIsDictionaryOff,
} from '../../state/reading/select-reading.ts';
import {
  selectDiffering,
  selectGroups,
  selectLeft,
  selectLessCertainEntities,
  selectMentions,
  selectTypeCounts,
} from '../../state/view/select-shown.ts';
import { contextsIn } from '../../text/contexts-in.ts';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';
import { AgreementDetails } from './AgreementDetails.tsx';
import { readingProgress } from './reading-progress.ts';

const NONE: readonly never[] = [];
const noContext = () => undefined;

export function EntitiesTab({ store }: { readonly store: AppStore }) {
  const counts = useSelected(store, selectTypeCounts);
  const groups = useSelected(store, selectGroups);
  const focused = useSelected(store, selectFocusedGroup);
  const threshold = useSelected(store, (state) => state.view.filter.thresholds.entities);
  const lessCertain = useSelected(store, selectLessCertainEntities);
  const layer = useSelected(store, (state) => state.view.filter.layer);
  const layers = useSelected(store, selectLayers);
  const guideline = useSelected(store, selectGuideline);
  const guidelines = useSelected(store, selectGuidelines);
  const isDictionaryOff = useSelected(store, selectIsDictionaryOff);
  const progress = useSelected(store, readingProgress);
  const text = useSelected(store, (state) => state.document?.text ?? '');
  // Contexts come after the reading, during which each window would search the whole text, and after the names.
  const wanted = progress === 'reading' ? noContext : contextsIn(text);
  const ready = useDeferredValue(wanted, noContext);
  const setAside = useSelected(store, (state) => state.document?.setAside ?? NONE);
  const decided = useSelected(store, selectDecided);
  const differing = useSelected(store, selectDiffering);
  const only = useSelected(store, ({ view: { filter } }) =>
    filter.isUndecidedOnly ? 'undecided' : filter.isDifferingOnly ? 'differing' : undefined,
  );
  const undecidedRelations = useSelected(store, (state) => selectLeft(state).relations);
  const document = useSelected(store, (state) => state.document);
  const perform = usePerform();
  const goToNext = useCallback(
    ({ group }: EntityGroup) => {
      const state = store.getState();
      const { focus } = state.view;
      const now = focus?.kind === 'mention' ? focus.id : undefined;
      const next = nextOfGroup(selectMentions(state), group, now);
      if (next) store.dispatch({ type: 'focused', focus: { kind: 'mention', id: next.id } });
    },
    [store],
  );
  const vocabularies = useSelected(store, (state) => state.vocabularies ?? NONE);
  return (
    <EntityPanel
      counts={counts}
      groups={groups}
      contextOf={ready === wanted ? wanted : noContext}
      focused={focused}
      threshold={threshold}
      lessCertain={lessCertain}
      onLessCertain={(isOpen) =>
        store.dispatch({
          type: 'threshold-moved',
          of: 'entities',
          threshold: isOpen ? 0 : LIKELY_ENTITY,
        })
      }
      guideline={guideline}
      guidelines={guidelines}
      typesOf={(name) => typesOf(store.getState(), name)}
      progress={progress}
      vocabularies={vocabularies.map(({ name }) => name)}
      onVocabularies={() =>
        store.dispatch({ type: 'dialog-opened', dialog: { kind: 'vocabularies' } })
      }
      undecided={decided ? decided.mentions.of - decided.mentions.done : 0}
      onLeave={() => {
        const first = focusedId(store.getState()) ?? selectMentions(store.getState())[0]?.id;
        if (first !== undefined) perform({ type: 'go-to-mention', id: first });
      }}
      differing={differing}
      undecidedRelations={undecidedRelations}
      only={only}
      onOnly={(wanted) =>
        store.dispatch({ type: 'review-chosen', ...(wanted && { only: wanted }) })
      }
      noteOf={(group) => document && noteOn(document, subjectOfEntity(group))?.text}
      onAcceptAbove={() =>
        store.dispatch({ type: 'dialog-opened', dialog: { kind: 'accept-above' } })
      }
      setAside={setAside}
      onAgain={(wanted) => {
        const { document } = store.getState();
        if (document) perform(appliedAgain(document, wanted));
      }}
      agreement={<AgreementDetails store={store} />}
      onToggleType={(entityType) => store.dispatch({ type: 'type-toggled', entityType })}
      onThreshold={(value) =>
        store.dispatch({ type: 'threshold-moved', of: 'entities', threshold: value })
      }
      isDictionaryOff={isDictionaryOff}
      onDictionary={(isOn) => store.dispatch({ type: 'dictionary-switched', isOn })}
      onGuideline={(name) => store.dispatch({ type: 'guideline-chosen', guideline: name })}
      onGroup={goToNext}
    >
      {layers && (
        <LayerFilter
          layer={layer}
          counts={layers}
          onLayer={(next) => store.dispatch({ type: 'layer-chosen', layer: next })}
        />
      )}
    </EntityPanel>
  );
}

function selectFocusedGroup(state: State): string | undefined {
  const { focus } = state.view;
  if (focus?.kind === 'group') return focus.group;
  if (focus?.kind !== 'mention') return undefined;
  return selectAllMentions(state).find((mention) => mention.id === focus.id)?.group;
}

/** Types for which the pack has a head under this guideline. */
function typesOf(state: State, guideline: string): readonly string[] {
  if (state.engine.status !== 'ready') return [];
  return state.engine.opened.manifest.entities.heads
    .filter((head) => head.guideline === guideline)
    .map((head) => head.type)
    .sort(compareTypes);
}
