import type { KeyboardEvent } from 'react';
import { commandOf } from '../../commands/commands.ts';
import { keyName } from '../../keys/key-name.ts';
import { keySettings } from '../../keys/key-settings.ts';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { TypeGrid } from '../TypeGrid/TypeGrid.tsx';

export interface TypeDialogProps {
  readonly title: string;
  readonly types: readonly string[];
  readonly current: string | undefined;
  readonly onType: (type: string) => void;
  readonly onClose: () => void;
}

/** Lists all types, including those without a key. */
export function TypeDialog({ title, types, current, onType, onClose }: TypeDialogProps) {
  function onKeyDown(event: KeyboardEvent) {
    const { letters, own } = keySettings();
    const id =
      letters === 'off' ? undefined : commandOf(keyName(event.nativeEvent), false, own)?.id;
    if (!id?.startsWith(PREFIX)) return;
    // The dialog is gone when the page receives the key, so the key is marked as used.
    event.preventDefault();
    onType(id.slice(PREFIX.length));
  }
  return (
    <Dialog title={title} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons within. */}
      <div onKeyDown={onKeyDown}>
        <TypeGrid label={title} types={types} current={current} onType={onType} />
      </div>
    </Dialog>
  );
}

const PREFIX = 'type:';
