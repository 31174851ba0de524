import type { AppStore } from '../../state/actions.ts';
import { useSelected } from '../use-selected.ts';
import { AcceptAbove } from './AcceptAbove.tsx';
import { ConceptChooser } from './ConceptChooser.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import { RelationEditor } from './RelationEditor.tsx';
import { SplitChooser } from './SplitChooser.tsx';
import { TypeChooser } from './TypeChooser.tsx';

/** The dialogs about a mention, a relation or the selection. */
export function CurationDialogs({ store }: { readonly store: AppStore }) {
  const dialog = useSelected(store, (state) => state.view.dialog);
  switch (dialog?.kind) {
    case 'concept':
      return <ConceptChooser store={store} id={dialog.mention} />;
    case 'type':
      return <TypeChooser store={store} purpose={dialog.for} />;
    case 'split':
      return <SplitChooser store={store} id={dialog.mention} />;
    case 'note':
      return <NoteEditor store={store} dialog={dialog} />;
    case 'relation':
      return <RelationEditor store={store} dialog={dialog} />;
    case 'accept-above':
      return <AcceptAbove store={store} />;
    default:
      return null;
  }
}
