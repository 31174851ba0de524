import { noteOn } from '../../../core/document/edits/notes.ts';
import type { AppStore } from '../../state/actions.ts';
import type { State } from '../../state/model.ts';
import { useSelected } from '../use-selected.ts';
import styles from './ReadView.module.css';

const selectNote = ({ document }: State): string | undefined =>
  document && noteOn(document, { kind: 'document' })?.text;

/** The note on the document, above its text and not part of it. */
export function DocumentNote({ store }: { readonly store: AppStore }) {
  const note = useSelected(store, selectNote);
  if (note === undefined) return null;
  return (
    <p className={styles.note} data-document-note="">
      {note}
    </p>
  );
}
