import { splitPlaces } from '../../../core/document/edits/mentions.ts';
import { split } from '../../commands/span.ts';
import { SplitDialog } from '../../parts/CurationDialogs/SplitDialog.tsx';
import type { AppStore } from '../../state/actions.ts';
import { selectAllMentions } from '../../state/document/select-resolved.ts';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';

/** Lets the person choose where to split a mention of several words. */
export function SplitChooser({ store, id }: { readonly store: AppStore; readonly id: string }) {
  const document = useSelected(store, (state) => state.document);
  const mentions = useSelected(store, selectAllMentions);
  const perform = usePerform();
  const mention = mentions.find((one) => one.id === id);
  if (!document || !mention) return null;
  const places = splitPlaces(document, mention).map((at) => ({
    at,
    first: document.text.slice(mention.start, at).trim(),
    second: document.text.slice(at, mention.end),
  }));
  return (
    <SplitDialog
      places={places}
      onSplit={(at) => {
        perform({ type: 'dialog-closed' });
        perform(split(document, mention, at));
      }}
      onClose={() => perform({ type: 'dialog-closed' })}
    />
  );
}
