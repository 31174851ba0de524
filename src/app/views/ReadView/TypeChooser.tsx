import { focusedMention } from '../../commands/focused.ts';
import { markAs } from '../../commands/mark.ts';
import { TypeDialog } from '../../parts/CurationDialogs/TypeDialog.tsx';
import type { AppStore } from '../../state/actions.ts';
import { selectTypes } from '../../state/document/select-resolved.ts';
import { usePerform } from '../perform-context.ts';
import { useSelected } from '../use-selected.ts';

/** Lets the person choose a type: for the selection, the mention in focus, or all later selections. */
export function TypeChooser(props: {
  readonly store: AppStore;
  readonly purpose: 'mark' | 'fixed';
}) {
  const { store, purpose } = props;
  const types = useSelected(store, selectTypes);
  const selection = useSelected(store, (state) => state.view.curation.selection);
  const text = useSelected(store, (state) => state.document?.text ?? '');
  const mention = useSelected(store, focusedMention);
  const perform = usePerform();
  const marked = selection ? text.slice(selection.start, selection.end) : mention?.text;
  const isFixed = purpose === 'fixed';
  return (
    <TypeDialog
      title={isFixed ? 'Mark all that is selected as' : `Type of “${marked ?? ''}”`}
      types={types}
      current={isFixed || selection ? undefined : mention?.type}
      onType={(type) => {
        const deed = isFixed
          ? ({ type: 'fixed-type-chosen', entityType: type } as const)
          : markAs(store.getState(), type);
        perform({ type: 'dialog-closed' });
        if (deed) perform(deed);
      }}
      onClose={() => perform({ type: 'dialog-closed' })}
    />
  );
}
