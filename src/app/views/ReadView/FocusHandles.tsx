import type { RefObject } from 'react';
import { commandWithId } from '../../commands/commands.ts';
import { focusedMention } from '../../commands/focused.ts';
import { moveEnd } from '../../commands/span.ts';
import { MentionHandles } from '../../parts/MentionHandles/MentionHandles.tsx';
import type { AppStore } from '../../state/actions.ts';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';

/** The grips of the mention in focus, unless something is selected. */
export function FocusHandles(props: {
  readonly store: AppStore;
  readonly root: RefObject<HTMLElement | null>;
}) {
  const { store, root } = props;
  const mention = useSelected(store, focusedMention);
  const document = useSelected(store, (state) => state.document);
  const isSelecting = useSelected(store, (state) => state.view.curation.selection !== undefined);
  const perform = usePerform();
  if (!document || !mention || mention.verdict === 'rejected' || isSelecting) return null;
  return (
    <MentionHandles
      key={mention.id}
      mention={mention}
      text={document.text}
      root={root}
      onEnd={(edge, to) => perform(moveEnd(document, mention, edge, to))}
      onRelate={(to) => {
        if (to !== undefined) {
          perform({
            type: 'dialog-opened',
            dialog: { kind: 'relation', head: mention.id, tail: to },
          });
          return;
        }
        const deed = commandWithId('relate')?.does(store.getState());
        if (deed) perform(deed);
      }}
    />
  );
}
