import type { RefObject } from 'react';
import { type Arc, Arcs } from '../../parts/Arcs/Arcs.tsx';
import type { AppStore } from '../../state/actions.ts';
import { AnswerHighlight } from './AnswerHighlight.tsx';
import { FocusCard } from './FocusCard.tsx';
import { FocusHandles } from './FocusHandles.tsx';

export interface TextToolsProps {
  readonly store: AppStore;
  /** The document element. */
  readonly root: RefObject<HTMLElement | null>;
  readonly card: RefObject<HTMLElement | null>;
  /** Id of the mention whose card is shown. */
  readonly id: string | undefined;
  /** The relations of the mention in focus. */
  readonly arcs: readonly Arc[];
  readonly onHoverCard: (isOver: boolean) => void;
}

/** Everything that is drawn over or beside the text about what is in focus: none of it is needed to show the text. */
export function TextTools({ store, root, card, id, arcs, onHoverCard }: TextToolsProps) {
  return (
    <>
      <AnswerHighlight store={store} root={root} />
      <Arcs arcs={arcs} root={root} />
      <FocusHandles store={store} root={root} />
      <FocusCard store={store} id={id} root={root} card={card} onHover={onHoverCard} />
    </>
  );
}
