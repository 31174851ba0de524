import { useEffect } from 'react';
import { commandOf } from '../../commands/commands.ts';
import { keyName } from '../../keys/key-name.ts';
import { keySettings } from '../../keys/key-settings.ts';
import { actsOnPage } from '../../keys/page-keys.ts';
import { perform, type ReadPage } from './perform.ts';

/** The keys of the commands, wherever `actsOnPage` lets them act. */
export function useCommandKeys({ store, root, card, onKeys }: ReadPage): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isInText = root.current?.contains(document.activeElement) ?? false;
      const isInCard = card.current?.contains(document.activeElement) ?? false;
      const { letters, own } = keySettings();
      if (!actsOnPage(event, { letters, isInText: isInText || isInCard })) return;
      const command = commandOf(keyName(event), isInText, own);
      if (!command || (event.repeat && !command.isRepeatable)) return;
      const deed = command.does(store.getState());
      if (!deed) return;
      event.preventDefault();
      perform(deed, { store, root, card, onKeys });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store, root, card, onKeys]);
}
