import { type RefObject, useMemo } from 'react';
import { mentionContexts } from '../../../core/context/context.ts';
import { Gloss } from '../../parts/Gloss/Gloss.tsx';
import type { AppStore } from '../../state/actions.ts';
import { selectAllGroups, selectMentions, selectRelations } from '../../state/selectors.ts';
import { useSelected } from '../use-selected.ts';

export interface MentionGlossProps {
  readonly store: AppStore;
  readonly id: string | undefined;
  readonly root: RefObject<HTMLElement | null>;
  readonly card: RefObject<HTMLElement | null>;
  readonly onHover: (isOver: boolean) => void;
}

/** The gloss of the mention under the pointer or in focus. */
export function MentionGloss({ store, id, root, card, onHover }: MentionGlossProps) {
  const mentions = useSelected(store, selectMentions);
  const groups = useSelected(store, selectAllGroups);
  const relations = useSelected(store, selectRelations);
  const text = useSelected(store, (state) => state.document?.text);
  const mention = mentions.find((one) => one.id === id);
  const context = useMemo(
    () => (mention && text !== undefined ? mentionContexts(text, [mention])[0] : undefined),
    [text, mention],
  );
  if (!mention) return null;
  const nameOf = (group: string) => groups.find((one) => one.group === group)?.name ?? group;
  return (
    <Gloss
      mention={mention}
      context={context ?? {}}
      group={groups.find((group) => group.group === mention.group)}
      relations={relations.filter(
        (one) =>
          one.verdict !== 'rejected' && (one.head === mention.group || one.tail === mention.group),
      )}
      nameOf={nameOf}
      root={root}
      card={card}
      onHover={onHover}
      onClose={() => store.dispatch({ type: 'focus-left' })}
      onJudge={(verdict) => store.dispatch({ type: 'mention-judged', id: mention.id, verdict })}
      onMention={(next) =>
        store.dispatch({ type: 'focused', focus: { kind: 'mention', id: next } })
      }
      onRelation={(relation) => {
        store.dispatch({ type: 'panel-chosen', panel: 'relations' });
        store.dispatch({ type: 'focused', focus: { kind: 'relation', id: relation } });
      }}
    />
  );
}
