import { type RefObject, useContext, useMemo, useState } from 'react';
import { noteOn, subjectOfEntity, subjectOfMention } from '../../../core/document/edits/notes.ts';
import type { ResolvedMention } from '../../../core/document/model.ts';
import { isLinkable } from '../../../core/link/linkable.ts';
import { findAbbreviations } from '../../../core/text/abbreviations.ts';
import { commandWithId } from '../../commands/commands.ts';
import { conceptDeed } from '../../commands/concept.ts';
import { focusedId } from '../../commands/focused.ts';
import { markAs } from '../../commands/mark.ts';
import { MarginNote } from '../../parts/MarginNote/MarginNote.tsx';
import type { LinkStatus } from '../../parts/MentionCard/CardConcept.tsx';
import { MentionCard } from '../../parts/MentionCard/MentionCard.tsx';
import { useMargin } from '../../parts/MentionCard/use-margin.ts';
import type { AppStore } from '../../state/actions.ts';
import {
  selectAllGroups,
  selectNamesakes,
  selectTypes,
} from '../../state/document/select-resolved.ts';
import { isLinkingToCome } from '../../state/linking/reduce-linking.ts';
import { selectMentions, selectRelations } from '../../state/view/select-shown.ts';
import { blocksOf } from '../../text/blocks.ts';
import { contextsIn } from '../../text/contexts-in.ts';
import { rangeOf } from '../../text/dom-offsets.ts';
import { type OutlinePart, outlineOf } from '../../text/outline.ts';
import { bringIntoSight } from '../../text/sight.ts';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';
import { choosePanel } from './choose-panel.ts';
import { DockContext } from './dock.ts';
import { choose, offersFor } from './offers.ts';
import { useSuggestedConcepts } from './use-suggested-concepts.ts';
import { useSynonyms } from './use-synonyms.ts';

/** Commands offered beside the types, in this order. */
const EDITS = [
  ...['grow-start', 'shrink-start', 'shrink-end', 'grow-end', 'split', 'join', 'join-pieces'],
  ...['occurrences', 'always', 'relate', 'note', 'note-entity'],
];

export interface FocusCardProps {
  readonly store: AppStore;
  readonly id: string | undefined;
  readonly root: RefObject<HTMLElement | null>;
  readonly card: RefObject<HTMLElement | null>;
  readonly onHover: (isOver: boolean) => void;
}

/** The card of the mention under the pointer or in focus. */
export function FocusCard({ store, id, root, card, onHover }: FocusCardProps) {
  const mentions = useSelected(store, selectMentions);
  const groups = useSelected(store, selectAllGroups);
  const relations = useSelected(store, selectRelations);
  const text = useSelected(store, (state) => state.document?.text);
  const from = useSelected(store, (state) => state.document?.imported?.from);
  const mention = mentions.find((one) => one.id === id);
  const context = mention && contextsIn(text ?? '')(mention);
  const longForms = useMemo(() => findAbbreviations(text ?? ''), [text]);
  const synonyms = useSynonyms(mention?.link?.concept?.id);
  const suggested = useSuggestedConcepts(mention);
  const isWaiting = useSelected(store, isLinkingToCome);
  const types = useSelected(store, selectTypes);
  const isForName = useSelected(store, (state) => state.view.curation.isForName === true);
  const document = useSelected(store, (state) => state.document);
  const focused = useSelected(store, focusedId);
  const perform = usePerform();
  const [isEditing, setEditing] = useState(false);
  const dock = useContext(DockContext);
  const hasMargin = useMargin(root);
  if (!mention) return hasMargin ? <RestingMargin store={store} root={root} /> : null;
  const group = groups.find((one) => one.group === mention.group);
  const focus = { kind: 'mention', id: mention.id } as const;
  const run = (id: string) => {
    const command = commandWithId(id);
    if (command) choose(command, focus, store, perform);
  };
  const nameOf = (group: string) => groups.find((one) => one.group === group)?.name ?? group;
  return (
    <MentionCard
      mention={mention}
      context={context ?? {}}
      longForm={longForms.at(mention.start).get(mention.text)}
      concept={{
        status: statusOf(mention, isWaiting),
        synonyms,
        suggested,
        onChoose: (choice) => {
          const deed = conceptDeed(store.getState(), mention, choice, 'name');
          if (deed) perform(deed);
        },
        onSet: () =>
          store.dispatch({
            type: 'dialog-opened',
            dialog: { kind: 'concept', mention: mention.id },
          }),
      }}
      group={group && { ...group, mentions: mentions.filter((one) => one.group === group.group) }}
      relations={relations.filter(
        (one) =>
          one.verdict !== 'rejected' && (one.head === mention.group || one.tail === mention.group),
      )}
      from={from}
      nameOf={nameOf}
      root={root}
      card={card}
      dock={hasMargin ? undefined : (dock ?? undefined)}
      onHover={onHover}
      onClose={() => store.dispatch({ type: 'focus-left' })}
      note={document && noteOn(document, subjectOfMention(mention))?.text}
      entityNote={document && group && noteOn(document, subjectOfEntity(group))?.text}
      isActing={mention.id === focused}
      isEditing={isEditing}
      onEditing={() => setEditing(!isEditing)}
      edits={{
        types,
        edits: isEditing ? offersFor(EDITS, focus, store, perform) : [],
        onType: (type) => {
          store.dispatch({ type: 'focused', focus });
          const deed = markAs(store.getState(), type);
          if (deed) perform(deed);
        },
      }}
      scope={{ isForName, count: selectNamesakes(store.getState(), mention).length }}
      onScope={() => run('for-name')}
      onVerdict={(verdict) => run(verdict === 'accepted' ? 'accept' : 'reject')}
      onMention={(next) =>
        store.dispatch({ type: 'focused', focus: { kind: 'mention', id: next } })
      }
      onRelation={(relation) => {
        choosePanel(store, 'relations');
        store.dispatch({ type: 'focused', focus: { kind: 'relation', id: relation } });
      }}
    />
  );
}

/** The content of the margin while no mention is in focus. */
function RestingMargin({ store, root }: Pick<FocusCardProps, 'store' | 'root'>) {
  const text = useSelected(store, (state) => state.document?.text ?? '');
  const mentions = useSelected(store, selectMentions);
  const outline = useMemo(() => outlineOf(text, blocksOf(text), mentions), [text, mentions]);
  const onPart = ({ start, end }: OutlinePart) => {
    const range = root.current && rangeOf(root.current, start, Math.min(end, start + 1));
    bringIntoSight(range?.startContainer.parentElement, () => range?.getBoundingClientRect());
  };
  return <MarginNote outline={outline} onPart={onPart} />;
}

function statusOf({ type, link }: ResolvedMention, isWaiting: boolean): LinkStatus {
  if (!isLinkable(type)) return 'none';
  if (link) return 'linked';
  return isWaiting ? 'waiting' : 'off';
}
