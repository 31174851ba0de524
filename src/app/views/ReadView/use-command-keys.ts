import { useEffect } from 'react';
import type { Deed } from '../../commands/command.ts';
import { commandOf } from '../../commands/commands.ts';
import { keyName } from '../../keys/key-name.ts';
import { keySettings } from '../../keys/key-settings.ts';
import { actsOnPage } from '../../keys/page-keys.ts';
import type { ReadPage } from './perform.ts';

export interface CommandKeysOptions extends Pick<ReadPage, 'store' | 'root' | 'card'> {
  readonly act: (deed: Deed) => void;
}

/** Runs commands by their keys, wherever `actsOnPage` allows it. */
export function useCommandKeys({ store, root, card, act }: CommandKeysOptions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { selection } = store.getState().view.curation;
      // A selection made by keyboard counts as focus in the text, wherever the focus is.
      const isSelecting = selection?.by === 'keys' && !isOnButton(event);
      const isInText = isSelecting || (root.current?.contains(document.activeElement) ?? false);
      const isInCard = card.current?.contains(document.activeElement) ?? false;
      const { letters, own } = keySettings();
      if (!actsOnPage(event, { letters, isInText: isInText || isInCard })) return;
      const command = commandOf(keyName(event), isInText, own);
      if (!command || (event.repeat && !command.isRepeatable)) return;
      const deed = command.does(store.getState());
      if (!deed) return;
      event.preventDefault();
      act(deed);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store, root, card, act]);
}

/** Enter and the arrow keys belong to the focused button. */
const isOnButton = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('button, a, summary, [role="tab"]') !== null;
